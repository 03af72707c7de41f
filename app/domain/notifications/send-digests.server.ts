import { getContact } from '#domain/accounts/index.server.ts';
import { db } from '#platform/db.ts';
import { logger } from '#platform/logger.ts';
import { inTransaction } from '#platform/transaction.ts';
import { noticeOf, preferencesOf } from './notices.ts';
import { canMail, mailNotices } from './notify.server.ts';
import { sendableBefore } from './schedule.ts';

/** Older than this, a line that no mail told of (no verified address yet) is left to the centre. */
const LONGEST_WAIT_MS = 14 * 24 * 60 * 60_000;
const PEOPLE_AT_ONCE = 500;

interface Waiting {
  readonly accountId: string;
  readonly oldest: Date;
  readonly rhythm: string | null;
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
}

interface Round {
  readonly now: Date;
  /** Address of the site, without a slash at the end. */
  readonly origin: string;
}

/**
 * Mails what waited for the rhythm or the quiet hours of its reader, one mail a person; what was
 * read in the meantime is not mailed. Running it twice, or twice at once, sends nothing twice.
 * Throws at the end when somebody could not be served, so that the job is tried again for them.
 */
export async function sendDigests(round: Round): Promise<void> {
  const since = new Date(round.now.getTime() - LONGEST_WAIT_MS);
  let failed = 0;
  let people: Waiting[] = [];
  let after = '';
  do {
    people = await waitingPeople(since, after);
    for (const person of people) {
      after = person.accountId;
      const before = sendableBefore(preferencesOf(person), round.now);
      if (before === null || person.oldest >= before) continue;
      try {
        await sendDigest(person.accountId, { ...round, since, before });
      } catch (error) {
        failed += 1;
        logger.error({ err: error }, 'a digest could not be sent');
      }
    }
  } while (people.length === PEOPLE_AT_ONCE);
  if (failed > 0) throw new Error(`${failed} digests could not be sent`);
}

function waitingPeople(since: Date, after: string): Promise<Waiting[]> {
  return db.$queryRaw<Waiting[]>`
    SELECT n.account_id AS "accountId", min(n.created_at) AS oldest,
      p.rhythm, p.quiet_from::int AS "quietFrom", p.quiet_to::int AS "quietTo"
    FROM notification n LEFT JOIN notification_preference p ON p.account_id = n.account_id
    WHERE n.mailed_at IS NULL AND n.read_at IS NULL AND n.created_at >= ${since}
      AND n.account_id > ${after}
    GROUP BY n.account_id, p.account_id ORDER BY n.account_id LIMIT ${PEOPLE_AT_ONCE}`;
}

async function sendDigest(
  accountId: string,
  { now, origin, since, before }: Round & { readonly since: Date; readonly before: Date },
): Promise<void> {
  await inTransaction('notifications.send-digest', async (tx) => {
    const contact = await getContact(tx, accountId);
    if (contact === null || !canMail(contact)) return;
    const claimed = await tx.notification.updateManyAndReturn({
      where: { accountId, mailedAt: null, readAt: null, createdAt: { gte: since, lt: before } },
      data: { mailedAt: now },
    });
    const notices = claimed
      .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
      .flatMap((row) => noticeOf(row) ?? []);
    if (notices.length > 0) await mailNotices(tx, contact, origin, notices);
  });
}
