import type { ApplicationState } from '../transitions.ts';

/** Whose cases: the reader's, those the reader may decide, those nobody has. */
export const CASE_WHO = ['mine', 'decide', 'unassigned'] as const;
export type CaseWho = (typeof CASE_WHO)[number];

/** Fields of the queue's filters, as the address has them. */
export interface CaseQueueValues {
  readonly show: 'open' | 'closed';
  readonly state: string;
  readonly programme: string;
  readonly region: string;
  readonly category: string;
  readonly officer: string;
  readonly who: string;
  readonly late: string;
  readonly min: string;
  readonly max: string;
  /** A receipt, or a part of a firm's name. */
  readonly q: string;
}

/** States in which a case is an officer's to examine, or will be: it can go to another. */
export const MOVABLE_STATES: readonly ApplicationState[] = [
  ...(['submitted', 'under-review', 'needs-correction', 'waitlisted', 'appealed'] as const),
];

/** Why a manager gives a case to another officer. */
export const REASSIGN_REASONS = ['leave', 'overload', 'other'] as const;
/** What is decided about every proposal of a batch. */
export const BATCH_DECISIONS = ['confirm', 'send-back'] as const;
export type BatchDecision = (typeof BATCH_DECISIONS)[number];
