/** States of a simulation; the first two are at work. */
export const RUN_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type RunState = (typeof RUN_STATES)[number];
export const AT_WORK = ['queued', 'running'] as const satisfies readonly RunState[];

export function runStateOf(text: string): RunState {
  const state = RUN_STATES.find((one) => one === text);
  if (state === undefined) throw new Error(`A simulation has the state ${text}.`);
  return state;
}
