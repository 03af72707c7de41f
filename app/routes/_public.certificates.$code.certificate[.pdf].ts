import type { LoaderFunctionArgs } from '@remix-run/node';
import { renderCertificate } from '#domain/catalogue/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { guarded } from '#web/guard.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';
import { isDemo } from '#web/site.server.ts';

/** The certificate as a PDF in the reader's language, in the state it has now. */
export async function loader({ params }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const typed = requireParam(params, 'code');
  const { code, pdf } = await guarded(() =>
    renderCertificate(typed, {
      lang: contentLang(lang),
      now: new Date(),
      demo: isDemo(),
      origin: publicOrigin(),
    }),
  );
  return new Response(Buffer.from(pdf), {
    headers: {
      ...PUBLIC_PAGE,
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="raqmana-${code}.pdf"`,
    },
  });
}
