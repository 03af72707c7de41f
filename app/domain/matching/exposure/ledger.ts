import { FIRST_PLACES } from '../codes.ts';

/** An entry of a list as it was shown, best first. */
export interface ShownEntry {
  readonly organisation: string;
  /** Thousandths of a point. */
  readonly total: number;
  /** Value of the exposure component, in thousandths. */
  readonly exposure: number;
}

/** What one list gave to a provider, in units of the first place. */
export interface ExposureShare {
  readonly organisation: string;
  /** What it deserved among those it competes with. */
  readonly due: number;
  /** What it had. */
  readonly had: number;
}

const POINT = 1000;

/**
 * The most that is owed to a provider, or by it, in units of the first place: several times what
 * moves its exposure from one end to the other. What competes in one region for nothing because of
 * what its rivals are owed in others would otherwise be owed so much that it came first for months
 * once they are gone.
 */
export const MOST_OWED = 20;

/** What a place of a list is worth in attention: 1 for the first, 0 after the fifth. */
export function placeWeight(place: number): number {
  return place > FIRST_PLACES ? 0 : 1 / Math.log2(place + 1);
}

/**
 * Shares out the attention that a shown list gives (catalogue §4, "fair exposure"). The contest are
 * the entries whose score without the exposure component is so near the best that exposure can decide
 * between them: within its points. What they had together is due to them in proportion to that score;
 * so all debts together are always nothing. The others have what their score gave them: nothing is
 * owed to them or by them.
 */
export function shareOut(
  entries: readonly ShownEntry[],
  exposurePoints: number,
): readonly ExposureShare[] {
  const merits = entries.map(({ organisation, total, exposure }, index) => ({
    organisation,
    merit: total - exposurePoints * exposure,
    had: placeWeight(index + 1),
  }));
  const best = Math.max(...merits.map(({ merit }) => merit));
  const contest = merits.filter(({ merit }) => best - merit <= exposurePoints * POINT);
  const had = contest.reduce((sum, one) => sum + one.had, 0);
  const merit = contest.reduce((sum, one) => sum + one.merit, 0);
  return contest.map((one) => ({
    organisation: one.organisation,
    due: merit === 0 ? had / contest.length : (had * one.merit) / merit,
    had: one.had,
  }));
}

/** Adds up what several lists gave, by provider. */
export function addUp(shares: readonly ExposureShare[]): readonly ExposureShare[] {
  const byProvider = Map.groupBy(shares, ({ organisation }) => organisation);
  return [...byProvider].map(([organisation, all]) => ({
    organisation,
    due: all.reduce((sum, { due }) => sum + due, 0),
    had: all.reduce((sum, { had }) => sum + had, 0),
  }));
}
