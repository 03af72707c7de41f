/** What pages in the browser may know of this room: codes, limits and types, nothing that writes. */
export {
  CASE_LIMITS,
  CHECK_OUTCOMES,
  CORRECTABLE_FIELDS,
  CORRECTION_REASONS,
  DECLARATIONS,
  MOST_IN_BATCH,
  OUTCOMES,
  REQUEST_CONSENTS,
  VERDICTS,
} from './codes.ts';
export type {
  CheckOutcome,
  CorrectableField,
  CorrectionReason,
  Declaration,
  Outcome,
  Verdict,
} from './codes.ts';
export { APPLICATION_STATES, OPEN_STATES } from './transitions.ts';
export type { ApplicationEvent, ApplicationState, Party } from './transitions.ts';
export type { ApplicationContent } from './content.ts';
export type { ClockCode, Holder } from './clocks/plan.ts';
export type { Span } from './clocks/clock.ts';
