import type { ContentLang } from '#domain/assessment/index.server.ts';
import { listOfferTitles } from '#domain/catalogue/index.server.ts';
import { civilDateOf, type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { MatchAppeal } from '#platform/prisma-client/client.ts';
import { APPEAL_GROUNDS, APPEAL_STATES } from '../codes.ts';
import { requireRanked } from '../ranking/policy.ts';
import type { OwnAppeal } from '../ranking/types.ts';

/** Appeals that are listed; older ones stay in the trail. */
const MOST_LISTED = 50;

/**
 * The appeals of the actor's provider, the latest first, without who answered. Throws
 * `matching.not-found` for anybody but its people.
 */
export async function listOwnAppeals(
  actor: MemberActor,
  lang: ContentLang,
): Promise<readonly OwnAppeal[]> {
  const organisationId = requireRanked(actor);
  const rows = await db.matchAppeal.findMany({
    where: { organisationId },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTED,
  });
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map(({ offerId }) => offerId))];
  const [offers, days] = await Promise.all([listOfferTitles(db, ids, lang), readDays(rows)]);
  return rows.map((row) => ({
    ...{ id: row.id, offerId: row.offerId, text: row.text, answer: row.answer },
    title: offers.get(row.offerId)?.title ?? null,
    ground: known(APPEAL_GROUNDS, row.ground),
    state: known(APPEAL_STATES, row.state),
    shownOn: days.get(row.id) ?? null,
    openedOn: civilDateOf(row.openedAt),
    dueOn: dayOf(row.dueOn),
    answeredOn: row.answeredAt && civilDateOf(row.answeredAt),
  }));
}

async function readDays(rows: readonly MatchAppeal[]) {
  const about = rows.flatMap(({ runId }) => runId ?? []);
  const showings = await db.matchShowing.findMany({
    where: { runId: { in: about }, offerId: { in: rows.map(({ offerId }) => offerId) } },
    select: { runId: true, action: true, offerId: true, day: true },
  });
  return new Map(
    rows.flatMap((row) => {
      const found = showings.find(
        ({ runId, action, offerId }) =>
          runId === row.runId && action === row.action && offerId === row.offerId,
      );
      return found ? [[row.id, dayOf(found.day)] as const] : [];
    }),
  );
}

/** A code of a row, which this room alone writes. */
function known<Code extends string>(codes: readonly Code[], text: string): Code {
  const found = codes.find((code) => code === text);
  if (found === undefined) throw new Error(`An appeal has the code ${text}.`);
  return found;
}
