import { db } from '#platform/db.ts';
import { findPublicNotice, type PublicNotice } from '../studio/public-notice.server.ts';
import { findPublicProgramme, type PublicProgramme } from './public-programmes.server.ts';
import { listPublicVersions, type PublicVersion } from './versions.server.ts';

/** All that the page of a programme is made from. */
export interface ProgrammePage {
  readonly programme: PublicProgramme;
  /** The newest first. */
  readonly versions: readonly PublicVersion[];
  readonly notice: PublicNotice | null;
}

/**
 * A public programme with its history and what was decided about it; `tampered` when its content is
 * not what was published, null for any other slug.
 */
export async function findProgrammePage(
  slug: string,
  now: Date,
): Promise<ProgrammePage | 'tampered' | null> {
  const programme = await findPublicProgramme(slug, now);
  if (programme === null || programme === 'tampered') return programme;
  const [versions, notice] = await Promise.all([
    listPublicVersions(programme.programmeId),
    findPublicNotice(db, programme.programmeId),
  ]);
  return { programme, versions, notice };
}
