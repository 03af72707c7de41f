/** States of a version of a programme (cases and money §1). */
export const VERSION_STATES = [
  'draft',
  'simulated',
  'proposed',
  'published',
  'open',
  'paused',
  'winding-down',
  'closed',
  'superseded',
  'discarded',
] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** What happens to a version; `published` ones are immutable. */
export const TRANSITIONS = {
  /** Its rules compile, its golden cases pass and a simulation of this very content is stored. */
  simulate: { from: ['draft'], to: 'simulated' },
  /** Its content was changed again. */
  edit: { from: ['simulated'], to: 'draft' },
  propose: { from: ['simulated'], to: 'proposed' },
  'take-back': { from: ['proposed'], to: 'draft' },
  refuse: { from: ['proposed'], to: 'draft' },
  /** By another person than the one who proposed it. */
  publish: { from: ['proposed'], to: 'published' },
  /** Its day has come. */
  open: { from: ['published'], to: 'open' },
  pause: { from: ['open'], to: 'paused' },
  resume: { from: ['paused'], to: 'open' },
  'wind-down': { from: ['open', 'paused'], to: 'winding-down' },
  close: { from: ['winding-down'], to: 'closed' },
  /** Another version of the programme opened. */
  supersede: { from: ['published', 'open', 'paused'], to: 'superseded' },
  discard: { from: ['draft', 'simulated'], to: 'discarded' },
  /** Of a rehearsal, which is open from its first day. */
  'end-rehearsal': { from: ['open'], to: 'discarded' },
} as const satisfies Readonly<
  Record<string, { readonly from: readonly VersionState[]; readonly to: VersionState }>
>;
export type VersionEvent = keyof typeof TRANSITIONS;

/** The state an event leads to, or null when it may not happen now. */
export function nextState(state: VersionState, event: VersionEvent): VersionState | null {
  const { from, to } = TRANSITIONS[event];
  return (from as readonly VersionState[]).includes(state) ? to : null;
}

/** States in which a version is what the public sees of its programme. */
export const LIVE_STATES = ['open', 'paused', 'winding-down', 'closed'] as const;

/** States of the one version of a programme that is being worked on. */
export const WORKING_STATES = ['draft', 'simulated', 'proposed'] as const;

/** What two persons decide about a programme that runs. */
export const ACTS = ['pause', 'resume', 'wind-down'] as const satisfies readonly VersionEvent[];
export type Act = (typeof ACTS)[number];

export const ACT_STATES = ['proposed', 'decided', 'refused', 'applied', 'withdrawn'] as const;
export type ActState = (typeof ACT_STATES)[number];

/** Working days a pause lasts at most, and that the end of a programme is announced before. */
export const LONGEST_PAUSE = 20;
export const WIND_DOWN_NOTICE = 20;
/** Days ahead an act may be decided for: until its day comes, no other may be proposed. */
export const FARTHEST_ACT = 365;
