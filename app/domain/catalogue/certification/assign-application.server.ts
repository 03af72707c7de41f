import { getPeople } from '#domain/accounts/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { moveApplication, noteApplication } from './dossier-records.server.ts';
import { examine } from './examine.server.ts';
import { requireExaminer } from './policy.ts';
import { isOpen } from './transitions.ts';

export interface Colleague {
  readonly accountId: string;
  readonly name: string;
}

/** The examiners of the actor's own organisation. */
export async function listColleagues(actor: MemberActor): Promise<readonly Colleague[]> {
  requireExaminer(actor);
  const { people } = await getPeople(actor, actor.person.seat.organisationId);
  return people
    .filter(({ suspended, grants }) => !suspended && grants.some(isExaminerGrant))
    .map(({ accountId, name }) => ({ accountId, name }));
}

const isExaminerGrant = ({ role, status }: { readonly role: string; readonly status: string }) =>
  role === 'provider-examiner' && status === 'active';

/**
 * Gives an open application to an examiner of the actor's organisation, the actor included, or to
 * nobody; with the first one the examination begins. Throws what `examine` does,
 * `catalogue.unknown-examiner`, `catalogue.wrong-state`.
 */
export async function assignApplication(
  actor: MemberActor,
  id: string,
  examinerId: string | null,
): Promise<void> {
  const known = examinerId === null || examinerId === actor.person.accountId;
  const colleagues = known ? [] : await listColleagues(actor);
  if (!known && !colleagues.some(({ accountId }) => accountId === examinerId))
    throw new DomainError('catalogue.unknown-examiner');
  await examine(actor, id, 'assign-application', async (tx, application) => {
    if (application.examinerId === examinerId && isOpen(application.state)) return;
    if (application.state === 'submitted' && examinerId !== null) {
      const taken = await moveApplication(tx, actor.now, application, {
        event: 'take',
        by: 'examiner',
        changes: { examinerId },
      });
      await noteApplication(tx, actor, taken, {
        type: 'catalogue.application-taken',
        facts: { examiner: examinerId },
      });
      return;
    }
    if (!isOpen(application.state)) throw new DomainError('catalogue.wrong-state');
    await tx.certificationApplication.updateMany({
      where: { id, state: application.state },
      data: { examinerId, updatedAt: actor.now },
    });
    await noteApplication(tx, actor, application, {
      type: 'catalogue.application-assigned',
      facts: { from: application.examinerId, examiner: examinerId },
    });
  });
}
