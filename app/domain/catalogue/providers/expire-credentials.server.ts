import { tellHolders } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import {
  addDays,
  civilDateOf,
  eachAlone,
  type CivilDate,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Credential } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { lockCertificate } from '../certification/certificate-records.server.ts';
import { reviewCertificate } from '../certification/review-certificate.server.ts';
import { refreshListings } from '../search/refresh-listings.server.ts';
import { dueOf, isReplaced, REMINDER_DAYS, type ReminderDays } from './credential-days.ts';

/** How long after its first day a paper verified beforehand is still seen to begin. */
const LATE_START_DAYS = 3;

/**
 * What a day brings for papers: reminders 60, 30 and 7 days before their end to the provider's
 * owners; on the first day after it, the certificate and the lists follow and the owners are told;
 * a paper verified before its first day begins to count. One provider a transaction; run again on
 * the same day it finds nothing more to tell.
 */
export async function expireCredentials(now: Date): Promise<void> {
  const today = civilDateOf(now);
  await eachAlone(await providersToLookAt(today), async (organisationId) => {
    const papers = await verifiedPapers(db, organisationId);
    if (hasWork(papers, today))
      await inTransaction('catalogue.expire-credentials', (tx) =>
        lookAfter(tx, organisationId, now),
      );
  });
}

async function providersToLookAt(today: CivilDate): Promise<readonly string[]> {
  const rows = await db.credential.findMany({
    where: {
      state: 'verified',
      OR: [
        {
          validTo: { lte: new Date(addDays(today, REMINDER_DAYS[0])) },
          OR: [{ remindedDays: null }, { remindedDays: { not: 0 } }],
        },
        { validFrom: { gt: new Date(addDays(today, -LATE_START_DAYS)), lte: new Date(today) } },
      ],
    },
    distinct: ['organisationId'],
    orderBy: { organisationId: 'asc' },
    select: { organisationId: true },
  });
  return rows.map(({ organisationId }) => organisationId);
}

function verifiedPapers(reader: Tx | typeof db, organisationId: string): Promise<Credential[]> {
  return reader.credential.findMany({
    where: { organisationId, state: 'verified' },
    orderBy: { id: 'asc' },
  });
}

/** Whether a paper that was verified before its first day has just begun. */
function begins({ validFrom, decidedAt }: Credential, today: CivilDate): boolean {
  const first = dayOf(validFrom);
  if (first > today || first <= addDays(today, -LATE_START_DAYS)) return false;
  return decidedAt !== null && civilDateOf(decidedAt) < first;
}

function hasWork(papers: readonly Credential[], today: CivilDate): boolean {
  return papers.some((paper) => begins(paper, today) || dueOf(paper, papers, today) !== null);
}

async function lookAfter(tx: Tx, organisationId: string, now: Date): Promise<void> {
  const today = civilDateOf(now);
  // Taken first by whatever changes papers or certificate, so that no two wait for each other.
  await lockCertificate(tx, organisationId);
  const papers = await verifiedPapers(tx, organisationId);
  let changed = papers.some((paper) => begins(paper, today));
  for (const paper of papers) {
    const due = dueOf(paper, papers, today);
    if (due === null || !(await mark(tx, paper, due.act === 'end' ? 0 : due.days))) continue;
    if (due.act === 'end') {
      changed = true;
      await end(tx, paper, now, isReplaced(paper, papers, today));
    } else await tellOwners(tx, paper, 'credential-expiring');
  }
  if (!changed) return;
  await reviewCertificate(tx, organisationId, now, clockAt(now));
  await refreshListings(tx, organisationId, now);
}

const clockAt = (now: Date) => ({ now, requestId: 'catalogue-clock' });

/** Notes what the owners are told; false when another run was faster. */
async function mark(
  tx: Tx,
  { id, remindedDays }: Credential,
  days: ReminderDays | 0,
): Promise<boolean> {
  const { count } = await tx.credential.updateMany({
    where: { id, state: 'verified', remindedDays },
    data: { remindedDays: days },
  });
  return count > 0;
}

async function end(tx: Tx, paper: Credential, now: Date, replaced: boolean): Promise<void> {
  const { id, organisationId, kind, validTo } = paper;
  await appendAudit(tx, clockAt(now), {
    type: 'catalogue.credential-expired',
    stream: `organisation:${organisationId}`,
    subject: `credential:${id}`,
    facts: { kind, until: validTo && dayOf(validTo) },
  });
  if (!replaced) await tellOwners(tx, paper, 'credential-expired');
}

async function tellOwners(
  tx: Tx,
  { organisationId, kind, validTo }: Credential,
  message: 'credential-expiring' | 'credential-expired',
): Promise<void> {
  const date = validTo === null ? '' : dayOf(validTo);
  await tellHolders(
    tx,
    { organisationId, role: 'provider-owner', except: [] },
    { kind: message, params: { credential: kind, date }, path: '/provider/credentials' },
  );
}
