import type { Term } from '../parts.ts';
import { stateTable } from '../state-table.ts';

/** States of a milestone (cases and money §1); an accepted one may be claimed. */
export const MILESTONE_STATES = [
  'planned',
  'delivered',
  'changes-requested',
  'accept-overdue',
  'disputed',
  'accepted',
  'cancelled',
] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

/** What may happen to a milestone. */
export const MILESTONES = stateTable(MILESTONE_STATES, {
  deliver: { from: ['planned', 'changes-requested'], to: 'delivered', by: ['provider'] },
  accept: { from: ['delivered', 'accept-overdue'], to: 'accepted', by: ['firm'] },
  'request-changes': {
    from: ['delivered', 'accept-overdue'],
    to: 'changes-requested',
    by: ['firm'],
  },
  /** The firm says nothing: the certifier looks; nothing is accepted by silence. */
  overdue: { from: ['delivered'], to: 'accept-overdue', by: ['system'] },
  'inspect-accept': { from: ['accept-overdue'], to: 'accepted', by: ['certifies'] },
  'inspect-return': { from: ['accept-overdue'], to: 'changes-requested', by: ['certifies'] },
  dispute: {
    from: ['delivered', 'changes-requested', 'accept-overdue'],
    to: 'disputed',
    by: ['firm', 'provider'],
  },
  'settle-accept': { from: ['disputed'], to: 'accepted', by: ['mediates'] },
  'settle-redo': { from: ['disputed'], to: 'changes-requested', by: ['mediates'] },
  /** The engagement ended before it was accepted. */
  cancel: {
    from: ['planned', 'delivered', 'changes-requested', 'accept-overdue', 'disputed'],
    to: 'cancelled',
    by: ['firm', 'proposes', 'mediates', 'system'],
  },
});
export type MilestoneEvent = (typeof MILESTONES.events)[number];

export const MILESTONE_TERMS: Readonly<Partial<Record<MilestoneState, Term>>> = {
  delivered: { holder: 'firm', unit: 'working', days: 10, remind: [5, 2] },
  'changes-requested': { holder: 'provider', unit: 'working', days: 10, remind: [5, 2] },
  'accept-overdue': { holder: 'programme', unit: 'working', days: 10, remind: [2] },
  disputed: { holder: 'programme', unit: 'working', days: 10, remind: [2] },
};

/** Times the firm may ask for changes of one milestone. */
export const MOST_ROUNDS = 2;
/** Times it may be given back in all: by the firm, the certifier and the mediator. */
export const MOST_RETURNS = 4;
/** Working days after the delivery in which a dispute may be opened. */
export const DISPUTE_DAYS = 10;
