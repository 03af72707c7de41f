import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { edgeOf } from '#web/load-context.ts';
import { notFound } from '#web/params.server.ts';

/** Any other address under a language, or a request the edge refused: the page that says so. */
export function loader({ context }: LoaderFunctionArgs): never {
  const { refusal } = edgeOf(context);
  throw refusal === null ? notFound() : new Response(null, { status: refusal });
}

export function action(args: ActionFunctionArgs): never {
  return loader(args);
}

/** Never shown: the loader always throws. Without a component this would be a bare endpoint. */
export default function Nowhere() {
  return null;
}
