import type { LoaderFunctionArgs } from '@remix-run/node';
import { renderOwnLetter } from '#domain/cases/index.server.ts';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { guarded } from '#web/guard.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { isDemo } from '#web/site.server.ts';

/** The letter of a decision as a PDF in the applicant's language; 404 until it was opened. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const id = requireParam(args.params, 'id');
  const options = { demo: isDemo(), origin: publicOrigin() };
  const { number, pdf } = await guarded(() => renderOwnLetter(actor, id, options));
  return new Response(Buffer.from(pdf), {
    headers: {
      ...PRIVATE_PAGE,
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${number}-decision.pdf"`,
    },
  });
}
