import type { LoaderFunctionArgs } from '@remix-run/node';
import { renderReport } from '#domain/assessment/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { isDemo } from '#web/site.server.ts';
import { matchedOffers } from './_public.assess.$id.matches._index/report.server.ts';

/** The report as a PDF in the reader's language. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const actor = actorOf(context, lang);
  const request = { id, lang: contentLang(lang), demo: isDemo(), origin: publicOrigin() };
  const matching = await matchedOffers(actor, id, request.lang);
  const pdf = await guarded(() => renderReport(actor, { ...request, matching }));
  return new Response(Buffer.from(pdf), {
    headers: {
      ...PRIVATE_PAGE,
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="raqmana.pdf"',
    },
  });
}
