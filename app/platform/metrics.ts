export { readiness } from './readiness.ts';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { countJobs, readJobQueue } from './job-queue.ts';
import { logger } from './logger.ts';

type Metrics = { registry: Registry; httpDuration: Histogram<'method' | 'route' | 'status'> };

declare global {
  var raqmanaMetrics: Metrics | undefined;
}

function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const httpDuration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  observeJobs(registry);
  return { registry, httpDuration };
}

/** Asked of the database at each reading; while it is away the values stay as they were. */
function observeJobs(registry: Registry): void {
  new Gauge({
    name: 'job_queue_jobs',
    help: 'Jobs in the queue; those that are dead used up their tries and need somebody',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      await unlessAway(async () => {
        for (const [state, count] of Object.entries(await countJobs())) this.set({ state }, count);
      });
    },
  });
  new Gauge({
    name: 'job_queue_oldest_waiting_seconds',
    help: 'How long the oldest job that is due and not taken has been due',
    registers: [registry],
    async collect() {
      await unlessAway(async () => {
        this.set((await readJobQueue()).oldestWaitingSeconds);
      });
    },
  });
}

async function unlessAway(measure: () => Promise<void>): Promise<void> {
  try {
    await measure();
  } catch (error) {
    logger.warn({ err: error }, 'the job queue could not be measured');
  }
}

const metrics = (globalThis.raqmanaMetrics ??= createMetrics());

type HttpRequest = { method: string; route: string; status: number; seconds: number };

/**
 * Counts one answered request. `route` is the pattern (`/:lang/assess`), never the path, which
 * would hold codes and make one series a visitor.
 */
export function observeRequest({ method, route, status, seconds }: HttpRequest): void {
  metrics.httpDuration.observe({ method, route, status: String(status) }, seconds);
}

/** All metrics in Prometheus' text format, and its content type. */
export async function readMetrics(): Promise<{ contentType: string; body: string }> {
  return { contentType: metrics.registry.contentType, body: await metrics.registry.metrics() };
}
