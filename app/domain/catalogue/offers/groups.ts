import type { OfferState } from './transitions.ts';

/** Where an offer of one's own stands: what there is to do about it, else what it is. */
export const OFFER_GROUPS = [
  'changes-requested',
  'draft',
  'submitted',
  'published',
  'over',
] as const;
export type OfferGroup = (typeof OFFER_GROUPS)[number];

/** The group of an offer by the state of its latest version that counts. */
export function groupOf(state: OfferState): OfferGroup {
  return state === 'superseded' || state === 'withdrawn' ? 'over' : state;
}
