import { cents, type Cents } from '#domain/kernel/index.server.ts';

export interface Kept {
  readonly bucket: number;
  readonly balance: Cents;
}
export interface Withdrawal {
  readonly bucket: number;
  readonly amount: Cents;
}

/**
 * From which accounts of an envelope an amount is taken, the fullest first, so that as few as may be
 * are touched; null when all of them together have not so much.
 */
export function withdrawalsOf(accounts: readonly Kept[], amount: Cents): Withdrawal[] | null {
  const fullest = [...accounts].sort((one, other) =>
    one.balance === other.balance
      ? one.bucket - other.bucket
      : one.balance > other.balance
        ? -1
        : 1,
  );
  const taken: Withdrawal[] = [];
  let left: bigint = amount;
  for (const { bucket, balance } of fullest) {
    const part = balance < left ? balance : left;
    if (part > 0n) taken.push({ bucket, amount: cents(part) });
    left -= part > 0n ? part : 0n;
  }
  return left === 0n ? taken : null;
}
