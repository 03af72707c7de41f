import {
  civilDateOf,
  eachAlone,
  workingDaysBetween,
  type CivilDate,
  dayOf,
  midnight,
} from '#domain/kernel/index.server.ts';
import { getVoucherForWork } from '#domain/cases/index.server.ts';
import { db } from '#platform/db.ts';
import { holidaysBetween } from '#platform/holidays.ts';
import type { Engagement, Quote } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { lockEngagement, moveQuote, type EngagementActor } from '../records.server.ts';
import { isPastDue, LIVE_QUOTES, noteNoQuote, timeOf } from './records.server.ts';
import { tellFirm, tellProvider } from './tell.server.ts';
import { QUOTE_TERMS, QUOTES } from './transitions.ts';
import { endAsking } from './withdraw-project.server.ts';

/** Rows looked at in one run of each step: the next run goes on. */
const MOST_AT_ONCE = 500;
/** Calendar days that are sure to hold the earliest reminder. */
const EARLIEST_DAYS = 21;
const DAY_MS = 86_400_000;

/**
 * What the day brings to quotes: requests nobody answered and quotes that are valid no more expire,
 * their holders are reminded before, and requests whose voucher is over end. Each in its own
 * transaction; a second run changes nothing. What failed is thrown at the end.
 */
export async function expireQuotes(actor: EngagementActor): Promise<void> {
  const time = timeOf(actor);
  await eachAlone([endOverdue, remindDue, endWithoutVoucher], (step) => step(time));
}

async function endOverdue(time: EngagementActor): Promise<void> {
  const late = await db.quote.findMany({
    where: {
      ...{ state: { in: [...LIVE_QUOTES] }, dueOn: { lt: midnight(civilDateOf(time.now)) } },
      engagement: { state: { in: ['quote-requested', 'quoted'] } },
    },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: MOST_AT_ONCE,
    select: { id: true, engagementId: true },
  });
  await eachAlone(late, (one) => endOne(time, one));
}

type Found = Pick<Quote, 'id' | 'engagementId'>;

async function endOne(time: EngagementActor, { id, engagementId }: Found): Promise<void> {
  await inTransaction('engagements.expire-quote', async (tx) => {
    const engagement = await lockEngagement(tx, engagementId, {});
    const quote = await tx.quote.findUniqueOrThrow({ where: { id } });
    if (!LIVE_QUOTES.some((live) => live === quote.state) || !isPastDue(quote, time.now)) return;
    const expired = await moveQuote(tx, time, engagement, quote, {
      ...{ event: 'expire', part: 'system', changes: { endedAt: time.now } },
    });
    await noteNoQuote(tx, time, engagementId);
    await tellFirm(tx, time, 'quote-expired', { engagement, quote: expired });
    await tellProvider(tx, time, 'quote-expired', { engagement, quote: expired });
  });
}

async function remindDue(time: EngagementActor): Promise<void> {
  const today = civilDateOf(time.now);
  const soon = new Date(midnight(today).getTime() + EARLIEST_DAYS * DAY_MS);
  const due = await db.quote.findMany({
    where: {
      ...{ state: { in: [...LIVE_QUOTES] }, dueOn: { gte: midnight(today), lte: soon } },
      engagement: { state: { in: ['quote-requested', 'quoted'] } },
    },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    select: { id: true, engagementId: true, state: true, dueOn: true, reminded: true },
  });
  const marked: (Found & { readonly marks: readonly number[] })[] = [];
  for (const quote of due) {
    const marks = await marksOf(quote, today);
    if (marks.length > 0) marked.push({ ...quote, marks });
  }
  await eachAlone(marked.slice(0, MOST_AT_ONCE), (one) => remindOne(time, one));
}

/** Reminders that are due and did not go out, in working days before the last one. */
async function marksOf(
  { state, dueOn, reminded }: Pick<Quote, 'state' | 'dueOn' | 'reminded'>,
  today: CivilDate,
): Promise<readonly number[]> {
  const term = QUOTE_TERMS[QUOTES.stateOf(state)];
  if (!term || !dueOn) return [];
  const until = dayOf(dueOn);
  const left = workingDaysBetween(today, until, await holidaysBetween(db, today, until));
  return term.remind.filter((days) => days >= left && !reminded.includes(days));
}

async function remindOne(
  time: EngagementActor,
  { id, engagementId, marks }: Found & { readonly marks: readonly number[] },
): Promise<void> {
  await inTransaction('engagements.remind-quote', async (tx) => {
    const engagement = await lockEngagement(tx, engagementId, {});
    const quote = await tx.quote.findUniqueOrThrow({ where: { id } });
    const fresh = marks.filter((mark) => !quote.reminded.includes(mark));
    const term = QUOTE_TERMS[QUOTES.stateOf(quote.state)];
    if (!term || fresh.length === 0) return;
    await tx.quote.update({ where: { id }, data: { reminded: { push: fresh } } });
    const tell = term.holder === 'firm' ? tellFirm : tellProvider;
    await tell(tx, time, 'quote-reminder', { engagement, quote });
  });
}

async function endWithoutVoucher(time: EngagementActor): Promise<void> {
  const open = await db.engagement.findMany({
    where: { state: { in: ['quote-requested', 'quoted'] } },
    orderBy: { id: 'asc' },
    select: { id: true, voucherId: true },
  });
  await eachAlone(open, async ({ id, voucherId }) => {
    if (await isVoucherOver(db, voucherId, time.now)) await endOneWithout(time, id);
  });
}

async function isVoucherOver(reader: Tx | typeof db, voucherId: string, now: Date) {
  const { problem } = await getVoucherForWork(reader, voucherId, now);
  return problem === 'voucher-over' || problem === 'voucher-used';
}

async function endOneWithout(time: EngagementActor, id: string): Promise<void> {
  await inTransaction('engagements.end-without-voucher', async (tx) => {
    const engagement: Engagement = await lockEngagement(tx, id, {});
    if (engagement.state !== 'quote-requested' && engagement.state !== 'quoted') return;
    if (!(await isVoucherOver(tx, engagement.voucherId, time.now))) return;
    await endAsking(tx, time, engagement, 'system');
  });
}
