import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { LEDGER_REFUSALS, post } from '#domain/ledger/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { inTransaction } from '#platform/transaction.ts';
import { NOT_RESERVED, releasePosting } from '../decisions/reservation.ts';
import { advance, CASE_REFUSALS } from '../records.server.ts';
import { lockOwnApplication } from '../scope.server.ts';
import { tellWaiting } from '../vouchers/records.server.ts';

/**
 * Takes a request back before it is decided, a draft as well; money that was reserved for it is
 * free again (L3), and whoever waits may have it. A second time it changes nothing. Throws
 * `cases.not-found`, `cases.wrong-state`, and `cases.changed-meanwhile` when something happened
 * since the page was shown.
 */
export async function withdrawApplication(
  actor: MemberActor,
  id: string,
  { stamp }: { readonly stamp: number },
): Promise<void> {
  await refusing({ ...LEDGER_REFUSALS, ...CASE_REFUSALS }, () =>
    inTransaction('cases.withdraw', async (tx) => {
      const { application, applicant } = await lockOwnApplication(tx, actor, id);
      if (application.state === 'withdrawn') return;
      if (application.stamp !== stamp) throw new DomainError('cases.changed-meanwhile');
      const released = releasePosting(application);
      await tx.aidDecision.updateMany({
        where: { applicationId: id, state: 'proposed' },
        data: { state: 'lapsed' },
      });
      await advance(tx, actor, application, {
        ...{ event: 'withdraw', party: 'applicant', onBehalfOf: applicant.onBehalfOf },
        changes: NOT_RESERVED,
      });
      if (released === null) return;
      await tellWaiting(tx, application.programmeId);
      await post(tx, actor.now, [released]);
    }),
  );
}
