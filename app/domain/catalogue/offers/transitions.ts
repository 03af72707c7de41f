/** States of a version of an offer. */
export const OFFER_STATES = [
  'draft',
  'submitted',
  'changes-requested',
  'published',
  'superseded',
  'withdrawn',
] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/**
 * What may happen to a version. By the provider: `submit`, `take-back` (its content goes on in a
 * new draft), `revise` (the same, after changes were requested), `discard` a draft, `withdraw` from
 * the catalogue. By an examiner: `request-changes`, `publish`, `remove` from the catalogue. By
 * itself: `supersede`, when the next version is published.
 */
export type OfferEvent =
  | 'submit'
  | 'take-back'
  | 'revise'
  | 'discard'
  | 'request-changes'
  | 'publish'
  | 'supersede'
  | 'withdraw'
  | 'remove';

const TABLE: Readonly<Record<OfferState, Partial<Readonly<Record<OfferEvent, OfferState>>>>> = {
  draft: { submit: 'submitted', discard: 'withdrawn' },
  submitted: {
    'take-back': 'withdrawn',
    'request-changes': 'changes-requested',
    publish: 'published',
  },
  'changes-requested': { revise: 'superseded', discard: 'withdrawn' },
  published: { supersede: 'superseded', withdraw: 'withdrawn', remove: 'withdrawn' },
  superseded: {},
  withdrawn: {},
};

/** The state after an event, null where it cannot happen. */
export function nextOfferState(state: OfferState, event: OfferEvent): OfferState | null {
  return TABLE[state][event] ?? null;
}
