import { addDays, civilDateOf, eachAlone, dayOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { lockCertificate } from './certificate-records.server.ts';
import { dueReminder, RENEWAL_DAYS } from './dossier-clock.ts';
import { clockAt, dateOf, tellOwners } from './dossier-records.server.ts';
import { reviewCertificate } from './review-certificate.server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Ends certificates after their last day, lifts suspensions after theirs, and looks again at those
 * that wait for papers.
 */
export async function reviewCertificates(now: Date): Promise<void> {
  const before = { lt: dateOf(civilDateOf(now)) };
  const rows = await db.certificate.findMany({
    where: {
      endedAt: null,
      OR: [{ validUntil: before }, { measureUntil: before }, { lapsedAt: { not: null } }],
    },
    orderBy: { organisationId: 'asc' },
    select: { organisationId: true },
  });
  await eachAlone(rows, ({ organisationId }) =>
    inTransaction('catalogue.review-certificate', (tx) =>
      reviewCertificate(tx, organisationId, now, clockAt(now)),
    ),
  );
}

/** Tells owners 120, 60, 30 and 7 days before the end of their certificate, once each. */
export async function remindCertificates(now: Date): Promise<void> {
  const today = civilDateOf(now);
  const rows = await db.certificate.findMany({
    where: {
      endedAt: null,
      validUntil: { gte: dateOf(today), lte: dateOf(addDays(today, RENEWAL_DAYS)) },
    },
    orderBy: { organisationId: 'asc' },
    select: { organisationId: true, validUntil: true, remindedDays: true },
  });
  const stepOf = (row: { readonly validUntil: Date; readonly remindedDays: number | null }) =>
    dueReminder((row.validUntil.getTime() - dateOf(today).getTime()) / DAY_MS, row.remindedDays);
  await eachAlone(rows, async (row) => {
    if (stepOf(row) === null) return;
    await inTransaction('catalogue.remind-certificate', async (tx) => {
      const certificate = await lockCertificate(tx, row.organisationId);
      const step = certificate && stepOf(certificate);
      if (!certificate || step === null) return;
      const { id, organisationId, validUntil } = certificate;
      await tx.certificate.update({ where: { id }, data: { remindedDays: step } });
      await tellOwners(tx, clockAt(now), organisationId, {
        kind: 'certificate-expiring',
        params: { date: dayOf(validUntil) },
      });
    });
  });
}
