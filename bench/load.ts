import autocannon from 'autocannon';
import { processorSeconds, residentMb, type ServerProcess } from './processes.ts';

const SAMPLE_MS = 200;

export interface Target {
  readonly server: ServerProcess;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Measured {
  /** Requests a second of wall time. */
  readonly rate: number;
  /** Share of one core that the server used, 0 to 1; NaN where unknown. */
  readonly busy: number;
  /** Time from request to answer, milliseconds. */
  readonly p50: number;
  readonly p95: number;
  /** Largest resident memory seen, MB. */
  readonly memory: number;
}

/** Asks for one page over and over from `clients` connections; throws when an answer is not 2xx. */
export async function load(target: Target, clients: number, seconds: number): Promise<Measured> {
  const { pid, origin } = target.server;
  let memory = await residentMb(pid);
  const sampling = setInterval(() => {
    void residentMb(pid).then((now) => (memory = Math.max(memory, now)));
  }, SAMPLE_MS);
  const times: number[] = [];
  const before = await processorSeconds(pid);
  const run = autocannon({
    url: origin + target.path,
    connections: clients,
    duration: seconds,
    headers: target.headers,
  });
  run.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  const result = await run;
  const busy = ((await processorSeconds(pid)) - before) / result.duration;
  clearInterval(sampling);
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0) throw new Error(`${failed} requests for ${target.path} failed`);
  times.sort((a, b) => a - b);
  return {
    rate: result['2xx'] / result.duration,
    busy,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    memory,
  };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}

/** The middle one of several measures of the same thing, by its rate. */
export function middle(measures: readonly Measured[]): Measured {
  const sorted = measures.toSorted((a, b) => a.rate - b.rate);
  const found = sorted[Math.floor(sorted.length / 2)];
  if (!found) throw new Error('nothing was measured');
  return { ...found, memory: Math.max(...measures.map(({ memory }) => memory)) };
}
