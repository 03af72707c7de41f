import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { LEDGER_REFUSALS, post } from '#domain/ledger/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { inTransaction } from '#platform/transaction.ts';
import { NOTHING_KEPT, releasePosting } from '../decisions/reservation.ts';
import { placeGivenUp } from '../decisions/tell.server.ts';
import { advance, CASE_REFUSALS } from '../records.server.ts';
import { lockOwnApplication } from '../scope.server.ts';

/**
 * Takes a request back before it is decided, a draft as well, or one whose refusal was contested: the
 * refusal stands. Money that was reserved for it is free again (L3), and whoever waits may have it. A second time it changes nothing. Throws
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
      await tx.aidAppeal.updateMany({
        where: { applicationId: id, state: 'open' },
        data: { state: 'withdrawn' },
      });
      await advance(tx, actor, application, {
        ...{ event: 'withdraw', party: 'applicant', onBehalfOf: applicant.onBehalfOf },
        changes: NOTHING_KEPT,
      });
      await placeGivenUp(tx, application);
      if (released !== null) await post(tx, actor.now, [released]);
    }),
  );
}
