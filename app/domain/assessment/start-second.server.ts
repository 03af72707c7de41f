import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { isProfileComplete } from './facts.ts';
import { lockOwnAssessment } from './lock-assessment.server.ts';
import { noteAct } from './note-act.server.ts';
import { openDraft } from './open-draft.server.ts';
import { getAssessment } from './records.server.ts';

/**
 * Opens the copy that a colleague of the same firm fills in: the facts of the first one and none of
 * its answers. Returns its id; while one is open that one is returned. Throws
 * `assessment.profile-missing` before the first has its profile, `assessment.read-only` for viewers
 * and `assessment.not-found` for advisors, for anonymous assessments and for copies themselves.
 */
export async function startSecond(actor: MemberActor, id: string): Promise<string> {
  return inTransaction('assessment.start-second', async (tx) => {
    const held = await lockOwnAssessment(tx, actor, id);
    const { organisationId } = held;
    if (organisationId === null || held.mandateId !== null || held.secondOfId !== null)
      throw new DomainError('assessment.not-found');
    const open = await tx.assessment.findFirst({
      where: { secondOfId: id, organisationId, completedAt: null },
      select: { id: true },
    });
    if (open) return open.id;
    const first = await getAssessment(tx, id);
    if (!isProfileComplete(first.facts)) throw new DomainError('assessment.profile-missing');
    const second = await openDraft(tx, actor, {
      path: first.path,
      frameworkVersionId: first.framework.id,
      owner: { organisationId, openedById: actor.person.accountId, secondOfId: id },
      factsOf: id,
    });
    await noteAct(tx, actor, { ...held, id: second }, 'second-started', { first: id });
    return second;
  });
}
