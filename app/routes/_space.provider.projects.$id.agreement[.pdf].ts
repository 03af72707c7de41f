import type { LoaderFunctionArgs } from '@remix-run/node';
import { getAgreementPaper } from '#domain/engagements/index.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

const PLACE = /^[1-9]\d{0,3}$/;

/** The PDF of an agreement, byte for byte as both sides saw it. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const asked = new URL(args.request.url).searchParams.get('n') ?? '';
  const place = PLACE.test(asked) ? Number(asked) : null;
  const { number, pdf } = await guarded(() => getAgreementPaper(actor, 'provider', id, place));
  return new Response(Buffer.from(pdf), {
    headers: {
      ...PRIVATE_PAGE,
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="raqmana-${number}.pdf"`,
    },
  });
}
