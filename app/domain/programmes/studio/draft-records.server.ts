import { contentHash, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { ProgrammeVersion } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { programmeDraftSchema, type ProgrammeDraft } from '../content.ts';
import { stateOf } from '../live.server.ts';
import { storedContent } from '../stored-content.ts';
import { isManager, requireManager, requireReader } from './policy.ts';
import { contentOf, getOwn, lockOwn, noteProgramme, type Reader } from './records.server.ts';
import { LIVE_STATES, WORKING_STATES, type VersionState } from './transitions.ts';

/** The version of a programme that its studio shows. */
export interface DraftView {
  readonly programmeId: string;
  readonly versionId: string;
  readonly slug: string;
  readonly number: number;
  /** Kept in every form: a form of an older stamp is told that the draft has changed. */
  readonly stamp: number;
  readonly state: VersionState;
  readonly contentHash: string;
  readonly content: ProgrammeDraft;
  readonly isRehearsal: boolean;
  /** Whether this person may change it now: a manager, and it is not yet proposed. */
  readonly mayEdit: boolean;
  /** What the public sees now; null before a first opening. */
  readonly live: { readonly number: number; readonly content: ProgrammeDraft } | null;
}

/**
 * The version of a programme that is being worked on; without one, the version to come or the one
 * in force, which nobody changes. Throws `programmes.not-found` for others than managers and
 * auditors of the organisation that owns it, and `programmes.tampered` when what is stored is not
 * what was kept.
 */
export async function getDraft(actor: MemberActor, programmeId: string): Promise<DraftView> {
  const { id, slug, rehearsalOfId } = await getOwn(db, requireReader(actor), programmeId);
  const live = await findLiveVersion(db, id);
  const version = (await findCurrentVersion(db, id)) ?? live ?? (await findLast(db, id));
  if (!version) throw new DomainError('programmes.not-found');
  const state = stateOf(version.state);
  return {
    ...{ programmeId: id, versionId: version.id, slug, number: version.number, state },
    ...{ stamp: version.stamp, contentHash: version.contentHash, content: contentOf(version) },
    isRehearsal: rehearsalOfId !== null,
    mayEdit: isManager(actor) && (state === 'draft' || state === 'simulated'),
    live: live && { number: live.number, content: contentOf(live) },
  };
}

/** The version that is worked on, else the one that is published and not open yet. */
export async function findCurrentVersion(
  reader: Reader,
  programmeId: string,
): Promise<ProgrammeVersion | null> {
  return reader.programmeVersion.findFirst({
    where: { programmeId, state: { in: [...WORKING_STATES, 'published'] } },
    orderBy: { number: 'desc' },
  });
}

function findLast(reader: Reader, programmeId: string): Promise<ProgrammeVersion | null> {
  return reader.programmeVersion.findFirst({
    where: { programmeId },
    orderBy: { number: 'desc' },
  });
}

/** The version the public sees. */
export async function findLiveVersion(
  reader: Reader,
  programmeId: string,
): Promise<ProgrammeVersion | null> {
  return reader.programmeVersion.findFirst({
    where: { programmeId, state: { in: [...LIVE_STATES] } },
  });
}

/**
 * Changes the draft of a programme that was read under `stamp`; a simulated one is a draft again.
 * A change that changes nothing keeps everything as it was, whatever the stamp: the same form sent
 * twice is kept once. Throws `programmes.not-found`,
 * `programmes.wrong-state` when nothing is being worked on, `programmes.changed-meanwhile` when
 * somebody changed it since, `programmes.tampered`, `programmes.bad-content` for what no draft can
 * hold.
 */
export async function changeDraft(
  actor: MemberActor,
  programmeId: string,
  stamp: number,
  change: (draft: ProgrammeDraft) => ProgrammeDraft,
): Promise<void> {
  const organisationId = requireManager(actor);
  await inTransaction('programmes.change-draft', async (tx) => {
    const programme = await lockOwn(tx, organisationId, programmeId);
    const version = await findCurrentVersion(tx, programmeId);
    if (version?.state !== 'draft' && version?.state !== 'simulated')
      throw new DomainError('programmes.wrong-state');
    const before = contentOf(version);
    if (version.stamp !== stamp) {
      if (changesNothing(version, () => change(before))) return;
      throw new DomainError('programmes.changed-meanwhile');
    }
    const kept = await keepContent(tx, actor, version, change(before));
    if (kept === null) return;
    await noteProgramme(tx, actor, programme, {
      type: 'programmes.draft-changed',
      subject: `programme-version:${version.id}`,
      facts: { number: version.number, from: version.contentHash, to: kept },
    });
  });
}

/** Whether a change of an older draft asks for what is there already. */
function changesNothing(version: ProgrammeVersion, change: () => ProgrammeDraft): boolean {
  try {
    return contentHash(storedContent(change())) === version.contentHash;
  } catch (error) {
    // It is about something that is no longer there.
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** Returns the new hash, null when the content is the same. */
async function keepContent(
  tx: Tx,
  { now }: MemberActor,
  version: ProgrammeVersion,
  changed: ProgrammeDraft,
): Promise<string | null> {
  const parsed = programmeDraftSchema.safeParse(changed);
  if (!parsed.success) throw new DomainError('programmes.bad-content');
  const content = storedContent(parsed.data);
  const hash = contentHash(content);
  if (hash === version.contentHash) return null;
  const { count } = await tx.programmeVersion.updateMany({
    where: { id: version.id, stamp: version.stamp, state: version.state },
    data: {
      ...{ content, contentHash: hash, state: 'draft', updatedAt: now },
      stamp: version.stamp + 1,
    },
  });
  if (count === 0) throw new DomainError('programmes.changed-meanwhile');
  return hash;
}
