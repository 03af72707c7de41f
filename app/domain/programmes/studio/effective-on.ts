import { isCivilDate, type CivilDate } from '#domain/kernel/index.server.ts';
import type { ProgrammeDraft } from '../content.ts';

/**
 * First day a version is in force: the day a programme opens, or for a version that replaces another
 * the day its validity begins. Null while it is not said.
 */
export function effectiveOn(
  { running, validFrom }: Pick<ProgrammeDraft, 'running' | 'validFrom'>,
  replaces: boolean,
): CivilDate | null {
  const day = replaces ? validFrom : (running?.opensOn ?? null);
  return day !== null && isCivilDate(day) ? day : null;
}
