import type { LoaderFunctionArgs } from '@remix-run/node';
import { getSmeOverview } from '#domain/assessment/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { guarded } from '#web/guard.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { seeOther } from '#web/responses.server.ts';

/** The plan of the firm's latest assessment; without one, its overview says what to do first. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'sme');
  const lang = requireLang(args.params);
  const { latest } = await guarded(() => getSmeOverview(actor, contentLang(lang)));
  return seeOther(latest ? `/${lang}/assess/${latest.id}/roadmap` : `/${lang}/sme`);
}
