import type { Term } from './parts.ts';
import { stateTable } from './state-table.ts';

/** States of an engagement (cases and money §1). */
export const ENGAGEMENT_STATES = [
  'quote-requested',
  'quoted',
  'agreed',
  'signed',
  'copay-pending',
  'started',
  'in-delivery',
  'change-pending',
  'completed',
  'aftercare',
  'closed',
  'voided',
  'terminated',
  'withdrawn',
] as const;
export type EngagementState = (typeof ENGAGEMENT_STATES)[number];

/** What may happen to an engagement. */
export const ENGAGEMENTS = stateTable(ENGAGEMENT_STATES, {
  /** The first provider answered. */
  quote: { from: ['quote-requested'], to: 'quoted', by: ['provider'] },
  /** No quote is left that could be chosen. */
  'no-quote': { from: ['quoted'], to: 'quote-requested', by: ['system'] },
  /** The firm picks a quote. */
  agree: { from: ['quoted'], to: 'agreed', by: ['firm'] },
  /** The choice is undone before both signed: by a side, or since time is up. */
  'undo-choice': { from: ['agreed'], to: 'quoted', by: ['firm', 'provider', 'system'] },
  /** Both signed, the firm last. */
  sign: { from: ['agreed'], to: 'signed', by: ['firm'] },
  /** The programme stands behind it: the voucher pays its part (L5). */
  validate: { from: ['signed'], to: 'copay-pending', by: ['proposes', 'system'] },
  /** An officer does not: the agreement falls. */
  'refuse-validation': { from: ['signed'], to: 'quoted', by: ['proposes'] },
  /** The own share came (B1), or there is none. */
  start: { from: ['copay-pending'], to: 'started', by: ['system'] },
  /** It did not come in time: the voucher is restored (L7). */
  void: { from: ['copay-pending'], to: 'voided', by: ['system'] },
  /** The provider goes to work. */
  begin: { from: ['started'], to: 'in-delivery', by: ['provider'] },
  /** An amendment waits for the signatures of both. */
  'propose-change': {
    from: ['started', 'in-delivery'],
    to: 'change-pending',
    by: ['firm', 'provider'],
  },
  'sign-change': { from: ['change-pending'], to: 'before', by: ['firm', 'provider'] },
  'drop-change': { from: ['change-pending'], to: 'before', by: ['firm', 'provider', 'system'] },
  /** Every milestone is accepted or cancelled. */
  complete: { from: ['in-delivery'], to: 'completed', by: ['system'] },
  /** Everything is paid. */
  'begin-care': { from: ['completed'], to: 'aftercare', by: ['system'] },
  close: { from: ['aftercare'], to: 'closed', by: ['system'] },
  /** It ends early: what was accepted is paid, the rest goes back. */
  terminate: {
    from: ['copay-pending', 'started', 'in-delivery', 'change-pending'],
    to: 'terminated',
    by: ['firm', 'proposes', 'system'],
  },
  /** The firm does without it, before anything was signed. */
  withdraw: {
    from: ['quote-requested', 'quoted', 'agreed'],
    to: 'withdrawn',
    by: ['firm', 'system'],
  },
});
export type EngagementEvent = (typeof ENGAGEMENTS.events)[number];

/** How long who has the ball keeps it, by state; states without a line wait for nobody by a day. */
export const ENGAGEMENT_TERMS: Readonly<Partial<Record<EngagementState, Term>>> = {
  agreed: { holder: 'provider', unit: 'working', days: 10, remind: [5, 2] },
  signed: { holder: 'programme', unit: 'working', days: 3, remind: [1] },
  'copay-pending': { holder: 'firm', unit: 'working', days: 14, remind: [7, 3, 1] },
  started: { holder: 'provider', unit: 'working', days: 10, remind: [3] },
  'change-pending': { holder: 'firm', unit: 'working', days: 10, remind: [3] },
};

/** States after which nothing happens any more. */
export const ENDED = [
  ...(['closed', 'voided', 'terminated', 'withdrawn'] as const),
] as const satisfies readonly EngagementState[];

/** Months of after-care. */
export const CARE_MONTHS = 12;
