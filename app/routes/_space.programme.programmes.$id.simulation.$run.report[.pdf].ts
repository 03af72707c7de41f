import type { LoaderFunctionArgs } from '@remix-run/node';
import { renderSimulation } from '#domain/programmes/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { guarded } from '#web/guard.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { isDemo } from '#web/site.server.ts';

/** The report of a simulation as a PDF in the reader's language. */
export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme', 'programme-manager', 'auditor');
  const simulationId = requireParam(args.params, 'run');
  const pdf = await guarded(() =>
    renderSimulation(actor, {
      ...{ programmeId: requireParam(args.params, 'id'), simulationId, demo: isDemo() },
      lang: contentLang(lang),
    }),
  );
  return new Response(Buffer.from(pdf), {
    headers: {
      ...PRIVATE_PAGE,
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="raqmana-simulation-${simulationId.slice(0, 8)}.pdf"`,
    },
  });
}
