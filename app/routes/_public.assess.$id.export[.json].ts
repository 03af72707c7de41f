import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportAssessment } from '#domain/assessment/index.server.ts';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

/** Everything kept about an assessment, for its owner, as a JSON file. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const actor = actorOf(context, requireLang(params));
  const exported = await guarded(() => exportAssessment(actor, requireParam(params, 'id')));
  return new Response(`${JSON.stringify(exported, null, 2)}\n`, {
    headers: {
      ...PRIVATE_PAGE,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="raqmana.json"',
    },
  });
}
