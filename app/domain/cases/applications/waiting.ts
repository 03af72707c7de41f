import type { Cents } from '#domain/kernel/index.server.ts';

/** A request on the waiting list of a programme. */
export interface Waiting {
  readonly id: string;
  /** What it asks. */
  readonly amount: Cents;
  /** Envelopes it may draw on, the one kept for it most particularly first. */
  readonly envelopeIds: readonly string[];
}

export interface Promoted {
  readonly id: string;
  readonly envelopeId: string;
}

/**
 * Who leaves a waiting list, in the order of the list, as far as the money of each envelope goes.
 * The first whom none of its envelopes can pay keeps them for itself: nobody after it draws on them,
 * however little they ask. `free` is what each envelope has that nobody was promised, in centimes.
 */
export function choosePromoted(
  waiting: readonly Waiting[],
  free: ReadonlyMap<string, bigint>,
): readonly Promoted[] {
  const left = new Map(free);
  const kept = new Set<string>();
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
  return promoted;
}
