import type { LoaderFunctionArgs } from '@remix-run/node';
import { renderVoucher } from '#domain/cases/index.server.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { guarded } from '#web/guard.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { notFound, requireLang, requireParam } from '#web/params.server.ts';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { isDemo } from '#web/site.server.ts';

/** The voucher as a PDF in the reader's language, in the state it has now. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const request = { lang: contentLang(lang), demo: isDemo(), origin: publicOrigin() };
  const { number, pdf } = await guarded(() => opened(() => renderVoucher(actor, id, request)));
  return new Response(Buffer.from(pdf), {
    headers: {
      ...PRIVATE_PAGE,
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="raqmana-${number}.pdf"`,
    },
  });
}

/** Before its decision was opened, a voucher is as if there were none. */
async function opened<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'cases.not-opened') throw notFound();
    throw error;
  }
}
