import { findAuditSalt, tellHolders } from '#domain/accounts/index.server.ts';
import { civilDateOf, DomainError, type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { addJob } from '#platform/jobs.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { decidedLast } from '../applications/acknowledge-state.server.ts';
import { receiptOf } from '../receipt.ts';
import { advance, CASE_REFUSALS } from '../records.server.ts';
import { lockOwnApplication } from '../scope.server.ts';

export interface AppealGiven {
  readonly grounds: string;
  readonly stamp: number;
}

/**
 * Contests a refusal or a lapse, once, in the days that run from its opening; two other officers
 * answer it. Throws `cases.not-found`, `cases.wrong-state`, `cases.already-appealed`,
 * `cases.not-opened` for a decision the firm has not opened, `cases.appeal-over`,
 * `cases.changed-meanwhile`, and `cases.already-open` when the firm asked again in the meantime.
 */
export async function openAppeal(
  actor: MemberActor,
  id: string,
  { grounds, stamp }: AppealGiven,
): Promise<void> {
  await refusing(CASE_REFUSALS, () =>
    inTransaction('cases.appeal', async (tx) => {
      const { application, applicant } = await lockOwnApplication(tx, actor, id);
      const known = await tx.aidAppeal.findUnique({ where: { applicationId: id } });
      if (known?.state === 'open' && known.grounds === grounds) return;
      if (known) throw new DomainError('cases.already-appealed');
      await requireAppealable(tx, actor, application);
      if (application.stamp !== stamp) throw new DomainError('cases.changed-meanwhile');
      const { accountId } = actor.person;
      await tx.aidAppeal.create({
        data: {
          ...{ applicationId: id, grounds, openedById: accountId },
          ...{ openedAt: actor.now, state: 'open' },
        },
      });
      await advance(tx, actor, application, {
        ...{ event: 'appeal', party: 'applicant', onBehalfOf: applicant.onBehalfOf },
        ...{ after: { grounds }, salt: await findAuditSalt(tx, accountId) },
        // The days to contest it are over with it.
        changes: { round: 2, appealUntil: null },
      });
      await tellOfficers(tx, application);
    }),
  );
}

async function requireAppealable(
  tx: Tx,
  { now }: MemberActor,
  application: AidApplication,
): Promise<void> {
  const decided = await decidedLast(tx, application);
  if (decided?.state !== 'rejected' && decided?.state !== 'lapsed')
    throw new DomainError('cases.wrong-state', { state: application.state, event: 'appeal' });
  // A lapse is known without being opened: contesting it shows that its notice was read.
  if (!decided.isOpened && decided.state === 'rejected') throw new DomainError('cases.not-opened');
  const { appealUntil } = application;
  if (decided.isOpened && appealUntil !== null && civilDateOf(now) > dayOf(appealUntil))
    throw new DomainError('cases.appeal-over');
}

/** Those who manage the programme are told; the request is given to another officer by the job. */
async function tellOfficers(tx: Tx, application: AidApplication): Promise<void> {
  const { id, ownerId, number, submittedAt } = application;
  if (number === null || submittedAt === null) return;
  await tellHolders(
    tx,
    { organisationId: ownerId, role: 'programme-manager', except: [] },
    {
      kind: 'aid-appealed',
      params: { number: receiptOf(number, submittedAt) },
      path: `/programme/cases/${id}`,
    },
  );
  await addJob(tx, 'assign-cases', {}, { key: 'assign-cases' });
}
