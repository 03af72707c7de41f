/** States of a request for aid (cases and money §1). */
export const APPLICATION_STATES = [
  'draft',
  'submitted',
  'under-review',
  'needs-correction',
  'proposed-approve',
  'proposed-reject',
  'approved',
  'rejected',
  'waitlisted',
  'lapsed',
  'withdrawn',
  'appealed',
  'dismissed',
  'revoked',
] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** Who does something to a request. */
export const PARTIES = ['applicant', 'proposes', 'decides', 'risk', 'manager', 'system'] as const;
export type Party = (typeof PARTIES)[number];

interface Rule {
  readonly from: readonly ApplicationState[];
  readonly to: ApplicationState;
  readonly by: readonly Party[];
}

/** What may happen to a request: from which states, to which one, by whom. */
export const APPLICATION_RULES = {
  submit: { from: ['draft'], to: 'submitted', by: ['applicant'] },
  /** An officer gets it by load and conflict. */
  assign: { from: ['submitted'], to: 'under-review', by: ['system', 'manager'] },
  'ask-correction': { from: ['under-review'], to: 'needs-correction', by: ['proposes'] },
  correct: { from: ['needs-correction'], to: 'under-review', by: ['applicant'] },
  /** No answer in time, after two reminders. */
  lapse: { from: ['draft', 'needs-correction'], to: 'lapsed', by: ['system'] },
  reopen: { from: ['lapsed'], to: 'needs-correction', by: ['applicant'] },
  'propose-approve': { from: ['under-review'], to: 'proposed-approve', by: ['proposes'] },
  'propose-reject': { from: ['under-review'], to: 'proposed-reject', by: ['proposes'] },
  approve: { from: ['proposed-approve'], to: 'approved', by: ['decides'] },
  reject: { from: ['proposed-reject'], to: 'rejected', by: ['decides'] },
  'send-back': {
    from: ['proposed-approve', 'proposed-reject'],
    to: 'under-review',
    by: ['decides'],
  },
  /** The reservation ran out before anybody decided. */
  'let-go': { from: ['proposed-approve'], to: 'under-review', by: ['system'] },
  /** Eligible, and no money is left. */
  wait: { from: ['under-review'], to: 'waitlisted', by: ['proposes', 'system'] },
  promote: { from: ['waitlisted'], to: 'under-review', by: ['system'] },
  withdraw: {
    from: [
      ...(['draft', 'submitted', 'under-review', 'needs-correction'] as const),
      ...(['proposed-approve', 'proposed-reject', 'waitlisted', 'appealed'] as const),
    ],
    to: 'withdrawn',
    by: ['applicant'],
  },
  appeal: { from: ['rejected', 'lapsed'], to: 'appealed', by: ['applicant'] },
  /** Other officers take it up again. */
  uphold: { from: ['appealed'], to: 'under-review', by: ['decides'] },
  dismiss: { from: ['appealed'], to: 'dismissed', by: ['decides'] },
  revoke: { from: ['approved'], to: 'revoked', by: ['decides'] },
} as const satisfies Readonly<Record<string, Rule>>;
export type ApplicationEvent = keyof typeof APPLICATION_RULES;
export const APPLICATION_EVENTS = Object.keys(APPLICATION_RULES) as readonly ApplicationEvent[];

/** The state an event leads to, or null when it may not happen in a state. */
export function nextState(
  state: ApplicationState,
  event: ApplicationEvent,
): ApplicationState | null {
  const { from, to }: Rule = APPLICATION_RULES[event];
  return from.includes(state) ? to : null;
}

/** Whether a party may do something to a request. */
export function mayDo(party: Party, event: ApplicationEvent): boolean {
  const { by }: Rule = APPLICATION_RULES[event];
  return by.includes(party);
}

/** States in which an officer or the firm still has something to do. */
export const OPEN_STATES = [
  'submitted',
  'under-review',
  'needs-correction',
  'proposed-approve',
  'proposed-reject',
  'waitlisted',
  'appealed',
] as const satisfies readonly ApplicationState[];

/** The known state of a row. Throws for a text that is none, which the database does not let in. */
export function stateOf(text: string): ApplicationState {
  const state = APPLICATION_STATES.find((one) => one === text);
  if (state === undefined) throw new Error(`A request has the state ${text}.`);
  return state;
}

/** At most this many times an officer asks for corrections in a round. */
export const MOST_CORRECTIONS = 2;
