import type { LoaderFunctionArgs } from '@remix-run/node';
import { seeOther } from '#web/responses.server.ts';
import { openDraft } from './page.server.ts';

/** Leads to the first step that lacks something, the last one when nothing does. */
export async function loader(args: LoaderFunctionArgs) {
  const { draft, here } = await openDraft(args);
  return seeOther(`${here}/${draft.problems[0]?.step ?? 'review'}`);
}
