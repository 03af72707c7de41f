import { civilDateOf, eachAlone, dayOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import {
  clockAt,
  dateOf,
  lockApplication,
  moveApplication,
  noteApplication,
  tellOwners,
} from './dossier-records.server.ts';

/** Closes the applications whose provider let the last day to answer pass; the owners are told. */
export async function lapseApplications(now: Date): Promise<void> {
  const today = civilDateOf(now);
  const rows = await db.certificationApplication.findMany({
    where: { state: 'changes-requested', answerDueOn: { lt: dateOf(today) } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  await eachAlone(rows, ({ id }) =>
    inTransaction('catalogue.lapse-application', async (tx) => {
      const application = await lockApplication(tx, id);
      const { state, answerDueOn, organisationId } = application;
      // The provider may have answered since the list was read.
      if (state !== 'changes-requested' || !answerDueOn || dayOf(answerDueOn) >= today) return;
      const lapsed = await moveApplication(tx, now, application, { event: 'lapse', by: 'clock' });
      await noteApplication(tx, clockAt(now), lapsed, {
        type: 'catalogue.application-lapsed',
        facts: { answerDueOn: dayOf(answerDueOn) },
      });
      await tellOwners(tx, clockAt(now), organisationId, {
        kind: 'application-lapsed',
        params: {},
      });
    }),
  );
}
