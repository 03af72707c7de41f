import type { Cents } from '#domain/kernel/index.server.ts';

/** A request in the order of the waiting list of a programme. */
export interface Waiting {
  readonly id: string;
  /** What it may have. */
  readonly amount: Cents;
  /** Envelopes it may draw on, the one kept for it most particularly first. */
  readonly envelopeIds: readonly string[];
}

export interface Promoted {
  readonly id: string;
  readonly envelopeId: string;
}

/** Money of envelopes on the way down a waiting list. */
export interface ListMoney {
  /** What each envelope has that nobody was promised, in centimes. */
  readonly left: ReadonlyMap<string, bigint>;
  /** Envelopes that wait for somebody further up. */
  readonly kept: ReadonlySet<string>;
}

/**
 * Who leaves a waiting list, in the order of the list, as far as the money of each envelope goes,
 * with what is left for those further down. The first whom none of its envelopes can pay keeps them
 * for itself: nobody after it draws on them, however little they ask.
 */
export function choosePromoted(
  waiting: readonly Waiting[],
  money: ListMoney,
): { readonly promoted: readonly Promoted[]; readonly money: ListMoney } {
  const left = new Map(money.left);
  const kept = new Set(money.kept);
  const promoted: Promoted[] = [];
  for (const { id, amount, envelopeIds } of waiting) {
    const own = envelopeIds.filter((envelopeId) => !kept.has(envelopeId));
    const envelopeId = own.find((one) => (left.get(one) ?? 0n) >= amount);
    if (envelopeId === undefined) {
      for (const one of own) kept.add(one);
      continue;
    }
    left.set(envelopeId, (left.get(envelopeId) ?? 0n) - amount);
    promoted.push({ id, envelopeId });
  }
  return { promoted, money: { left, kept } };
}
