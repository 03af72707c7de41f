import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { EngagementState } from '../transitions.ts';
import type { MilestoneState } from '../deliveries/transitions.ts';

/** What a side does next, or whom it waits for. */
export const NEXT_STEPS = [
  ...(['quotes', 'agreement', 'share', 'begin', 'change', 'accept', 'deliver', 'redo'] as const),
  ...(['dispute', 'claim', 'review', 'assess', 'care', 'over'] as const),
  ...(['wait-programme', 'wait-share', 'wait-provider', 'wait-delivery'] as const),
  ...(['wait-acceptance', 'wait-inspection', 'wait-payment'] as const),
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

export interface Step {
  readonly code: NextStep;
  /** Page after that of the engagement, with its stroke; null where there is nothing to do. */
  readonly page: string | null;
  /** The last day of whoever has the ball. */
  readonly until: CivilDate | null;
}

export interface MilestoneStanding {
  readonly id: string;
  readonly state: MilestoneState;
  readonly dueOn: CivilDate | null;
  readonly deliverBy: CivilDate;
  /** State of its live claim; null for none. */
  readonly claim: string | null;
}

export interface Standing {
  readonly side: 'firm' | 'provider';
  readonly state: EngagementState;
  readonly dueOn: CivilDate | null;
  readonly milestones: readonly MilestoneStanding[];
  readonly mayReview: boolean;
  /** Whether the firm assessed itself again after the work. */
  readonly isMeasured: boolean;
}

/** The one thing to do about an engagement now, as one of its sides sees it. */
export function nextStep(the: Standing): Step {
  const { side, state, dueOn } = the;
  const isFirm = side === 'firm';
  const go = (code: NextStep, page: string): Step => ({ code, page, until: dueOn });
  const wait = (code: NextStep): Step => ({ code, page: null, until: dueOn });
  switch (state) {
    case 'quote-requested':
    case 'quoted':
      return go('quotes', '/quotes');
    case 'agreed':
      return go('agreement', '/agreement');
    case 'signed':
      return wait('wait-programme');
    case 'copay-pending':
      return isFirm ? go('share', '/share') : wait('wait-share');
    case 'started':
      return isFirm ? wait('wait-provider') : wait('begin');
    case 'change-pending':
      return go('change', '/agreement');
    case 'in-delivery':
      return isFirm ? firmStep(the) : providerStep(the);
    case 'completed':
    case 'aftercare':
      return afterStep(the);
    case 'closed':
    case 'voided':
    case 'terminated':
    case 'withdrawn':
      return { code: 'over', page: null, until: null };
  }
}

const pageOf = ({ id }: MilestoneStanding) => `/milestones/${id}`;

/** The first milestone in one of some states, as a step. */
function first(
  { milestones }: Standing,
  code: NextStep,
  ...states: readonly MilestoneState[]
): Step | null {
  const found = milestones.find(({ state }) => states.includes(state));
  return found ? { code, page: pageOf(found), until: found.dueOn ?? found.deliverBy } : null;
}

function firmStep(the: Standing): Step {
  return (
    first(the, 'accept', 'delivered', 'accept-overdue') ??
    first(the, 'dispute', 'disputed') ??
    first(the, 'wait-delivery', 'changes-requested', 'planned') ?? {
      code: 'wait-delivery',
      page: null,
      until: null,
    }
  );
}

function providerStep(the: Standing): Step {
  return (
    first(the, 'redo', 'changes-requested') ??
    claimStep(the) ??
    first(the, 'dispute', 'disputed') ??
    first(the, 'deliver', 'planned') ??
    first(the, 'wait-inspection', 'accept-overdue') ??
    first(the, 'wait-acceptance', 'delivered') ?? { code: 'wait-payment', page: null, until: null }
  );
}

/** An accepted milestone that nobody claimed, or whose claim came back. */
function claimStep({ milestones }: Standing): Step | null {
  const open = milestones.find(
    ({ state, claim }) => state === 'accepted' && (claim === null || claim === 'returned'),
  );
  return open ? { code: 'claim', page: `/claims/${open.id}`, until: null } : null;
}

function afterStep(the: Standing): Step {
  const { side, state, mayReview, isMeasured } = the;
  const claim = side === 'provider' ? claimStep(the) : null;
  if (claim) return claim;
  if (mayReview) return { code: 'review', page: '/review', until: null };
  if (side === 'firm' && !isMeasured) return { code: 'assess', page: null, until: null };
  const isUnpaid = state === 'completed' && side === 'provider';
  return { code: isUnpaid ? 'wait-payment' : 'care', page: null, until: null };
}
