import {
  addDays,
  civilDateOf,
  eachAlone,
  workingDaysBetween,
  type CivilDate,
  dayOf,
  midnight,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { holidaysBetween } from '#platform/holidays.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { MILESTONE_TERMS } from './deliveries/transitions.ts';
import { tellFirm, tellOfficers, tellProvider } from './deliveries/tell.server.ts';
import type { Holder, Term } from './parts.ts';
import { QUOTE_TERMS } from './quotes/transitions.ts';
import { lockEngagement, type EngagementActor } from './records.server.ts';
import { dueReminder } from './reminders.ts';
import { ENGAGEMENT_TERMS } from './transitions.ts';

const EARLIEST_DAYS = 30;
const MOST_AT_ONCE = 500;
const DAY_MS = 86_400_000;

type Kind = 'engagement' | 'quote' | 'milestone';

const TERMS: Readonly<Record<Kind, Readonly<Record<string, Term>>>> = {
  engagement: ENGAGEMENT_TERMS,
  quote: QUOTE_TERMS,
  milestone: MILESTONE_TERMS,
};

/** Something of an engagement that waits for somebody until a day. */
interface Waiting {
  readonly kind: Kind;
  readonly id: string;
  readonly engagementId: string;
}

async function listDue(actor: EngagementActor): Promise<readonly Waiting[]> {
  const today = civilDateOf(actor.now);
  const dueOn = { gte: midnight(today), lte: midnight(addDays(today, EARLIEST_DAYS)) };
  const statesOf = (kind: Kind) => ({ dueOn, state: { in: Object.keys(TERMS[kind]) } });
  const ordered = { orderBy: { dueOn: 'asc' }, take: MOST_AT_ONCE } as const;
  const engagements = await db.engagement.findMany({
    ...{ where: statesOf('engagement'), ...ordered, select: { id: true } },
  });
  const select = { id: true, engagementId: true };
  const quotes = await db.quote.findMany({ where: statesOf('quote'), ...ordered, select });
  const milestones = await db.milestone.findMany({
    ...{ where: statesOf('milestone'), ...ordered, select },
  });
  return [
    ...engagements.map(({ id }) => ({ kind: 'engagement' as const, id, engagementId: id })),
    ...quotes.map((row) => ({ kind: 'quote' as const, ...row })),
    ...milestones.map((row) => ({ kind: 'milestone' as const, ...row })),
  ];
}

/** Whoever has the ball hears that the end of its days comes near. */
export async function remindDue(actor: EngagementActor): Promise<void> {
  await eachAlone(await listDue(actor), (waiting) =>
    inTransaction('engagements.remind', async (tx) => {
      const engagement = await lockEngagement(tx, waiting.engagementId, {});
      const row = await rowOf(tx, waiting);
      const term = row && TERMS[waiting.kind][row.state];
      if (!row?.dueOn || !term) return;
      const due = dayOf(row.dueOn);
      const left = await daysLeft(tx, civilDateOf(actor.now), due, term);
      const { remind, days } = term;
      const reminder = dueReminder({ remind, days, reminded: row.reminded, left });
      if (!reminder) return;
      await mark(tx, waiting, [...row.reminded, ...reminder.marks]);
      if (reminder.tells)
        await tellHolder(tx, actor, engagement, { ...waiting, ...row, due }, term);
    }),
  );
}

async function daysLeft(tx: Tx, today: CivilDate, due: CivilDate, { unit }: Term): Promise<number> {
  if (unit === 'calendar') return Math.round((Date.parse(due) - Date.parse(today)) / DAY_MS);
  return workingDaysBetween(today, due, await holidaysBetween(tx, today, due));
}

function rowOf(tx: Tx, { kind, id }: Waiting) {
  const one = { where: { id }, select: { state: true, dueOn: true, reminded: true } };
  if (kind === 'engagement') return tx.engagement.findUnique(one);
  return kind === 'quote'
    ? tx.quote.findUnique({ ...one, select: { ...one.select, organisationId: true } })
    : tx.milestone.findUnique(one);
}

async function mark(tx: Tx, { kind, id }: Waiting, reminded: number[]): Promise<void> {
  const one = { where: { id }, data: { reminded } };
  if (kind === 'engagement') await tx.engagement.update(one);
  else if (kind === 'quote') await tx.quote.update(one);
  else await tx.milestone.update(one);
}

interface Reminded extends Waiting {
  readonly state: string;
  readonly due: CivilDate;
  readonly organisationId?: string;
}

async function tellHolder(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  { kind, id, state, due, organisationId }: Reminded,
  { holder }: Term,
): Promise<void> {
  const page = kind === 'milestone' ? `/milestones/${id}` : '';
  const line = { kind: 'project-reminder', page, params: { date: due } } as const;
  if (holder === 'firm')
    return tellFirm(tx, actor, engagement, { ...line, page: kind === 'quote' ? '/quotes' : page });
  if (holder === 'programme')
    return tellOfficers(tx, actor, engagement, { ...line, ...deskOf(engagement, state, id) });
  // Whoever is asked for a quote is not chosen yet.
  const asked = organisationId ?? engagement.providerId;
  await tellProvider(tx, actor, { ...engagement, providerId: asked }, line);
}

/** Who of the programme looks after a state, and where. */
function deskOf({ applicationId }: Engagement, state: string, id: string) {
  if (state === 'accept-overdue')
    return { role: 'certifier', path: `/programme/inspections/${id}` } as const;
  if (state === 'disputed') return { role: 'mediator', path: '/programme/disputes' } as const;
  return { role: 'proposing-officer', path: `/programme/cases/${applicationId}` } as const;
}

/** Deadlines of the programme's own people that ran over: their managers hear of it, once. */
export async function noteLate(actor: EngagementActor): Promise<void> {
  const today = midnight(civilDateOf(actor.now));
  const late = { dueOn: { lt: today }, lateSince: null };
  const statesOf = (terms: Readonly<Record<string, Term>>, holder: Holder) =>
    Object.entries(terms).flatMap(([state, term]) => (term.holder === holder ? [state] : []));
  const inStates = (kind: 'engagement' | 'milestone') => ({
    where: { ...late, state: { in: statesOf(TERMS[kind], 'programme') } },
    take: MOST_AT_ONCE,
  });
  const engagements = await db.engagement.findMany(inStates('engagement'));
  const milestones = await db.milestone.findMany(inStates('milestone'));
  await eachAlone(
    [
      ...engagements.map(({ id }) => ({ kind: 'engagement' as const, id, engagementId: id })),
      ...milestones.map(({ id, engagementId }) => ({
        kind: 'milestone' as const,
        id,
        engagementId,
      })),
    ],
    ({ kind, id, engagementId }) =>
      inTransaction('engagements.note-late', async (tx) => {
        const engagement = await lockEngagement(tx, engagementId, {});
        const row = await rowOf(tx, { kind, id, engagementId });
        if (!row?.dueOn || row.dueOn >= today) return;
        const change = {
          where: { id, lateSince: null, state: row.state },
          data: { lateSince: midnight(addDays(dayOf(row.dueOn), 1)) },
        };
        const { count } =
          kind === 'engagement'
            ? await tx.engagement.updateMany(change)
            : await tx.milestone.updateMany(change);
        if (count === 0) return;
        const { path } = deskOf(engagement, row.state, id);
        await tellOfficers(tx, actor, engagement, {
          ...{ kind: 'project-late', role: 'programme-manager', path },
        });
      }),
  );
}
