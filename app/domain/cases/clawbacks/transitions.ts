/** States of aid that a firm has to give back (cases and money §1). */
export const CLAWBACK_STATES = [
  'open',
  'notified',
  'confirmed',
  'dropped',
  'recovered',
  'offset',
  'written-off',
] as const;
export type ClawbackState = (typeof CLAWBACK_STATES)[number];

/** States in which something is still to be done; a voucher has one such clawback at most. */
export const LIVE_CLAWBACKS: readonly ClawbackState[] = ['open', 'notified', 'confirmed'];

/** Who does something to a clawback; `treasury` records what came in. */
export const CLAWBACK_PARTIES = ['risk', 'decides', 'treasury', 'manager'] as const;
export type ClawbackParty = (typeof CLAWBACK_PARTIES)[number];

interface Rule {
  readonly from: readonly ClawbackState[];
  /** `by-rest`: recovered once nothing is left to come. */
  readonly to: ClawbackState | 'by-rest';
  readonly by: ClawbackParty;
}

/** What may happen to a clawback: from which states, to which one, by whom. */
export const CLAWBACK_RULES = {
  /** The firm is told, and has time to answer. */
  notify: { from: ['open'], to: 'notified', by: 'risk' },
  /** It has to be given back. */
  confirm: { from: ['notified'], to: 'confirmed', by: 'decides' },
  drop: { from: ['open', 'notified'], to: 'dropped', by: 'decides' },
  /** A part came in. */
  instalment: { from: ['confirmed'], to: 'by-rest', by: 'treasury' },
  /** All that was left came in at once. */
  recover: { from: ['confirmed'], to: 'recovered', by: 'treasury' },
  /** What was left was kept from other aid. */
  offset: { from: ['confirmed'], to: 'offset', by: 'treasury' },
  /** What is left will not come in. */
  'write-off': { from: ['confirmed'], to: 'written-off', by: 'manager' },
} as const satisfies Readonly<Record<string, Rule>>;
export type ClawbackEvent = keyof typeof CLAWBACK_RULES;
export const CLAWBACK_EVENTS = Object.keys(CLAWBACK_RULES) as readonly ClawbackEvent[];

/** What the next state depends on: in centimes, and `recovered` once the event has happened. */
export interface ClawbackFacts {
  readonly state: ClawbackState;
  readonly amount: bigint;
  readonly recovered: bigint;
}

/** The state an event leads to, or null when it may not happen now. */
export function nextClawbackState(
  { state, amount, recovered }: ClawbackFacts,
  event: ClawbackEvent,
): ClawbackState | null {
  const { from, to }: Rule = CLAWBACK_RULES[event];
  if (!from.includes(state)) return null;
  if (to !== 'by-rest') return to;
  return recovered < amount ? 'confirmed' : 'recovered';
}

/** Whether a party may do something to a clawback. */
export function mayDoToClawback(party: ClawbackParty, event: ClawbackEvent): boolean {
  return CLAWBACK_RULES[event].by === party;
}

/** The known state of a row. Throws for a text that is none, which the database does not let in. */
export function clawbackStateOf(text: string): ClawbackState {
  const state = CLAWBACK_STATES.find((one) => one === text);
  if (state === undefined) throw new Error(`A clawback has the state ${text}.`);
  return state;
}
