import { db } from '#platform/db.ts';
import { stateOf } from '../live.server.ts';
import type { VersionState } from '../studio/transitions.ts';

/** A version that was published once. */
export interface PublicVersion {
  readonly number: number;
  readonly state: VersionState;
  readonly contentHash: string;
  readonly publishedAt: Date;
  /** When it came into force, and when it stopped. */
  readonly openedAt: Date | null;
  readonly endedAt: Date | null;
}

/** The published versions of a programme, the newest first. */
export async function listPublicVersions(programmeId: string): Promise<readonly PublicVersion[]> {
  const rows = await db.programmeVersion.findMany({
    where: { programmeId, publishedAt: { not: null }, state: { in: [...PUBLISHED] } },
    select: {
      ...{ number: true, state: true, contentHash: true },
      ...{ publishedAt: true, openedAt: true, endedAt: true },
    },
    orderBy: { number: 'desc' },
  });
  return rows.flatMap(({ publishedAt, state, ...row }) =>
    publishedAt === null ? [] : [{ ...row, state: stateOf(state), publishedAt }],
  );
}

const PUBLISHED = [
  'published',
  'open',
  'paused',
  'winding-down',
  'closed',
  'superseded',
] as const satisfies readonly VersionState[];
