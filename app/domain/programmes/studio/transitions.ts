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
