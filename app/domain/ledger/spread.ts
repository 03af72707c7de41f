import { cents, type Cents } from '#domain/kernel/index.server.ts';

/** What one account of an envelope brings to another, by their places. */
export interface Shift {
  readonly from: number;
  readonly to: number;
  readonly amount: Cents;
}

/**
 * What has to move so that accounts hold the same, but for a centime that the first ones have more
 * where it does not divide; nothing when they do. No account both gives and takes, so that there are
 * fewer shifts than accounts.
 */
export function evenly(balances: readonly bigint[]): Shift[] {
  const count = BigInt(balances.length);
  const total = balances.reduce((sum, balance) => sum + balance, 0n);
  const over = balances.map((balance, place) => {
    const share = total / count + (BigInt(place) < total % count ? 1n : 0n);
    return { place, left: balance - share };
  });
  const givers = over.filter(({ left }) => left > 0n);
  const takers = over.filter(({ left }) => left < 0n);
  const shifts: Shift[] = [];
  for (let [giver, taker] = [0, 0]; ;) {
    const [from, to] = [givers[giver], takers[taker]];
    if (!from || !to) return shifts;
    const amount = from.left < -to.left ? from.left : -to.left;
    shifts.push({ from: from.place, to: to.place, amount: cents(amount) });
    from.left -= amount;
    to.left += amount;
    if (from.left === 0n) giver += 1;
    if (to.left === 0n) taker += 1;
  }
}
