import { listLive } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import {
  closedBecause,
  getApplyProgramme,
  runHere,
  type ApplyProgramme,
} from './programme.server.ts';

/** Programmes run here that take requests today, by slug. */
export async function listApplyProgrammes(now: Date): Promise<readonly ApplyProgramme[]> {
  const { programmes } = await listLive(db);
  return programmes.flatMap((live) => {
    const programme = runHere(live, now);
    return programme && closedBecause(programme) === null ? [programme] : [];
  });
}

/**
 * A programme run here by its slug, open or not, for the page on which a request is begun. Throws
 * `cases.not-found` and `cases.tampered`.
 */
export function getProgrammeToApply(slug: string, now: Date): Promise<ApplyProgramme> {
  return getApplyProgramme(db, slug, now);
}
