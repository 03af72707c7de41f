import type { LoaderFunctionArgs } from '@remix-run/node';
import { listRoots, readDay } from '#domain/audit/index.server.ts';
import { apiErrors, apiJson, apiLimit, apiPreflight, methodNotAllowed } from '#web/api.server.ts';
import { edgeOf } from '#web/load-context.ts';

const FRESH = { 'Cache-Control': 'public, max-age=300' } as const;

/** The daily roots of the audit trail, newest first; `?before=` a day for older ones. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (request.method === 'OPTIONS') return apiPreflight('GET');
  const limited = await apiLimit(edgeOf(context).ip);
  if (limited) return limited;
  const typed = new URL(request.url).searchParams.get('before');
  const before = typed === null ? null : readDay(typed);
  if (typed !== null && before === null) {
    const message = 'The day must be written YYYY-MM-DD.';
    return apiErrors(422, [{ path: 'before', code: 'bad_date', message }]);
  }
  return apiJson(await listRoots(before), 200, FRESH);
}

export function action() {
  return methodNotAllowed('GET');
}
