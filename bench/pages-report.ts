import type { Measured } from './load.ts';

const MAX_MEMORY_MB = 350;
const MIN_OF_BARE = 0.6;
const MIN_OF_STATIC = 0.5;
const MAX_P95_MS = 50;

export interface PageFigures {
  readonly name: string;
  /** Whether the page comes from the response cache. */
  readonly cached: boolean;
  readonly elements: number;
  /** Bytes of the compressed body. */
  readonly sent: number;
  readonly ours: Measured;
  /** Ours without compression. */
  readonly plain: Measured;
  readonly bare: Measured;
  readonly bytes: Measured;
  /** Ours with one client: time without queueing. */
  readonly alone: Measured;
}

/**
 * Requests a second of the server's processor time, or of wall time where the system does not tell
 * the former: neither a busy machine nor a load generator that is too slow changes it much.
 */
function perCore({ rate, busy }: Measured): number {
  return busy > 0 ? rate / busy : rate;
}

const ratio = (one: Measured, other: Measured) => perCore(one) / perCore(other);
const whole = (value: number) => Math.round(value);
const decimals = (value: number, digits: number) => Number(value.toFixed(digits));

export function printPages(figures: readonly PageFigures[]): void {
  const rows = figures.flatMap((page) => {
    const row = (measured: Measured) => ({
      'requests/s': whole(measured.rate),
      'core busy': decimals(measured.busy, 2),
      'requests/core s': whole(perCore(measured)),
      'memory MB': whole(measured.memory),
      'p50 ms': decimals(measured.p50, 1),
      'p95 ms': decimals(measured.p95, 1),
      'of bare Remix': decimals(ratio(measured, page.bare), 2),
      'of static bytes': decimals(ratio(measured, page.bytes), 3),
    });
    const about = `${page.name} (${page.elements} elements, ${page.sent} B)`;
    return [
      { page: about, ...row(page.ours) },
      { page: '  uncompressed', ...row(page.plain) },
      { page: '  one client', ...row(page.alone) },
      { page: '  bare Remix', ...row(page.bare) },
      { page: '  static bytes', ...row(page.bytes) },
    ];
  });
  console.table(rows);
}

interface Memory {
  readonly atRest: number;
  readonly underLoad: number;
  readonly clients: number;
}

export function printMemory({ atRest, underLoad, clients }: Memory): void {
  console.log(
    `Resident memory of the web process: ${whole(atRest)} MB before, ` +
      `${whole(underLoad)} MB at most under ${clients} clients`,
  );
}

export function printTargets(figures: readonly PageFigures[], underLoad: number): void {
  const percent = (share: number) => `${whole(share * 100)} %`;
  const target = (name: string, wanted: string, found: string, met: boolean) => ({
    target: name,
    wanted,
    found,
    verdict: met ? 'met' : 'missed',
  });
  const rows = figures.flatMap(({ name, cached, ours, bare, bytes, alone }) => {
    const share = cached ? ratio(ours, bytes) : ratio(ours, bare);
    const least = cached ? MIN_OF_STATIC : MIN_OF_BARE;
    const against = cached ? 'static bytes of its size' : 'the same page in bare Remix';
    return [
      target(`${name} against ${against}`, `≥ ${percent(least)}`, percent(share), share >= least),
      target(
        `${name} p95, one client`,
        `≤ ${MAX_P95_MS} ms`,
        `${alone.p95.toFixed(1)} ms`,
        alone.p95 <= MAX_P95_MS,
      ),
    ];
  });
  const memory = target(
    'memory under load',
    `≤ ${MAX_MEMORY_MB} MB`,
    `${whole(underLoad)} MB`,
    underLoad <= MAX_MEMORY_MB,
  );
  console.table([...rows, memory]);
}
