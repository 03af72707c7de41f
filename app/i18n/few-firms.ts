import { formatNumber } from './formatters.ts';
import type { Lang } from './languages.ts';

/** Under so many firms a count of real ones is not told: it would speak of a few of them. */
const FEWEST = 5;

/** Keeps a sign and its number in this order also within Arabic. */
const isolated = (text: string) => `\u2066${text}\u2069`;

/**
 * Counts of real firms that add up, as they may be told. When one of them is of a few firms, it is
 * not told, and the others only to the next five: else the few could be found by subtraction.
 */
export function fewFirms<Name extends string>(
  lang: Lang,
  counts: Readonly<Record<Name, number>>,
): Readonly<Record<Name, string>> {
  const hidesSome = Object.values<number>(counts).some((count) => count > 0 && count < FEWEST);
  const told = (count: number): string =>
    hidesSome ? aboutFirms(lang, count) : formatNumber(lang, count);
  const entries = Object.entries<number>(counts).map(([name, count]) => [name, told(count)]);
  return Object.fromEntries(entries) as Record<Name, string>;
}

const toTheFive = (count: number) => Math.round(count / FEWEST) * FEWEST;

/** A count of real firms by itself, as it may be told: never of a few, others to the next five. */
export function aboutFirms(lang: Lang, count: number): string {
  if (count === 0) return formatNumber(lang, count);
  if (count < FEWEST) return isolated(`< ${FEWEST}`);
  return isolated(`≈ ${formatNumber(lang, toTheFive(count))}`);
}

/** The same for a file of data: `0`, `<5`, or a whole number of fives. */
export function aboutFirmsData(count: number): string {
  if (count > 0 && count < FEWEST) return `<${FEWEST}`;
  return String(toTheFive(count));
}
