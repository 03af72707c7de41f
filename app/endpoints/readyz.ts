import { readiness } from '#platform/metrics.ts';

/** Ready when the database answers, its tables are up to date, and a worker takes the jobs. */
export async function loader() {
  const checks = await readiness();
  const ready = Object.values(checks).every((ok) => ok);
  const body = Object.fromEntries(
    Object.entries(checks).map(([name, ok]) => [name, ok ? 'ok' : 'failed']),
  );
  return Response.json(body, {
    status: ready ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
