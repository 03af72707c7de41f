import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { onceByIntent } from '#platform/intents.ts';
import { inTransaction } from '#platform/transaction.ts';
import { addProgramme, freeSlug } from './create-programme.server.ts';
import { findCurrentVersion, findLiveVersion } from './draft-records.server.ts';
import { requireManager } from './policy.ts';
import {
  contentOf,
  lockOwn,
  moveVersion,
  noteProgramme,
  STUDIO_REFUSALS,
} from './records.server.ts';

const SUFFIX = '-repetition';

/**
 * Rehearses a programme as its studio shows it: a copy that is open at once, whatever is missing,
 * and that the public never sees. The same form again gives the same rehearsal. Returns its id.
 * Throws `programmes.not-found`, `programmes.reload`, `programmes.wrong-state` for a rehearsal of a
 * rehearsal, `programmes.tampered`.
 */
export async function startRehearsal(
  actor: MemberActor,
  programmeId: string,
  intentId: string | null,
): Promise<string> {
  const organisationId = requireManager(actor);
  if (intentId === null) throw new DomainError('programmes.reload');
  const intent = { actor: actor.person.accountId, intentId, now: actor.now };
  return refusing(STUDIO_REFUSALS, () =>
    inTransaction('programmes.start-rehearsal', async (tx) => {
      const programme = await lockOwn(tx, organisationId, programmeId);
      if (programme.rehearsalOfId !== null) throw new DomainError('programmes.wrong-state');
      return onceByIntent(tx, intent, async () => {
        const version =
          (await findCurrentVersion(tx, programmeId)) ?? (await findLiveVersion(tx, programmeId));
        if (!version) throw new DomainError('programmes.wrong-state');
        const slug = await freeSlug(tx, `${programme.slug}${SUFFIX}`);
        const content = contentOf(version);
        return addProgramme(tx, actor, {
          ...{ slug, content, organisationId, rehearsalOfId: programmeId },
        });
      });
    }),
  );
}

/**
 * Ends a rehearsal. Returns the programme it rehearsed. Again, it changes nothing. Throws
 * `programmes.not-found`, also for a programme that is no rehearsal.
 */
export async function endRehearsal(actor: MemberActor, programmeId: string): Promise<string> {
  const organisationId = requireManager(actor);
  return inTransaction('programmes.end-rehearsal', async (tx) => {
    const programme = await lockOwn(tx, organisationId, programmeId);
    const { rehearsalOfId } = programme;
    if (rehearsalOfId === null) throw new DomainError('programmes.not-found');
    const live = await findLiveVersion(tx, programmeId);
    if (!live) return rehearsalOfId;
    await moveVersion(tx, actor.now, live, {
      event: 'end-rehearsal',
      changes: { endedAt: actor.now },
    });
    await noteProgramme(tx, actor, programme, {
      type: 'programmes.rehearsal-ended',
      subject: `programme:${programmeId}`,
    });
    return rehearsalOfId;
  });
}
