import type { Segment } from '../codes.ts';
import type { Envelope } from '../content.ts';
import { randomOf, type Random } from './register-random.ts';
import type { RegisterRow } from './register-rows.ts';

/** Eligible firms that may draw on the same envelopes. */
export interface MoneyGroup {
  /** Region code. */
  readonly region: string;
  readonly segments: readonly Segment[];
  /** Firms that would receive something. */
  readonly firms: number;
  /** What some of them, drawn at random, would receive, in dirhams; its mean is that of all. */
  readonly aids: Float64Array;
}

/** Staff of the segments of size, both ends included. */
const SEGMENT_STAFF = {
  micro: { min: 1, max: 9 },
  small: { min: 10, max: 49 },
  medium: { min: 50, max: 199 },
} as const satisfies Readonly<
  Partial<Record<Segment, { readonly min: number; readonly max: number }>>
>;

/** Segments a firm belongs to; the register does not know which are rural. */
export function segmentsOf(row: Pick<RegisterRow, 'staff' | 'womanLed' | 'youngLed'>): Segment[] {
  const { micro, small, medium } = SEGMENT_STAFF;
  const within = ({ min, max }: { min: number; max: number }) =>
    row.staff >= min && row.staff <= max;
  return [
    ...(within(micro) ? ['micro' as const] : []),
    ...(within(small) ? ['small' as const] : []),
    ...(within(medium) ? ['medium' as const] : []),
    ...(row.womanLed ? ['women' as const] : []),
    ...(row.youngLed ? ['young' as const] : []),
  ];
}

const SAMPLE = 1_000;

interface Gathered {
  readonly region: string;
  readonly segments: readonly Segment[];
  firms: number;
  sum: number;
  readonly sample: number[];
  readonly random: Random;
}

/** Gathers firms one by one into groups; segments that no envelope is kept for do not split them. */
export function moneyGroups(envelopes: readonly Envelope[], seed: number) {
  const kept = new Set(envelopes.flatMap(({ segment }) => segment ?? []));
  const groups = new Map<string, Gathered>();
  return {
    add(region: string, row: RegisterRow, aid: number): void {
      const segments = segmentsOf(row).filter((segment) => kept.has(segment));
      const key = `${region} ${segments.join(' ')}`;
      const known = groups.get(key);
      const group = known ?? {
        ...{ region, segments, firms: 0, sum: 0, sample: [] },
        random: randomOf(seed, groups.size),
      };
      if (!known) groups.set(key, group);
      group.firms += 1;
      group.sum += aid;
      sampleInto(group, aid);
    },
    groups: (): readonly MoneyGroup[] =>
      [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => settled(group)),
  };
}

/** Every firm met so far is in the sample as likely as any other (Vitter's algorithm R). */
function sampleInto({ sample, firms, random }: Gathered, aid: number): void {
  if (sample.length < SAMPLE) {
    sample.push(aid);
    return;
  }
  const place = Math.floor(random() * firms);
  if (place < SAMPLE) sample[place] = aid;
}

function settled({ region, segments, firms, sum, sample }: Gathered): MoneyGroup {
  const sampled = sample.reduce((total, aid) => total + aid, 0) / sample.length;
  const times = sampled > 0 ? sum / firms / sampled : 0;
  return { region, segments, firms, aids: Float64Array.from(sample, (aid) => aid * times) };
}
