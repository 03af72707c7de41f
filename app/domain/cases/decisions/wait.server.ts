import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { putOnWaitingList } from '../applications/waiting.server.ts';
import { CASE_REFUSALS, lockApplication } from '../records.server.ts';
import { officerWhere } from '../scope.server.ts';
import { prepareApproval, refuseLinked } from './approval.server.ts';
import { findMoney } from './money.server.ts';
import { requireProposer } from './persons.server.ts';

/**
 * Puts a request that could be approved on the waiting list, since no envelope can pay the most it
 * may have. Again, it changes nothing. Throws what proposing to approve does, and `cases.money-there`
 * when there is money after all.
 */
export async function waitForMoney(
  actor: MemberActor,
  id: string,
  { stamp }: { readonly stamp: number },
): Promise<void> {
  const where = officerWhere(actor);
  const read = await db.aidApplication.findFirst({ where: { AND: [{ id }, where] } });
  if (!read) throw new DomainError('cases.not-found');
  await requireProposer(db, actor, read);
  if (read.state === 'waitlisted') return;
  if (read.state !== 'under-review')
    throw new DomainError('cases.wrong-state', { state: read.state });
  const { now } = actor;
  const approval = await prepareApproval(read, { note: '' }, now);
  await refusing(CASE_REFUSALS, () =>
    inTransaction('cases.wait', async (tx) => {
      const application = await lockApplication(tx, id, where);
      await requireProposer(tx, actor, application);
      if (application.state === 'waitlisted') return;
      if (application.stamp !== stamp || read.stamp !== stamp)
        throw new DomainError('cases.changed-meanwhile');
      await refuseLinked(tx, application, { ...approval, now });
      if ((await findMoney(tx, application, { ...approval, now })) !== null)
        throw new DomainError('cases.money-there');
      const { amount, facts } = approval;
      await putOnWaitingList(tx, actor, application, { party: 'proposes', amount, facts });
    }),
  );
}
