/** States of a voucher (cases and money §1). */
export const VOUCHER_STATES = [
  'issued',
  'active',
  'partly-used',
  'used',
  'suspended',
  'expired',
  'lapsed',
  'cancelled',
] as const;
export type VoucherState = (typeof VOUCHER_STATES)[number];

/** States in which money is still committed to it; one such voucher a group and category. */
export const LIVE_VOUCHERS = [
  'issued',
  'active',
  'partly-used',
  'suspended',
] as const satisfies readonly VoucherState[];

/** Who does something to a voucher; `agreement` is what an agreement takes from it or gives back. */
export const VOUCHER_PARTIES = ['applicant', 'risk', 'decides', 'agreement', 'system'] as const;
export type VoucherParty = (typeof VOUCHER_PARTIES)[number];

interface Rule {
  readonly from: readonly VoucherState[];
  /** `by-use`: what its use makes of it. `before`: as before the suspension. `same`: unchanged. */
  readonly to: VoucherState | 'by-use' | 'before' | 'same';
  readonly by: readonly VoucherParty[];
}

/** What may happen to a voucher: from which states, to which one, by whom. */
export const VOUCHER_RULES = {
  /** The firm accepts the terms. */
  accept: { from: ['issued'], to: 'active', by: ['applicant'] },
  /** The terms were not accepted in time. */
  lapse: { from: ['issued'], to: 'lapsed', by: ['system'] },
  /** An agreement takes a part of it. */
  use: { from: ['active', 'partly-used'], to: 'by-use', by: ['agreement'] },
  /** An agreement gives a part back to a voucher that can take it. */
  return: { from: ['partly-used', 'used'], to: 'by-use', by: ['agreement'] },
  /** An agreement gives a part back while the voucher is suspended. */
  'return-suspended': { from: ['suspended'], to: 'same', by: ['agreement'] },
  /** An agreement gives a part back to the envelope, past a voucher that is over. */
  'return-past': {
    from: ['used', 'expired', 'lapsed', 'cancelled'],
    to: 'same',
    by: ['agreement'],
  },
  /** The firm asks for more time, once. */
  extend: { from: ['active', 'partly-used'], to: 'same', by: ['applicant'] },
  expire: { from: ['active', 'partly-used'], to: 'expired', by: ['system'] },
  suspend: { from: ['issued', 'active', 'partly-used'], to: 'suspended', by: ['risk'] },
  resume: { from: ['suspended'], to: 'before', by: ['risk'] },
  /** The firm does without it. */
  'give-back': { from: ['issued', 'active', 'partly-used'], to: 'cancelled', by: ['applicant'] },
  /** The approval was revoked by two persons. */
  revoke: {
    from: ['issued', 'active', 'partly-used', 'suspended', 'used'],
    to: 'cancelled',
    by: ['decides'],
  },
} as const satisfies Readonly<Record<string, Rule>>;
export type VoucherEvent = keyof typeof VOUCHER_RULES;
export const VOUCHER_EVENTS = Object.keys(VOUCHER_RULES) as readonly VoucherEvent[];

/** What the next state depends on. `used` is what agreements hold once the event has happened. */
export interface VoucherFacts {
  readonly state: VoucherState;
  readonly suspendedFrom: VoucherState | null;
  readonly amount: bigint;
  readonly used: bigint;
}

/** The state of a voucher that nothing else has happened to, by what of it is used. */
export function stateByUse({ amount, used }: Pick<VoucherFacts, 'amount' | 'used'>): VoucherState {
  if (used === 0n) return 'active';
  return used < amount ? 'partly-used' : 'used';
}

/** The state an event leads to, or null when it may not happen in a state. */
export function nextVoucherState(facts: VoucherFacts, event: VoucherEvent): VoucherState | null {
  const { from, to }: Rule = VOUCHER_RULES[event];
  if (!from.includes(facts.state)) return null;
  switch (to) {
    case 'by-use':
      return stateByUse(facts);
    case 'before':
      return facts.suspendedFrom;
    case 'same':
      return facts.state;
    default:
      return to;
  }
}

/** Whether a party may do something to a voucher. */
export function mayDoToVoucher(party: VoucherParty, event: VoucherEvent): boolean {
  const { by }: Rule = VOUCHER_RULES[event];
  return by.includes(party);
}

/** Whether money is still committed to a voucher in this state. */
export function isLive(state: VoucherState): boolean {
  return LIVE_VOUCHERS.some((one) => one === state);
}

/** The known state of a row. Throws for a text that is none, which the database does not let in. */
export function voucherStateOf(text: string): VoucherState {
  const state = VOUCHER_STATES.find((one) => one === text);
  if (state === undefined) throw new Error(`A voucher has the state ${text}.`);
  return state;
}
