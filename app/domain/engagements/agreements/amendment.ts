import { cents } from '#domain/kernel/index.server.ts';
import type { Split } from '../amounts.ts';
import { priceOf, totalsByMilestone, type AgreementContent } from './content.ts';

/** What may be changed of a milestone, as it was typed: prices in centimes a piece. */
interface MilestoneChange {
  readonly title: string;
  readonly acceptance: string;
  readonly deliverBy: string;
}

/** What an amendment proposes: milestones in their order, unit prices of lines in theirs. */
export interface Changes {
  readonly milestones: readonly MilestoneChange[];
  readonly prices: readonly bigint[];
}

/** Why a change cannot be proposed. */
type ChangeFault =
  'no-change' | 'price-up' | 'price-zero' | 'milestone-closed' | 'date-past' | 'reload';

type Amended = Pick<
  AgreementContent,
  'lines' | 'milestones' | 'vatLines' | 'ht' | 'vat' | 'subsidy' | 'share'
>;

type Milestone = AgreementContent['milestones'][number];
type Line = AgreementContent['lines'][number];

const isSameMilestone = (one: Milestone, other: MilestoneChange) =>
  one.title === other.title &&
  one.acceptance === other.acceptance &&
  one.deliverBy === other.deliverBy;

/** The first fault of changes; null for none. `open`: whether each milestone may still change. */
function faultOf(
  content: AgreementContent,
  { milestones, prices }: Changes,
  { open, today }: { readonly open: readonly boolean[]; readonly today: string },
): ChangeFault | null {
  const { lines } = content;
  if (milestones.length !== content.milestones.length || prices.length !== lines.length)
    return 'reload';
  const isMoved = (line: Line, place: number) => prices[place] !== BigInt(line.unitPrice);
  const changed = content.milestones.map((one, place) => {
    const change = milestones[place];
    const isRepriced = lines.some((line, at) => line.milestone === place + 1 && isMoved(line, at));
    return isRepriced || (change !== undefined && !isSameMilestone(one, change));
  });
  if (!changed.includes(true)) return 'no-change';
  if (changed.some((is, place) => is && open[place] !== true)) return 'milestone-closed';
  if (lines.some((line, place) => (prices[place] ?? 0n) > BigInt(line.unitPrice)))
    return 'price-up';
  if (prices.some((price) => price <= 0n)) return 'price-zero';
  const isPast = milestones.some(({ deliverBy }, place) => {
    const before = content.milestones[place]?.deliverBy;
    return deliverBy !== before && deliverBy < today;
  });
  return isPast ? 'date-past' : null;
}

/**
 * What an agreement says once changes are signed, or why they cannot be. Prices only go down: the aid
 * of a cheaper milestone falls in proportion, rounded down, so that neither the aid nor the firm's
 * share of any milestone rises.
 */
export function amend(
  content: AgreementContent,
  changes: Changes,
  about: { readonly open: readonly boolean[]; readonly today: string },
): Amended | { readonly fault: ChangeFault } {
  const fault = faultOf(content, changes, about);
  if (fault !== null) return { fault };
  const lines = content.lines.map((line, place) => ({
    ...{ ...line, unitPrice: String(changes.prices[place] ?? line.unitPrice) },
  }));
  const totals = totalsByMilestone(lines, content.milestones.length);
  const splits = content.milestones.map((before, place): Split => {
    const after = totals[place];
    return after === undefined ? { subsidy: zero, share: zero } : splitOf(before, after);
  });
  return priceOf({ lines, milestones: [...changes.milestones] }, splits);
}

type Totals = ReturnType<typeof totalsByMilestone>[number];
const zero = cents(0n);

function splitOf(before: Milestone, { ht, ttc }: Totals): Split {
  const subsidy = cents((BigInt(before.subsidy) * ht) / BigInt(before.ht));
  return { subsidy, share: cents(ttc - subsidy) };
}
