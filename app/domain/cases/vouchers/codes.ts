/** Calendar days that a firm may add to its voucher, once, in the last days before it ends. */
export const EXTENSION_DAYS = 60;
export const EXTENSION_WINDOW_DAYS = 30;

/** Longest reason somebody writes about a voucher, in characters. */
export const LONGEST_VOUCHER_REASON = 500;

/** Centimes in a dirham. */
const DIRHAM = 100n;
/** Ends of the bands in which the public reads the ceiling of a voucher, in dirhams. */
const BAND_ENDS = [10_000n, 25_000n, 50_000n, 100_000n, 250_000n, 500_000n] as const;

/** Between which round amounts an amount lies, in centimes; `to` is null over the last one. */
export interface Band {
  readonly from: bigint;
  readonly to: bigint | null;
}

/** The band of an amount: above `from`, up to `to`. */
export function bandOf(amount: bigint): Band {
  const place = BAND_ENDS.findIndex((end) => amount <= end * DIRHAM);
  const at = (index: number) => (BAND_ENDS[index] ?? 0n) * DIRHAM;
  if (place === -1) return { from: at(BAND_ENDS.length - 1), to: null };
  return { from: place === 0 ? 0n : at(place - 1), to: at(place) };
}
