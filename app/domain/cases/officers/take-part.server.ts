import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import { refuseOwnRequest } from '../outsider.server.ts';
import { lockApplication } from '../records.server.ts';

/** Parts of officers in what follows a decision. */
export type LaterPart = 'certifies' | 'authorises';

/**
 * Takes a part in a case for good, for somebody who says that they have no link with the firm: who
 * has it already keeps it. Throws `cases.not-found`, `cases.own-firm`, and `cases.same-person` for
 * whoever has another part in the case: those who propose, decide, certify and order are different.
 * The database refuses who works or worked for a provider of the case (`cases.provider-side`).
 */
export async function takePart(
  tx: Tx,
  actor: MemberActor,
  applicationId: string,
  part: LaterPart,
): Promise<void> {
  const { accountId, seat } = actor.person;
  const application = await lockApplication(tx, applicationId, { ownerId: seat.organisationId });
  await refuseOwnRequest(tx, actor, application);
  const own = await tx.casePerson.findUnique({
    where: { applicationId_accountId: { applicationId, accountId } },
  });
  if (own?.part === part) return;
  if (own) throw new DomainError('cases.same-person');
  await tx.casePerson.create({
    data: {
      ...{ applicationId, accountId, part, round: application.round, since: actor.now },
      ...{ declaration: 'none', declaredAt: actor.now },
    },
  });
}
