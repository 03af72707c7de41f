/** States of an action of the plan; `dropped` keeps the reason it was given. */
export const ACTION_STATES = ['planned', 'doing', 'done', 'dropped'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

const NEXT: Readonly<Record<ActionState, readonly ActionState[]>> = {
  planned: ['planned', 'doing', 'done', 'dropped'],
  doing: ['doing', 'planned', 'done', 'dropped'],
  done: ['done', 'doing'],
  dropped: ['dropped', 'planned'],
};

/** True when an action may go from one state to the other; staying is always allowed. */
export function canMoveAction(from: ActionState, to: ActionState): boolean {
  return NEXT[from].includes(to);
}

/** The states an action may take from here, itself first. */
export function nextActionStates(from: ActionState): readonly ActionState[] {
  return NEXT[from];
}

export function isActionState(value: string): value is ActionState {
  return ACTION_STATES.some((state) => state === value);
}
