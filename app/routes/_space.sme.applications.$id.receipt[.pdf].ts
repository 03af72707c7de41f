import type { LoaderFunctionArgs } from '@remix-run/node';
import { renderOwnReceipt } from '#domain/cases/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { guarded } from '#web/guard.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { isDemo } from '#web/site.server.ts';

/** The receipt of a request as a PDF in the reader's language; 404 for a draft. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = contentLang(requireLang(args.params));
  const id = requireParam(args.params, 'id');
  const options = { lang, demo: isDemo(), origin: publicOrigin() };
  const { number, pdf } = await guarded(() => renderOwnReceipt(actor, id, options));
  return new Response(Buffer.from(pdf), {
    headers: {
      ...PRIVATE_PAGE,
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${number}.pdf"`,
    },
  });
}
