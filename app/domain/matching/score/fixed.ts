import { NO_BAND, ROW_WORDS } from './row.ts';
import { PRICE_UNKNOWN, PRICE_VALUES } from './values.ts';
import { FIRST_WEIGHTS } from './weights.ts';

const figuresOf = (words: ArrayLike<number>, row: number) => words[row * ROW_WORDS + 7] ?? 0;

/** Values of a row that no firm changes, in thousandths. */
export const recordOf = (words: ArrayLike<number>, row: number) => figuresOf(words, row) & 1023;
export const availabilityOf = (words: ArrayLike<number>, row: number) =>
  (figuresOf(words, row) >> 10) & 1023;

export function priceOf(words: ArrayLike<number>, row: number): number {
  const band = (figuresOf(words, row) >> 20) & 7;
  return band === NO_BAND ? PRICE_UNKNOWN : (PRICE_VALUES[band] ?? 0);
}

/**
 * Rows with the best record, price and availability first, by the points of the first weights. An
 * order alone: a ranking finds its best sooner, and is the same in any.
 */
export function mostPromisingFirst(words: Int32Array): Int32Array {
  const { record, price, availability } = FIRST_WEIGHTS.points;
  const rows = Array.from({ length: words.length / ROW_WORDS }, (_, row) => ({
    row,
    promise:
      record * recordOf(words, row) +
      price * priceOf(words, row) +
      availability * availabilityOf(words, row),
  }));
  rows.sort((one, other) => other.promise - one.promise);
  const ordered = new Int32Array(words.length);
  rows.forEach(({ row }, place) => {
    ordered.set(words.subarray(row * ROW_WORDS, (row + 1) * ROW_WORDS), place * ROW_WORDS);
  });
  return ordered;
}
