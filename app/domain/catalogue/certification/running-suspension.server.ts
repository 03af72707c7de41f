import type { CivilDate, MemberActor } from '#domain/kernel/index.server.ts';
import type { Certificate, CertificateMeasure } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { changeCertificate } from './certificate-records.server.ts';
import { dateOf, todayOf } from './dossier-records.server.ts';
import { isGround } from './grounds.ts';

/** The decided suspension of a certificate that holds longest on a day; null when none does. */
export function longestRunning(
  tx: Tx,
  certificateId: string,
  today: CivilDate,
): Promise<CertificateMeasure | null> {
  return tx.certificateMeasure.findFirst({
    where: {
      ...{ certificateId, kind: 'suspension', state: 'applied', liftedAt: null },
      OR: [{ until: null }, { until: { gte: dateOf(today) } }],
    },
    orderBy: [{ until: { sort: 'desc', nulls: 'first' } }, { id: 'asc' }],
  });
}

/** Ends what a measure did to a certificate; another suspension that was decided runs on. */
export async function endSuspension(
  tx: Tx,
  actor: MemberActor,
  certificate: Certificate,
  measureId: string,
): Promise<void> {
  const running = await longestRunning(tx, certificate.id, todayOf(actor));
  const facts = { measure: measureId };
  if (!running) {
    await changeCertificate(tx, actor, certificate, {
      ...{ event: { type: 'lift' }, reason: 'decision', facts },
    });
    return;
  }
  const { until, grounds } = running;
  await changeCertificate(tx, actor, certificate, {
    event: { type: 'suspend', until },
    ...{ reason: isGround(grounds) ? grounds : null, facts },
  });
}
