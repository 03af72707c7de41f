/** States of an application; the last four are final. */
export const APPLICATION_STATES = [
  'draft',
  'submitted',
  'examining',
  'changes-requested',
  'proposed',
  'accepted',
  'refused',
  'withdrawn',
  'lapsed',
] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** A first certificate, the end of its probation, or two more years. */
export const APPLICATION_KINDS = ['first', 'confirmation', 'renewal'] as const;
export type ApplicationKind = (typeof APPLICATION_KINDS)[number];

export const OPEN_STATES = [
  'draft',
  'submitted',
  'examining',
  'changes-requested',
  'proposed',
] as const satisfies readonly ApplicationState[];

/** Who does something to an application. */
export type ApplicationParty = 'owner' | 'examiner' | 'clock';

/** What may happen to an application. */
export const APPLICATION_EVENTS = [
  'submit',
  'take',
  'request',
  'answer',
  'propose',
  'send-back',
  'accept',
  'refuse',
  'withdraw',
  'lapse',
] as const;
export type ApplicationEvent = (typeof APPLICATION_EVENTS)[number];

interface Rule {
  readonly by: ApplicationParty;
  readonly from: readonly ApplicationState[];
  readonly to: ApplicationState;
}

/**
 * `accept` and `refuse` carry out what was proposed, and `send-back` does not: all three are for
 * another examiner than the one who proposed.
 */
const RULES: Readonly<Record<ApplicationEvent, Rule>> = {
  submit: { by: 'owner', from: ['draft'], to: 'submitted' },
  take: { by: 'examiner', from: ['submitted'], to: 'examining' },
  request: { by: 'examiner', from: ['examining'], to: 'changes-requested' },
  answer: { by: 'owner', from: ['changes-requested'], to: 'examining' },
  propose: { by: 'examiner', from: ['examining'], to: 'proposed' },
  'send-back': { by: 'examiner', from: ['proposed'], to: 'examining' },
  accept: { by: 'examiner', from: ['proposed'], to: 'accepted' },
  refuse: { by: 'examiner', from: ['proposed'], to: 'refused' },
  withdraw: { by: 'owner', from: OPEN_STATES, to: 'withdrawn' },
  lapse: { by: 'clock', from: ['changes-requested'], to: 'lapsed' },
};

/** The state after an event brought about by somebody, null where it cannot happen. */
export function nextApplicationState(
  state: ApplicationState,
  event: ApplicationEvent,
  by: ApplicationParty,
): ApplicationState | null {
  const rule = RULES[event];
  return rule.by === by && rule.from.includes(state) ? rule.to : null;
}

export function isApplicationState(text: string): text is ApplicationState {
  return APPLICATION_STATES.some((known) => known === text);
}

export function isApplicationKind(text: string): text is ApplicationKind {
  return APPLICATION_KINDS.some((known) => known === text);
}

export function isOpen(state: string): boolean {
  return OPEN_STATES.some((open) => open === state);
}
