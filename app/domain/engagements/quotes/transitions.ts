import type { Term } from '../parts.ts';
import { stateTable } from '../state-table.ts';

/** States of a quote. */
export const QUOTE_STATES = [
  'requested',
  'answered',
  'countered',
  'chosen',
  'declined',
  'expired',
  'passed-over',
  'withdrawn',
] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

/** What may happen to a quote. */
export const QUOTES = stateTable(QUOTE_STATES, {
  /** The provider answers, or answers a counter-offer with another version. */
  answer: { from: ['requested', 'answered', 'countered'], to: 'answered', by: ['provider'] },
  /** The firm asks for something else. */
  counter: { from: ['answered'], to: 'countered', by: ['firm'] },
  /** The provider does not want it. */
  decline: { from: ['requested', 'countered', 'answered'], to: 'declined', by: ['provider'] },
  /** The firm asks it no more. */
  withdraw: {
    from: ['requested', 'countered', 'answered'],
    to: 'withdrawn',
    by: ['firm', 'system'],
  },
  /** Nobody answered, or the quote is valid no more. */
  expire: { from: ['requested', 'countered', 'answered'], to: 'expired', by: ['system'] },
  /** It is asked again. */
  'ask-again': { from: ['expired', 'declined', 'withdrawn'], to: 'requested', by: ['firm'] },
  choose: { from: ['answered'], to: 'chosen', by: ['firm'] },
  /** Another was chosen. */
  'pass-over': {
    from: ['requested', 'answered', 'countered'],
    to: 'passed-over',
    by: ['firm', 'system'],
  },
  /** The choice was undone: it may be chosen again while it is valid. */
  'open-again': {
    from: ['chosen', 'passed-over'],
    to: 'answered',
    by: ['firm', 'provider', 'system', 'proposes'],
  },
});
export type QuoteEvent = (typeof QUOTES.events)[number];

/** Working days to answer and to answer a counter-offer; days for which a quote is valid. */
export const QUOTE_TERMS: Readonly<Partial<Record<QuoteState, Term>>> = {
  requested: { holder: 'provider', unit: 'working', days: 5, remind: [2] },
  countered: { holder: 'provider', unit: 'working', days: 5, remind: [2] },
  answered: { holder: 'firm', unit: 'working', days: 15, remind: [5, 2] },
};
