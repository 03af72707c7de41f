/** What of a milestone a settlement looks at. Amounts are centimes. */
export interface Settled {
  readonly state: string;
  readonly ht: bigint;
  readonly vat: bigint;
  readonly subsidy: bigint;
  readonly share: bigint;
}

/** Who gets what when an engagement ends early, in centimes. */
export interface Settlement {
  /** Of milestones that were accepted: the provider is or will be paid for them. */
  readonly kept: { readonly ttc: bigint; readonly subsidy: bigint; readonly share: bigint };
  /** Of the others: aid that goes back to the voucher, and the firm's share that goes back to it. */
  readonly back: { readonly subsidy: bigint; readonly share: bigint };
}

const NONE = { ttc: 0n, subsidy: 0n, share: 0n };

function sum(milestones: readonly Settled[]) {
  return milestones.reduce(
    (all, { ht, vat, subsidy, share }) => ({
      ttc: all.ttc + ht + vat,
      subsidy: all.subsidy + subsidy,
      share: all.share + share,
    }),
    NONE,
  );
}

/** The settlement of an engagement by its milestones: what was accepted stays, the rest goes back. */
export function settle(milestones: readonly Settled[]): Settlement {
  const live = milestones.filter(({ state }) => state !== 'cancelled');
  const kept = sum(live.filter(({ state }) => state === 'accepted'));
  const { subsidy, share } = sum(live.filter(({ state }) => state !== 'accepted'));
  return { kept, back: { subsidy, share } };
}

/** Why an engagement may not be ended by one side now. */
export type EndObstacle = 'disputed' | 'delivery-waits' | 'needs-both';

/**
 * What keeps somebody from ending an engagement: a dispute is settled first, and a delivery is
 * answered first, unless both sides want its end; once something was delivered the firm does not end
 * it alone. Null for nothing.
 */
export function endObstacle(
  states: readonly string[],
  by: 'firm' | 'officer' | 'both',
): EndObstacle | null {
  if (states.includes('disputed')) return 'disputed';
  if (by === 'both') return null;
  if (states.some((state) => state === 'delivered' || state === 'accept-overdue'))
    return by === 'firm' ? 'needs-both' : 'delivery-waits';
  const isBegun = states.some((state) => state === 'accepted' || state === 'changes-requested');
  return by === 'firm' && isBegun ? 'needs-both' : null;
}
