import { beforeEach, describe, expect, test } from 'vitest';
import {
  countShowing,
  currentRun,
  noteShown,
  purgeMatches,
} from '#domain/matching/index.server.ts';
import { db } from '#platform/db.ts';
import { at, NOON } from '../../factories/actors.ts';
import {
  aShortlist,
  firstNeed,
  freshMatching,
  indexedOffers,
  matchedFirm,
  matchedVisitor,
} from '../../factories/matching.ts';

beforeEach(freshMatching);

const DAY_MS = 24 * 60 * 60 * 1000;
const after = (days: number) => at(days * DAY_MS);
const NOTHING = { assessments: 0, unseen: 0, anonymous: 0, runs: 0, showings: 0 };
/** More than thirteen months. */
const LONG = 400;

const replace = (id: string) => db.matchRun.update({ where: { id }, data: { replacedAt: NOON } });

/** A run of a firm that was shown, counted and replaced at noon, with two offers. */
async function shownRun() {
  const firm = await matchedFirm();
  const { category } = await firstNeed(firm.actor, firm.assessmentId);
  await db.matchRun.deleteMany();
  const offers = await indexedOffers(2, { category });
  const { id } = await currentRun(firm.actor, firm.assessmentId);
  await noteShown(NOON, id);
  await countShowing(id, NOON);
  await replace(id);
  return { ...firm, offers, id };
}

async function appealAbout(runId: string, organisationId: string) {
  await db.matchAppeal.create({
    data: {
      ...{ id: 'an appeal', organisationId, offerId: 'an offer', category: 'ERP', runId },
      ...{ ground: 'price', text: 'Pourquoi ?', openedById: 'somebody', openedAt: NOON },
      dueOn: new Date('2026-12-01'),
    },
  });
}

describe('each night', () => {
  test('runs that nobody saw go a week after another took their place', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const { id } = await currentRun(actor, assessmentId);
    expect(await purgeMatches(after(LONG))).toEqual(NOTHING);
    await replace(id);
    expect(await purgeMatches(after(6))).toEqual(NOTHING);
    expect(await purgeMatches(after(8))).toEqual({ ...NOTHING, unseen: 1 });
    expect(await db.matchRun.count()).toBe(0);
  });

  test('those that were shown go after thirteen months, with their showings', async () => {
    await shownRun();
    const showings = await db.matchShowing.count();
    expect(showings).toBeGreaterThan(0);
    expect(await purgeMatches(after(390))).toEqual(NOTHING);
    expect(await purgeMatches(after(LONG))).toEqual({ ...NOTHING, runs: 1, showings });
    expect(await purgeMatches(after(LONG))).toEqual(NOTHING);
    expect(await db.matchExposure.count()).toBeGreaterThan(0);
  });

  test('what an open appeal names stays until it is answered', async () => {
    const { id, offers } = await shownRun();
    await appealAbout(id, offers[0]?.organisationId ?? '');
    expect(await purgeMatches(after(LONG))).toEqual(NOTHING);
    await db.matchAppeal.updateMany({ data: { state: 'withdrawn' } });
    expect(await purgeMatches(after(LONG))).toMatchObject({ runs: 1 });
  });

  test('what a shortlist names stays as long as the shortlist', async () => {
    const made = await shownRun();
    await aShortlist(made, made.offers, made.id);
    expect(await purgeMatches(after(LONG))).toEqual(NOTHING);
    await db.shortlist.deleteMany();
    expect(await purgeMatches(after(LONG))).toMatchObject({ runs: 1 });
  });

  test('those of visitors, with what they answered, go 90 days after the last visit', async () => {
    const { actor, assessmentId } = await matchedVisitor();
    const { id } = await currentRun(actor, assessmentId);
    await noteShown(after(10), id);
    expect(await purgeMatches(after(99))).toEqual(NOTHING);
    expect(await purgeMatches(after(101))).toEqual({ ...NOTHING, anonymous: 1 });
    expect((await currentRun(actor, assessmentId)).id).not.toBe(id);
  });

  test('everything of an assessment that is gone goes, and nothing of the others', async () => {
    const [gone, kept] = [await shownRun(), await matchedFirm()];
    await currentRun(kept.actor, kept.assessmentId);
    await aShortlist(gone, gone.offers, gone.id);
    await db.matchWish.create({
      data: { assessmentId: gone.assessmentId, wish: {}, updatedAt: NOON },
    });
    await db.assessment.delete({ where: { id: gone.assessmentId } });
    expect(await purgeMatches(NOON)).toEqual({ ...NOTHING, assessments: 1 });
    const where = { assessmentId: gone.assessmentId };
    const left = [
      await db.matchRun.count({ where }),
      await db.matchNeed.count({ where }),
      await db.matchWish.count({ where }),
      await db.shortlist.count({ where }),
      await db.shortlistItem.count(),
    ];
    expect(left).toEqual([0, 0, 0, 0, 0]);
    expect(await db.matchRun.count()).toBe(1);
    expect(await db.matchNeed.count()).toBeGreaterThan(0);
  });
});
