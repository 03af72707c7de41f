import { fill } from './fact-words.ts';
import type { Speaker } from './speaker.ts';

/** What a number stands for. A factor multiplies an amount: when it is small it is a share. */
export type Unit = 'mad' | 'share' | 'number' | 'factor';

const LARGEST_SHARE = 2;

/** How tightly a text holds together: what is looser goes into brackets inside what is tighter. */
const TIGHTNESS = { atom: 3, product: 2, sum: 1, bounded: 0 } as const;

/** An expression told on one line. */
export interface Inline {
  readonly text: string;
  readonly tightness: keyof typeof TIGHTNESS;
}

export function numberText(value: number, unit: Unit, speaker: Speaker): string {
  if (unit === 'mad') return speaker.money(value);
  const isShare = unit === 'share' || (unit === 'factor' && Math.abs(value) <= LARGEST_SHARE);
  return isShare ? speaker.share(value) : speaker.number(value);
}

/** Parts joined by a sign, or null when one of them cannot be told on one line. */
export function joined(
  parts: readonly (Inline | null)[],
  template: string,
  around: 'product' | 'sum',
  group: string,
): Inline | null {
  const known = parts.filter((part) => part !== null);
  const [first, ...rest] = known;
  if (first === undefined || known.length < parts.length) return null;
  if (rest.length === 0) return first;
  // What is taken off may itself be a sum: a sum inside a sum needs brackets too.
  const within = ({ text, tightness }: Inline) =>
    TIGHTNESS[tightness] < TIGHTNESS[around] || (tightness === 'sum' && around === 'sum')
      ? fill(group, { text })
      : text;
  const text = rest.reduce(
    (left, right) => fill(template, { left, right: within(right) }),
    within(first),
  );
  return { text, tightness: around };
}

/** A value with the limit it does not pass. */
export function boundedText(value: Inline, limit: string, template: string): Inline {
  return { text: fill(template, { value: value.text, limit }), tightness: 'bounded' };
}
