/** What pages in the browser may know of this room: codes, limits and types, nothing that checks. */
export {
  ALLOCATIONS,
  DOCUMENTS,
  PROGRAMME_KINDS,
  PUBLIC_STATES,
  SEGMENTS,
  SERVICE_LEVELS,
} from './codes.ts';
export type { ProgrammeKind, PublicState, ServiceLevel } from './codes.ts';
export type { Figure, GoldenCase, ProgrammeContent, Running } from './content.ts';
export type { FactName, FactValue } from './rules/facts.ts';
export type { Status } from './rules/result.ts';
export type { VersionState } from './studio/transitions.ts';
export type {
  AmountPartView,
  AmountView,
  CheckedView,
  CounterfactualView,
  ExplanationView,
  ExpressionLine,
  MissingView,
  ReasonLine,
  RuleLine,
  Sign,
} from './rules/views.ts';
export { LONGEST_PAUSE, WIND_DOWN_NOTICE, type Act } from './studio/transitions.ts';
export { addRow, removeRow, rowsIn, type FormValues } from './studio/sections/rows.ts';
export { STUDIO_LIMITS } from './studio/sections/limits.ts';
export type { Guard, GuardCode } from './studio/guards.ts';
export type { ActLine, ProgrammeOverview, VersionLine } from './studio/overview.server.ts';
export type { LineChange } from './studio/compare-rules.ts';
export type { ChangeField, ContentChange } from './studio/compare-content.ts';
export type { AnswerError } from './eligibility/answer-form.ts';
export type { AnsweredView, QuestionView } from './eligibility/question-view.ts';
export type { Skip } from './eligibility/draft-records.server.ts';
export type { Origin, Proof } from './eligibility/known-facts.ts';
export type { Standing } from './eligibility/standing.ts';
export type { FactWords } from './rules/fact-words.ts';
export type { FactChoice } from './studio/criterion-view.ts';
export type { Finding } from './studio/findings.ts';
export type { TreeNode, TreesView } from './studio/tree-view.ts';
export type { TrialQuestion } from './studio/try-programme.server.ts';
export type { PartView } from './studio/amount-view.ts';
export type {
  AnswerView,
  CasesView,
  CaseView,
  MutationView,
  ProposalView,
  SurvivorView,
} from './studio/cases-view.ts';
export type {
  Bars,
  Headline,
  ReportSection,
  ReportTable,
  SimulationReport,
} from '#documents/simulation-report-model.ts';
export type { RunState } from './simulation/run-states.ts';
