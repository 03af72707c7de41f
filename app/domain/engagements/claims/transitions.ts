import type { Term } from '../parts.ts';
import { stateTable } from '../state-table.ts';

/** States of a claim (cases and money §1). */
export const CLAIM_STATES = [
  'submitted',
  'returned',
  'certified',
  'ordered',
  'sent',
  'paid',
  'returned-by-bank',
  'held',
  'withdrawn',
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** What may happen to a claim. */
export const CLAIMS = stateTable(CLAIM_STATES, {
  /** The certifier gives it back with all remarks at once. */
  return: { from: ['submitted'], to: 'returned', by: ['certifies'] },
  /** The provider sends it again, corrected. */
  resubmit: { from: ['returned'], to: 'submitted', by: ['provider'] },
  withdraw: { from: ['submitted', 'returned'], to: 'withdrawn', by: ['provider', 'system'] },
  /** The service was rendered (L6, L7). */
  certify: { from: ['submitted'], to: 'certified', by: ['certifies'] },
  hold: { from: ['submitted', 'certified'], to: 'held', by: ['risk'] },
  release: { from: ['held'], to: 'before', by: ['risk', 'system'] },
  /** Another person orders the payment (L8). */
  order: { from: ['certified'], to: 'ordered', by: ['authorises'] },
  /** It went to the bank in a file. */
  send: { from: ['ordered'], to: 'sent', by: ['authorises'] },
  /** A line of the bank's statement says so (L9, B3). */
  pay: { from: ['sent'], to: 'paid', by: ['system', 'authorises'] },
  /** The bank gave it back, before or after it was paid (L10). */
  'bank-return': { from: ['sent', 'paid'], to: 'returned-by-bank', by: ['system', 'authorises'] },
  /** It is ordered once more, to the account that is verified now. */
  'order-again': { from: ['returned-by-bank'], to: 'ordered', by: ['authorises'] },
});
export type ClaimEvent = (typeof CLAIMS.events)[number];

export const CLAIM_TERMS: Readonly<Partial<Record<ClaimState, Term>>> = {
  submitted: { holder: 'programme', unit: 'working', days: 10, remind: [3, 1] },
  returned: { holder: 'provider', unit: 'working', days: 10, remind: [3] },
  certified: { holder: 'programme', unit: 'working', days: 5, remind: [1] },
  ordered: { holder: 'programme', unit: 'working', days: 5, remind: [1] },
  held: { holder: 'programme', unit: 'working', days: 20, remind: [5] },
  'returned-by-bank': { holder: 'programme', unit: 'working', days: 5, remind: [1] },
};

/** Working days of the certifier for a claim of low risk. */
export const LOW_RISK_DAYS = 2;
/** Days from its submission in which a claim is to be paid. */
export const PAY_DAYS = 30;

/** States in which a claim of a milestone is live: there is one at most. */
export const LIVE_CLAIMS = [
  ...(['submitted', 'returned', 'certified', 'ordered', 'sent', 'held'] as const),
  ...(['returned-by-bank', 'paid'] as const),
] as const satisfies readonly ClaimState[];
