import { addDays, civilDateOf, eachAlone } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { clockAt, dateOf, nameOf, tellExaminers } from './dossier-records.server.ts';

/** Days after which those who decide are reminded again. */
const REMIND_AGAIN_DAYS = 7;

/**
 * Reminds the examiners who may decide of the measures whose last day to answer has passed, once a
 * week. Nothing is decided by itself.
 */
export async function remindMeasures(now: Date): Promise<void> {
  const today = civilDateOf(now);
  const due = {
    state: { in: ['noticed', 'answered'] },
    answerDueOn: { lt: dateOf(today) },
    OR: [
      { remindedOn: null },
      { remindedOn: { lte: dateOf(addDays(today, -REMIND_AGAIN_DAYS)) } },
      // The provider was reminded while it had time left.
      { remindedOn: { lte: db.certificateMeasure.fields.answerDueOn } },
    ],
  };
  const rows = await db.certificateMeasure.findMany({ where: due, orderBy: { id: 'asc' } });
  await eachAlone(rows, ({ id, organisationId, noticedById }) =>
    inTransaction('catalogue.remind-measure', async (tx) => {
      const { count } = await tx.certificateMeasure.updateMany({
        where: { id, ...due },
        data: { remindedOn: dateOf(today) },
      });
      if (count === 0) return;
      await tellExaminers(tx, clockAt(now), {
        kind: 'measure-due',
        params: { organisation: await nameOf(tx, organisationId) },
        path: `/programme/providers/measures/${id}`,
        except: [noticedById],
      });
    }),
  );
}
