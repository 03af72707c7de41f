import { readMetrics } from '#platform/metrics.ts';

/** Prometheus' text format; to be reached from inside only (see docs/operations.md). */
export async function loader() {
  const { contentType, body } = await readMetrics();
  return new Response(body, {
    headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store' },
  });
}
