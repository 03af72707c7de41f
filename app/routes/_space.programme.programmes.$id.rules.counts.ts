import type { LoaderFunctionArgs } from '@remix-run/node';
import { getDraft } from '#domain/programmes/index.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import {
  requireStudio,
  untampered,
} from './_space.programme.programmes.$id._index/section.server.ts';
import { countsView } from './_space.programme.programmes.$id.rules._index/counts.server.ts';

/** How many firms the rules of a draft take: a sample at once, or all of them (`exact`). */
export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireStudio(args);
  const id = requireParam(args.params, 'id');
  const draft = await untampered({ lang, id }, () => getDraft(actor, id));
  const exact = new URL(args.request.url).searchParams.has('exact');
  return Response.json(await countsView(lang, draft, { exact, now: actor.now }), {
    headers: PRIVATE_PAGE,
  });
}
