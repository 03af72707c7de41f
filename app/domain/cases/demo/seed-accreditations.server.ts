import { DEMO_SINCE, demoId } from '#domain/accounts/index.server.ts';
import { listDemoProviders, listStandings } from '#domain/catalogue/index.server.ts';
import { addMonths, civilDateOf, midnight } from '#domain/kernel/index.server.ts';
import { listLive } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { ACCREDITED_MONTHS, DELIVERIES_TO_CONFIRM } from '../accreditations/transitions.ts';

/**
 * The certified providers of the demonstration are paid by its programmes, as if they had been on
 * probation before; who has or had an accreditation stays as it is. Only demonstrations call it.
 */
export async function seedDemoAccreditations(now: Date): Promise<void> {
  const ownerId = demoId('organisation programme');
  const { programmes } = await listLive(db);
  const own = programmes.filter((one) => one.organisationId === ownerId);
  const providers = await listDemoProviders(db);
  const standings = await listStandings(db, providers);
  const certified = providers.filter((id) => standings.get(id) === 'in-force');
  const expiresOn = midnight(addMonths(civilDateOf(now), ACCREDITED_MONTHS));
  await inTransaction('cases.seed-demo-accreditations', async (tx) => {
    for (const { programmeId } of own) {
      const known = await tx.accreditation.findMany({
        where: { programmeId },
        select: { organisationId: true },
      });
      const has = new Set(known.map(({ organisationId }) => organisationId));
      await tx.accreditation.createMany({
        data: certified
          .filter((id) => !has.has(id))
          .map((organisationId) => ({
            ...{ id: demoId(`accreditation ${programmeId} ${organisationId}`), programmeId },
            ...{ ownerId, organisationId, state: 'accredited', expiresOn },
            ...{
              requestedById: demoId(`role applicant ${organisationId}`),
              submittedAt: DEMO_SINCE,
            },
            ...{ decidedById: demoId('account proposing-1'), decidedAt: DEMO_SINCE },
            deliveries: DELIVERIES_TO_CONFIRM,
          })),
      });
    }
  });
}
