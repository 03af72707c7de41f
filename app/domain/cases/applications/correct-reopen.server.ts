import { civilDateOf, DomainError, type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { inTransaction } from '#platform/transaction.ts';
import { changeClocks } from '../clocks/records.server.ts';
import { advance, CASE_REFUSALS } from '../records.server.ts';
import { lockOwnApplication } from '../scope.server.ts';

/**
 * Takes up again, with its number, a request that was closed because its corrections did not come:
 * they are awaited anew. A second time it changes nothing. Throws `cases.not-found`,
 * `cases.wrong-state`, `cases.reopen-over` after the last day, `cases.changed-meanwhile`, and
 * `cases.already-open` when the firm asked again in the meantime.
 */
export async function reopenApplication(
  actor: MemberActor,
  id: string,
  { stamp }: { readonly stamp: number },
): Promise<void> {
  await refusing(CASE_REFUSALS, () =>
    inTransaction('cases.reopen', async (tx) => {
      const { application, applicant } = await lockOwnApplication(tx, actor, id);
      const { state, reopenUntil } = application;
      if (state === 'needs-correction' && application.stamp === stamp + 1) return;
      if (state !== 'lapsed' || application.number === null)
        throw new DomainError('cases.wrong-state', { state });
      if (reopenUntil === null || civilDateOf(actor.now) > dayOf(reopenUntil))
        throw new DomainError('cases.reopen-over');
      if (application.stamp !== stamp) throw new DomainError('cases.changed-meanwhile');
      // The lapse is undone: the days to contest it are over with it.
      const owner = { applicationId: id };
      await changeClocks(tx, actor.now, owner, { change: 'end', codes: ['appeal'] });
      await advance(tx, actor, application, {
        ...{ event: 'reopen', party: 'applicant', onBehalfOf: applicant.onBehalfOf },
        changes: {
          ...{ reopenUntil: null, appealUntil: null },
          ...{ acknowledgedAt: null, acknowledgedById: null },
        },
      });
    }),
  );
}
