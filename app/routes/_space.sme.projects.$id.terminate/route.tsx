import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EndBody } from '#ui/agreement/end-page.tsx';
import { useAgreementErrors } from '#ui/agreement/use-agreement-errors.ts';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { actOnEnd, openEnd } from './page.server.ts';

export const handle = { i18n: ['agreement'] };
export const headers = () => PRIVATE_PAGE;

export function loader(args: LoaderFunctionArgs) {
  return openEnd(args, requireFirmSide(args), 'firm');
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export function action(args: ActionFunctionArgs) {
  return actOnEnd(args, requireFirmSide(args), 'firm');
}

export default function EndOfFirm() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useAgreementErrors(refused?.errors);
  const values = refused?.values ?? {};
  return <EndBody {...{ page, side: 'sme', errors: shown, done: page.done, messages, values }} />;
}
