import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { findCurrentVersion } from './draft-records.server.ts';
import { requireManager } from './policy.ts';
import { lockOwn, moveVersion, noteProgramme } from './records.server.ts';

/**
 * Gives up the version a programme is worked on. Again, it changes nothing. Throws
 * `programmes.not-found`, and `programmes.wrong-state` for one that is proposed or published.
 */
export async function discardVersion(
  actor: MemberActor,
  programmeId: string,
  versionId: string,
): Promise<void> {
  const organisationId = requireManager(actor);
  await inTransaction('programmes.discard', async (tx) => {
    const programme = await lockOwn(tx, organisationId, programmeId);
    const version = await tx.programmeVersion.findFirst({ where: { id: versionId, programmeId } });
    if (!version) throw new DomainError('programmes.not-found');
    if (version.state === 'discarded') return;
    const current = await findCurrentVersion(tx, programmeId);
    if (current?.id !== versionId) throw new DomainError('programmes.wrong-state');
    await moveVersion(tx, actor.now, version, {
      event: 'discard',
      changes: { endedAt: actor.now },
    });
    await noteProgramme(tx, actor, programme, {
      type: 'programmes.version-discarded',
      subject: `programme-version:${versionId}`,
      facts: { number: version.number },
    });
  });
}
