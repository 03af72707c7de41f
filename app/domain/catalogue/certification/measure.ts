import type { CivilDate } from '#domain/kernel/index.server.ts';
import { GRAVE_GROUNDS, type Ground } from './grounds.ts';

export const MEASURE_KINDS = ['suspension', 'revocation'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

export const MEASURE_STATES = ['noticed', 'answered', 'applied', 'dropped'] as const;

/** What the notice of a measure says. */
export interface Notice {
  readonly kind: MeasureKind;
  readonly grounds: Ground;
  readonly facts: string;
  /** Suspended at once, while the procedure runs. */
  readonly interim: boolean;
  /** Last day of the suspension, null for no end. */
  readonly until: CivilDate | null;
}

/** Why a notice cannot be given, as the last part of a `catalogue.…` code; null when it can. */
export function noticeProblem(
  { kind, grounds, interim, until }: Notice,
  today: CivilDate,
): 'not-grave' | 'until' | null {
  if (interim && !GRAVE_GROUNDS.includes(grounds)) return 'not-grave';
  if (until !== null && (kind === 'revocation' || until <= today)) return 'until';
  return null;
}

/**
 * Whether a measure may be decided: the provider has answered, or has let the last day to do so
 * pass. An interim suspension changes nothing to that.
 */
export function mayDecide(
  { state, answerDueOn }: { readonly state: string; readonly answerDueOn: CivilDate },
  today: CivilDate,
): boolean {
  return state === 'answered' || (state === 'noticed' && answerDueOn < today);
}

/** Whether a suspension that was decided holds on a day. */
export function isRunning(
  measure: {
    readonly kind: string;
    readonly state: string;
    readonly until: Date | null;
    readonly liftedAt: Date | null;
  },
  today: CivilDate,
): boolean {
  const { kind, state, until, liftedAt } = measure;
  if (kind !== 'suspension' || state !== 'applied' || liftedAt !== null) return false;
  return until === null || until.toISOString().slice(0, 10) >= today;
}
