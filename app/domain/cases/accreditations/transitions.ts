/** States of a provider's accreditation under a programme (cases and money §1). */
export const ACCREDITATION_STATES = [
  'submitted',
  'probation',
  'accredited',
  'suspended',
  'refused',
  'revoked',
  'expired',
  'withdrawn',
] as const;
export type AccreditationState = (typeof ACCREDITATION_STATES)[number];

/** States in which a provider has an accreditation or waits for one. */
export const OPEN_ACCREDITATIONS = [
  'submitted',
  'probation',
  'accredited',
  'suspended',
] as const satisfies readonly AccreditationState[];

export const ACCREDITATION_PARTIES = ['provider', 'officer', 'system'] as const;
export type AccreditationParty = (typeof ACCREDITATION_PARTIES)[number];

interface Rule {
  readonly from: readonly AccreditationState[];
  /** `before`: as before the suspension. */
  readonly to: AccreditationState | 'before';
  readonly by: readonly AccreditationParty[];
}

/** What may happen to an accreditation: from which states, to which one, by whom. */
export const ACCREDITATION_RULES = {
  accept: { from: ['submitted'], to: 'probation', by: ['officer'] },
  refuse: { from: ['submitted'], to: 'refused', by: ['officer'] },
  withdraw: { from: ['submitted', 'probation', 'accredited'], to: 'withdrawn', by: ['provider'] },
  /** Enough deliveries were accepted. */
  confirm: { from: ['probation'], to: 'accredited', by: ['system'] },
  /** Its certificate is not in force, or it broke a rule. */
  suspend: { from: ['probation', 'accredited'], to: 'suspended', by: ['officer', 'system'] },
  resume: { from: ['suspended'], to: 'before', by: ['officer', 'system'] },
  revoke: { from: ['probation', 'accredited', 'suspended'], to: 'revoked', by: ['officer'] },
  expire: { from: ['probation', 'accredited', 'suspended'], to: 'expired', by: ['system'] },
} as const satisfies Readonly<Record<string, Rule>>;
export type AccreditationEvent = keyof typeof ACCREDITATION_RULES;
export const ACCREDITATION_EVENTS = Object.keys(
  ACCREDITATION_RULES,
) as readonly AccreditationEvent[];

/** The state an event leads to, or null when it may not happen in a state. */
export function nextAccreditationState(
  {
    state,
    suspendedFrom,
  }: { readonly state: AccreditationState; readonly suspendedFrom: AccreditationState | null },
  event: AccreditationEvent,
): AccreditationState | null {
  const { from, to }: Rule = ACCREDITATION_RULES[event];
  if (!from.includes(state)) return null;
  return to === 'before' ? suspendedFrom : to;
}

/** Whether a party may do something to an accreditation. */
export function mayDoToAccreditation(
  party: AccreditationParty,
  event: AccreditationEvent,
): boolean {
  const { by }: Rule = ACCREDITATION_RULES[event];
  return by.includes(party);
}

/** The known state of a row. Throws for a text that is none, which the database does not let in. */
export function accreditationStateOf(text: string): AccreditationState {
  const state = ACCREDITATION_STATES.find((one) => one === text);
  if (state === undefined) throw new Error(`An accreditation has the state ${text}.`);
  return state;
}

/** Accepted deliveries after which probation is over, and engagements that may run during it. */
export const DELIVERIES_TO_CONFIRM = 3;
const RUNNING_IN_PROBATION = 2;
/** Months it lasts, and days before its end from which it may be asked for again. */
export const ACCREDITED_MONTHS = 24;
export const RENEWAL_DAYS = 90;

/** Whether a provider may begin another engagement under its accreditation. */
export function mayBegin({
  state,
  running,
}: {
  readonly state: AccreditationState;
  readonly running: number;
}): boolean {
  if (state === 'accredited') return true;
  return state === 'probation' && running < RUNNING_IN_PROBATION;
}
