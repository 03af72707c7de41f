import type { AuditActor } from '#domain/audit/index.server.ts';
import { civilDateOf, type CivilDate, dayOf } from '#domain/kernel/index.server.ts';
import type { Certificate } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { isInForce, REQUIRED_CREDENTIALS } from '../providers/in-force.ts';
import {
  changeCertificate,
  lockCertificate,
  type CertificateChange,
} from './certificate-records.server.ts';

type RequiredPaper = (typeof REQUIRED_CREDENTIALS)[number];

/** The required papers that a provider has not in force on a day. */
export async function missingPapers(
  tx: Pick<Tx, 'credential'>,
  organisationId: string,
  today: CivilDate,
): Promise<readonly RequiredPaper[]> {
  const papers = await tx.credential.findMany({
    where: { organisationId, state: 'verified', kind: { in: [...REQUIRED_CREDENTIALS] } },
    select: { kind: true, state: true, validFrom: true, validTo: true },
  });
  const inForce = new Set(papers.filter((one) => isInForce(one, today)).map(({ kind }) => kind));
  return REQUIRED_CREDENTIALS.filter((kind) => !inForce.has(kind));
}

/** What the day and the papers make of a certificate, one step after another; null for nothing. */
function dueChange(
  { validUntil, measureAt, measureUntil, lapsedAt }: Certificate,
  missing: readonly string[],
  today: CivilDate,
): CertificateChange | null {
  if (dayOf(validUntil) < today) return { event: { type: 'expire' }, reason: 'period-over' };
  if (measureAt !== null && measureUntil !== null && dayOf(measureUntil) < today)
    return { event: { type: 'lift' }, reason: 'period-over' };
  if (missing.length > 0 && lapsedAt === null)
    return { event: { type: 'lapse' }, reason: 'papers', facts: { missing } };
  if (missing.length === 0 && lapsedAt !== null)
    return { event: { type: 'restore' }, reason: 'papers' };
  return null;
}

/**
 * Brings a provider's certificate in line with its required papers and the day: ends it after its
 * last day, lifts a suspension whose last day has passed, suspends it while a required paper is not
 * in force and restores it afterwards; with public history, audit entry, notice to the owners and
 * lists. Call it in the transaction of every change to a paper; without a certificate, or with
 * nothing to change, it does nothing.
 */
export async function reviewCertificate(
  tx: Tx,
  organisationId: string,
  now: Date,
  who: AuditActor,
): Promise<void> {
  const today = civilDateOf(now);
  let certificate = await lockCertificate(tx, organisationId);
  if (certificate === null) return;
  const missing = await missingPapers(tx, organisationId, today);
  for (;;) {
    const change = dueChange(certificate, missing, today);
    if (change === null) return;
    certificate = await changeCertificate(tx, { ...who, now }, certificate, change);
    if (certificate.endedAt !== null) return;
  }
}
