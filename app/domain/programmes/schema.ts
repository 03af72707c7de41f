/** What pages in the browser may know of this room: codes, limits and types, nothing that checks. */
export {
  ALLOCATIONS,
  AUDIENCES,
  DOCUMENTS,
  OUTSIDE_STATES,
  PROGRAMME_KINDS,
  SEGMENTS,
  SERVICE_LEVELS,
} from './codes.ts';
export type {
  Allocation,
  Audience,
  DocumentCode,
  OutsideState,
  ProgrammeKind,
  Segment,
  ServiceLevel,
} from './codes.ts';
export type { Envelope, Figure, GoldenCase, ProgrammeContent, Running } from './content.ts';
export type { FactName, FactValue } from './rules/facts.ts';
export type {
  AmountResult,
  Change,
  Counterfactual,
  EligibilityResult,
  Outcome,
  Reason,
  Status,
} from './rules/result.ts';
export type { VersionState } from './studio/transitions.ts';
