import { addWorkingDays, type CivilDate, type Holidays } from '#domain/kernel/index.server.ts';
import type { Standing } from './own-case-ball.ts';

/** Working days that the programme gives itself for each step. */
export interface Levels {
  readonly propose: number;
  readonly decide: number;
}

export interface LatestAbout {
  readonly standing: Standing;
  /** Last day of the present step. */
  readonly until: CivilDate | null;
  /** Working days the officer has left for a proposal, while its clock stands still. */
  readonly proposeLeft: number;
  readonly levels: Levels;
  readonly today: CivilDate;
  readonly holidays: Holidays;
}

/**
 * The day by which a decision is due when nothing more is asked and the firm does its part today;
 * null when no decision is under way. A step that is late counts from today.
 */
export function decisionBy(about: LatestAbout): CivilDate | null {
  const { standing, until, proposeLeft, levels, today, holidays } = about;
  const start = until !== null && until > today ? until : today;
  const after = (from: CivilDate, days: number) => addWorkingDays(from, days, holidays);
  switch (standing) {
    case 'assign':
      return after(start, levels.propose + levels.decide);
    case 'review':
      return after(start, levels.decide);
    case 'correct':
      return after(today, proposeLeft + levels.decide);
    case 'decide':
      return start;
    case 'appeal':
      return start;
    default:
      return null;
  }
}
