import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { decideAct, proposeAct, runProgrammesClock } from '#domain/programmes/index.server.ts';
import {
  currentRun,
  exportFirmMatches,
  noteShown,
  refreshMatches,
} from '#domain/matching/index.server.ts';
import { civilDate } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { at, NOON } from '../../factories/actors.ts';
import { answered } from '../../factories/public-programmes.ts';
import { makeFirmPerson } from '../../factories/firms.ts';
import { holding } from '../../factories/interleaving.ts';
import { notificationsTo, waitingJobs } from '../../factories/jobs.ts';
import {
  aShortlist,
  firstNeed,
  freshMatching,
  indexedOffers,
  matchedFirm,
  matchedVisitor,
  publishWeights,
  putBack,
  raiseEdition,
  withdrawIndexed,
  type MatchedFirm,
} from '../../factories/matching.ts';
import { aProgrammeContent, makeManager, makeProgramme } from '../../factories/programmes.ts';

beforeEach(freshMatching);

const DAY_MS = 24 * 60 * 60 * 1000;
const refresh = (options: Partial<Parameters<typeof refreshMatches>[0]> = {}) =>
  refreshMatches({ now: at(DAY_MS), randomBytes, ...options });

/** So many firms that were matched while there were no offers. */
async function firmsBehind(count: number): Promise<readonly MatchedFirm[]> {
  const firms: MatchedFirm[] = [];
  for (let place = 0; place < count; place += 1) firms.push(await matchedFirm());
  for (const { actor, assessmentId } of firms) await currentRun(actor, assessmentId);
  await raiseEdition();
  return firms;
}

const present = async () =>
  db.matchRun.findMany({ where: { replacedAt: null }, orderBy: { assessmentId: 'asc' } });

describe('the job after offers, programmes or weights changed', () => {
  test('matches all that are behind, in chunks, once', async () => {
    const firms = await firmsBehind(5);
    expect(await refresh({ chunk: 2 })).toBe(5);
    expect((await present()).map(({ edition }) => edition)).toEqual(firms.map(() => 2));
    expect(await refresh({ chunk: 2 })).toBe(0);
    for (const { actor, assessmentId } of firms)
      expect((await currentRun(actor, assessmentId)).stale).toEqual([]);
    await publishWeights({ need: 30, price: 15 });
    expect(await refresh()).toBe(5);
    await makeProgramme();
    expect(await refresh()).toBe(5);
    expect(await db.matchRun.count()).toBe(5);
  });

  test('gives what the page would give', async () => {
    const [firm] = await firmsBehind(1);
    if (!firm) throw new Error('no firm');
    const { category } = await firstNeed(firm.actor, firm.assessmentId);
    await indexedOffers(3, { category });
    await refresh({ now: NOON });
    const byJob = await currentRun(firm.actor, firm.assessmentId);
    await db.matchRun.deleteMany();
    const byPage = await currentRun(firm.actor, firm.assessmentId);
    expect(byPage.id).not.toBe(byJob.id);
    expect(byPage.hash).toBe(byJob.hash);
  });

  test('of a visitor reads again what the visitor’s browser had answered', async () => {
    const { actor, assessmentId } = await matchedVisitor('answers');
    await answered('answers', { staff: 7, taxCompliant: true });
    const before = await currentRun(actor, assessmentId);
    expect(before.inputs.facts.taxCompliant?.value).toBe(true);
    await raiseEdition();
    expect(await refresh({ now: NOON })).toBe(1);
    const after = await currentRun(actor, assessmentId);
    expect(after.id).not.toBe(before.id);
    expect(after.hash).toBe(before.hash);
  });

  test('keeps runs that somebody saw or chose from, and drops the others', async () => {
    const [seen, chosen, unseen] = await firmsBehind(3);
    if (!seen || !chosen || !unseen) throw new Error('no firms');
    const shown = await currentRun(seen.actor, seen.assessmentId);
    await noteShown(NOON, shown.id);
    const [offer] = await indexedOffers(1);
    const run = await currentRun(chosen.actor, chosen.assessmentId);
    await aShortlist(chosen, [offer], run.id);
    expect(await refresh()).toBe(3);
    const replaced = await db.matchRun.findMany({ where: { replacedAt: { not: null } } });
    expect(replaced.map(({ id }) => id).sort()).toEqual([shown.id, run.id].sort());
    const kept = await db.matchRun.findFirst({
      where: { assessmentId: seen.assessmentId, replacedAt: null },
    });
    expect(kept).toMatchObject({ shownAt: null, seenAt: NOON });
  });

  test('leaves alone what nobody looked at for half a year', async () => {
    await firmsBehind(1);
    expect(await refresh({ now: at(181 * DAY_MS) })).toBe(0);
    expect(await refresh({ now: at(179 * DAY_MS) })).toBe(1);
  });

  test('by two at once does everything once', async () => {
    await firmsBehind(6);
    const done = await Promise.all([refresh({ chunk: 2 }), refresh({ chunk: 3 })]);
    expect(done[0] + done[1]).toBe(6);
    expect(await db.matchRun.count()).toBe(6);
    expect((await present()).map(({ edition }) => edition)).toEqual([2, 2, 2, 2, 2, 2]);
  });

  test('leaves a run that a page made meanwhile', async () => {
    const [firm] = await firmsBehind(1);
    if (!firm) throw new Error('no firm');
    const { assessmentId } = firm;
    const before = await db.matchRun.findFirstOrThrow({ where: { assessmentId } });
    const job = await holding(async ({ query, somebodyWaits }) => {
      await query(`SELECT pg_advisory_xact_lock(hashtext('match ' || $1))`, [assessmentId]);
      const running = refresh();
      await somebodyWaits();
      await query('UPDATE match_run SET replaced_at = now() WHERE id = $1', [before.id]);
      await query(
        `INSERT INTO match_run SELECT (jsonb_populate_record(r,
          '{"id": "by the page", "replaced_at": null}')).* FROM match_run r WHERE id = $1`,
        [before.id],
      );
      return { running };
    });
    expect(await job.running).toBe(0);
    expect(await present()).toMatchObject([{ id: 'by the page' }]);
  });

  test('killed in the middle keeps whole chunks and does the rest the next time', async () => {
    await firmsBehind(4);
    const [first] = await present();
    const failed = await holding(async ({ query, somebodyWaits, kill }) => {
      await query(`SELECT pg_advisory_xact_lock(hashtext('match ' || $1))`, [first?.assessmentId]);
      const running = refresh({ chunk: 2 }).catch((error: unknown) => error);
      await kill(await somebodyWaits());
      return { result: running };
    });
    await failed.result;
    await refresh({ chunk: 2 });
    expect((await present()).map(({ edition }) => edition)).toEqual([2, 2, 2, 2]);
    expect(await db.matchRun.count()).toBe(4);
  });

  test('does without an assessment that was deleted, and without one that cannot be matched', async () => {
    const firms = await firmsBehind(3);
    const [gone, broken, fine] = firms.map(({ assessmentId }) => assessmentId).sort();
    await db.assessment.delete({ where: { id: gone ?? '' } });
    await db.assessmentFact.updateMany({
      where: { assessmentId: broken ?? '', fact: 'staff' },
      data: { value: 'twelve' },
    });
    await expect(refresh()).rejects.toThrow('some matches could not be made again');
    const runs = await present();
    expect(runs.find(({ assessmentId }) => assessmentId === fine)).toMatchObject({ edition: 2 });
    expect(runs.find(({ assessmentId }) => assessmentId === gone)).toMatchObject({ edition: 1 });
  });

  test('what cannot be matched uses up no share, so that it stops nobody behind it', async () => {
    const firms = await firmsBehind(3);
    const [one, other, fine] = firms.map(({ assessmentId }) => assessmentId).sort();
    await db.assessment.deleteMany({ where: { id: { in: [one ?? '', other ?? ''] } } });
    expect(await refresh({ chunk: 1, chunks: 2 })).toBe(1);
    const matched = (await present()).filter(({ edition }) => edition === 2);
    expect(matched).toMatchObject([{ assessmentId: fine }]);
    expect(await refresh({ chunk: 1, chunks: 1 })).toBe(0);
  });

  test('stops after its share and asks to go on at once', async () => {
    await firmsBehind(5);
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    expect(await refresh({ chunk: 2, chunks: 2 })).toBe(4);
    expect(await waitingJobs('match-refresh')).toHaveLength(1);
    expect(await refresh({ chunk: 2, chunks: 2 })).toBe(1);
  });
});

describe('a programme that changes', () => {
  test('asks for matches again, once, and not later with every change', async () => {
    const manager = await makeManager();
    const { organisationId } = manager.person.seat;
    const other = await makeManager(organisationId);
    const { programmeId } = await makeProgramme({ organisationId });
    const reason = { fr: 'Enveloppe épuisée', ar: 'نفد الغلاف المالي' };
    const effectiveOn = civilDate('2026-11-16');
    await proposeAct(manager, programmeId, { act: 'pause', reason, effectiveOn });
    const act = await db.programmeAct.findFirstOrThrow();
    await decideAct(other, programmeId, act.id, { agrees: true });
    expect(await waitingJobs('match-refresh')).toEqual([]);
    await runProgrammesClock(NOON);
    const runAt = () =>
      db.$queryRaw`SELECT run_at FROM graphile_worker._private_jobs WHERE key = 'match-refresh'`;
    expect(await runAt()).toEqual([{ run_at: at(60_000) }]);
    const effective = { act: 'resume' as const, reason, effectiveOn };
    await proposeAct(manager, programmeId, effective);
    const second = await db.programmeAct.findFirstOrThrow({ where: { act: 'resume' } });
    await decideAct(other, programmeId, second.id, { agrees: true });
    await runProgrammesClock(at(30_000));
    expect(await runAt()).toEqual([{ run_at: at(60_000) }]);
  });

  test('that is only a draft asks for nothing', async () => {
    await makeProgramme({ content: aProgrammeContent(), state: 'draft' });
    await runProgrammesClock(NOON);
    expect(await waitingJobs('match-refresh')).toEqual([]);
  });
});

describe('a shortlisted offer that is listed no more', () => {
  test('is told to the people of the firm once, and again when it goes again', async () => {
    const firm = await matchedFirm();
    const member = await makeFirmPerson('sme-member', firm.firm);
    const viewer = await makeFirmPerson('sme-viewer', firm.firm);
    const { id } = await currentRun(firm.actor, firm.assessmentId);
    const offers = await indexedOffers(2);
    const { action } = await aShortlist(firm, offers, id);
    await refresh();
    expect(await notificationsTo(member.person.accountId)).toEqual([]);
    const [gone] = offers;
    if (!gone) throw new Error('no offer');
    await withdrawIndexed(gone);
    await refresh();
    await refresh();
    const line = {
      ...{ kind: 'shortlist-gone', params: { offer: 'Caisse et stock pour une boutique' } },
      path: `/assess/${firm.assessmentId}/shortlist/${action}`,
    };
    expect(await notificationsTo(member.person.accountId)).toEqual([line]);
    expect(await notificationsTo(firm.actor.person.accountId)).toEqual([line]);
    expect(await notificationsTo(viewer.person.accountId)).toEqual([]);
    const told = () => db.shortlistItem.findMany({ where: { goneToldAt: { not: null } } });
    expect(await told()).toMatchObject([{ offerId: gone.offerId }]);
    await putBack(gone);
    await refresh();
    expect(await told()).toEqual([]);
    await withdrawIndexed(gone);
    await refresh();
    expect(await notificationsTo(member.person.accountId)).toEqual([line, line]);
  });

  test('is told to one firm when another one cannot be told', async () => {
    const firms = [await matchedFirm(), await matchedFirm()];
    const [gone] = await indexedOffers(1);
    if (!gone) throw new Error('no offer');
    for (const firm of firms) {
      const { id } = await currentRun(firm.actor, firm.assessmentId);
      await aShortlist(firm, [gone], id);
    }
    await withdrawIndexed(gone);
    const [first] = await db.shortlist.findMany({ orderBy: { id: 'asc' } });
    const told = await holding(async ({ query, somebodyWaits, kill }) => {
      await query('SELECT 1 FROM shortlist_item WHERE shortlist_id = $1 FOR UPDATE', [first?.id]);
      const running = refresh().catch((error: unknown) => error);
      await kill(await somebodyWaits());
      return { error: await running };
    });
    expect(told.error).toBeInstanceOf(AggregateError);
    const items = await db.shortlistItem.findMany({ orderBy: { shortlistId: 'asc' } });
    expect(items.map(({ goneToldAt }) => goneToldAt !== null)).toEqual([false, true]);
  });

  test('is still listed when only its row is missing: nobody is told', async () => {
    const firm = await matchedFirm();
    const { id } = await currentRun(firm.actor, firm.assessmentId);
    await aShortlist(firm, await indexedOffers(1), id);
    await db.matchOffer.deleteMany();
    await refresh();
    expect(await notificationsTo(firm.actor.person.accountId)).toEqual([]);
  });
});

describe('the export of a person’s data', () => {
  test('holds what the firm wished, chose and was shown, for its owner alone', async () => {
    const firm = await matchedFirm();
    const { id } = await currentRun(firm.actor, firm.assessmentId);
    const offers = await indexedOffers(2);
    await aShortlist(firm, offers, id);
    expect(await exportFirmMatches(firm.actor)).toMatchObject({
      matches: [{ id, assessmentId: firm.assessmentId, output: { format: 1 } }],
      shortlists: [{ items: [{ offerId: offers[0]?.offerId }, { offerId: offers[1]?.offerId }] }],
    });
    const nothing = { matches: [], wishes: [], shortlists: [] };
    const member = await makeFirmPerson('sme-member', firm.firm);
    expect(await exportFirmMatches(member)).toEqual(nothing);
    expect(await exportFirmMatches(await makeFirmPerson('sme-owner'))).toEqual(nothing);
  });
});
