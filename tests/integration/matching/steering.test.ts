import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import {
  answerAppeal,
  currentRun,
  getAppeal,
  getCoverageReport,
  getExposureReport,
  listAppeals,
  type CoverageQuery,
} from '#domain/matching/index.server.ts';
import { constraintOf } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { auditOf } from '../../factories/firms.ts';
import { NOON } from '../../factories/actors.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import {
  firstNeed,
  freshMatching,
  indexedOffers,
  matchedFirm,
  matchedVisitor,
  type IndexedOffer,
} from '../../factories/matching.ts';
import { makeMember } from '../../factories/people.ts';
import { dayFromNoon, makeProvider } from '../../factories/providers.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';

let manager: MemberActor;
let auditor: MemberActor;

beforeEach(async () => {
  await freshMatching();
  manager = await makeMember('programme', ['programme-manager']);
  auditor = await makeMember('programme', ['auditor']);
});

interface Shown {
  readonly by: readonly string[];
  readonly category?: string;
  readonly daysAgo?: number;
  readonly newcomer?: string;
}

/** A list that was shown, of offers of these providers in this order. */
async function aList({ by, category = 'ERP', daysAgo = 0, newcomer }: Shown): Promise<void> {
  const runId = randomUUID();
  await db.matchShowing.createMany({
    data: by.map((organisationId, at) => ({
      ...{ runId, action: 'an-action', rank: at + 1, day: dayFromNoon(-daysAgo), category },
      ...{ region: 'MA-06', size: '10-49', offerId: `offer of ${organisationId}` },
      ...{ organisationId, isNewcomer: organisationId === newcomer, total: 50_000 },
      ...{ values: [1000, 500, 500, 600, 500, 500], weightsId: 'weights-1' },
    })),
  });
}

const QUARTER = { days: 90, category: null } as const;

describe('the exposure of providers', () => {
  test('is weighted by place, within the first five and the days asked for', async () => {
    const one = await makeProvider({ name: 'Atlas Réseaux' });
    const [{ organisationId }, other] = [one.person.seat, 'gone'];
    await aList({ by: [organisationId, other, other, other, other, 'sixth'], newcomer: other });
    await aList({ by: [organisationId], daysAgo: 89, category: 'WEB' });
    await aList({ by: [other], daysAgo: 90 });
    const report = await getExposureReport(manager, QUARTER);
    expect(report).toMatchObject({
      ...{ lists: 2, withNewcomer: 1, from: '2026-08-19', to: '2026-11-16', cap: 0.25 },
    });
    const inAll = 2 + 1 / Math.log2(3) + 0.5 + 1 / Math.log2(5) + 1 / Math.log2(6);
    expect(report.concentration?.shares.map(({ provider }) => provider)).toEqual([
      organisationId,
      other,
    ]);
    expect(report.concentration?.shares[0]?.share).toBeCloseTo(2 / inAll, 9);
    expect(report.concentration?.newcomers).toBeCloseTo((inAll - 2) / inAll, 9);
    expect(report.names.get(organisationId)?.name).toBe('Atlas Réseaux');
    expect(report.byCategory.map(({ category, lists }) => [category, lists])).toEqual([
      ['ERP', 1],
      ['WEB', 1],
    ]);
    expect(report.byCategory[1]?.concentration).toMatchObject({ hhi: 10_000, level: 'high' });
  });

  test('is told of one category alone', async () => {
    await aList({ by: ['a', 'b'] });
    await aList({ by: ['a'], category: 'WEB' });
    const report = await getExposureReport(auditor, { days: 30, category: 'WEB' });
    expect(report.concentration?.shares).toEqual([{ provider: 'a', share: 1 }]);
    expect(report.byCategory).toHaveLength(1);
  });

  test('is nothing where nothing was shown', async () => {
    expect(await getExposureReport(manager, QUARTER)).toMatchObject({
      ...{ lists: 0, concentration: null, byCategory: [] },
    });
  });
});

const ALL: CoverageQuery = {
  ...{ category: null, region: null, language: null, onlyGaps: false, order: 'gap' },
};

describe('the coverage of needs', () => {
  test('counts firms once, beside what is offered there', async () => {
    const visitor = await matchedVisitor();
    const { category } = await firstNeed(visitor.actor, visitor.assessmentId);
    await indexedOffers(3, { category });
    const { actor, assessmentId } = await matchedFirm();
    await currentRun(actor, assessmentId);
    const { rows, nowhere } = await getCoverageReport(manager, ALL);
    expect(nowhere).toBe(0);
    const met = rows.find((row) => row.category === category);
    expect(met).toMatchObject({
      ...{ region: 'MA-06', language: 'fr', firms: 2, thin: 1, offers: 3, providers: 3 },
      missing: 0,
    });
    expect(rows[0]).toMatchObject({ providers: 0, missing: 3, firms: 2, thin: 2 });
    const gaps = await getCoverageReport(auditor, { ...ALL, onlyGaps: true });
    expect(gaps.rows).toHaveLength(rows.length - 1);
    const elsewhere = { ...ALL, region: 'MA-11' };
    expect((await getCoverageReport(manager, elsewhere)).rows).toEqual([]);
    const only = { ...ALL, category, region: 'MA-06', language: 'fr' };
    expect((await getCoverageReport(manager, only)).rows).toEqual([met]);
  });

  test('says how many firms did not say where they are', async () => {
    const row = { category: 'ERP', region: '', language: 'fr', matches: 0, providers: 0, near: 0 };
    await db.matchNeed.createMany({
      data: [
        { ...row, assessmentId: 'one', organisationId: 'firm', updatedAt: NOON },
        { ...row, assessmentId: 'another', organisationId: 'firm', updatedAt: NOON },
        { ...row, category: 'WEB', assessmentId: 'third', updatedAt: NOON },
      ],
    });
    expect(await getCoverageReport(manager, ALL)).toEqual({ rows: [], nowhere: 2 });
    const erp = { ...ALL, category: 'ERP' };
    expect(await getCoverageReport(manager, erp)).toEqual({ rows: [], nowhere: 1 });
  });
});

/** An appeal of the provider of an offer that was shown third. */
async function anAppeal({ offerId, organisationId, owner }: IndexedOffer, dueIn = 5) {
  const runId = randomUUID();
  await db.matchShowing.create({
    data: {
      ...{ runId, action: 'an-action', rank: 3, day: dayFromNoon(-2), category: 'ERP' },
      ...{ region: 'MA-06', size: '10-49', offerId, organisationId, isNewcomer: true },
      ...{ total: 61_500, values: [1000, 500, 500, 600, 500, 500], weightsId: 'weights-1' },
    },
  });
  const id = randomUUID();
  await db.matchAppeal.create({
    data: {
      ...{ id, organisationId, offerId, category: 'ERP', runId, action: 'an-action' },
      ...{ ground: 'price', text: 'Notre prix est au milieu du marché.', openedAt: NOON },
      ...{ openedById: owner.person.accountId, dueOn: dayFromNoon(dueIn) },
    },
  });
  return id;
}

const ANSWER = { decision: 'upheld', answer: 'Le prix de référence sera corrigé demain.' } as const;

describe('appeals', () => {
  let offers: readonly IndexedOffer[];
  beforeEach(async () => {
    offers = await indexedOffers(2);
  });
  const offerAt = (at: number) => {
    const offer = offers[at];
    if (!offer) throw new Error('no such offer');
    return offer;
  };

  test('wait in the order of their days, and are overdue past them', async () => {
    const late = await anAppeal(offerAt(1), -1);
    const today = await anAppeal(offerAt(0), 0);
    const { open, ended } = await listAppeals(manager, 'fr');
    expect(ended).toEqual([]);
    expect(open).toMatchObject([
      { id: late, isOverdue: true, dueOn: '2026-11-15', provider: { name: 'Fournisseur 2' } },
      { id: today, isOverdue: false, offer: { isPublished: true } },
    ]);
  });

  test('show what they are about: the own offer alone, and no firm', async () => {
    const id = await anAppeal(offerAt(0));
    const appeal = await getAppeal(auditor, id, 'fr');
    expect(appeal).toMatchObject({
      ...{ ground: 'price', state: 'open', mayAnswer: false, replay: 'impossible' },
      showing: {
        ...{ day: '2026-11-14', region: 'MA-06', size: '10-49', rank: 3, points: 61.5 },
        ...{ isNewcomer: true, weights: 1 },
      },
    });
    expect(appeal.showing?.components.slice(0, 4)).toEqual([
      { component: 'need', points: 35, most: 35 },
      { component: 'constraints', points: 10, most: 20 },
      { component: 'record', points: 10, most: 20 },
      { component: 'price', points: 6, most: 10 },
    ]);
    expect(JSON.stringify(appeal)).not.toContain(offerAt(1).organisationId);
    expect((await getAppeal(manager, id, 'fr')).mayAnswer).toBe(true);
  });

  test('tell whether the list, computed again, is what was shown', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const { id: runId } = await currentRun(actor, assessmentId);
    const id = await anAppeal(offerAt(0));
    await db.matchAppeal.update({ where: { id }, data: { runId } });
    expect(await getAppeal(manager, id, 'fr')).toMatchObject({ replay: 'same', showing: null });
  });

  test('are answered once, and the provider is told', async () => {
    const id = await anAppeal(offerAt(0));
    const { organisationId, owner } = offerAt(0);
    await answerAppeal(manager, id, ANSWER);
    await answerAppeal(manager, id, ANSWER);
    const other = await makeMember('programme', ['programme-manager']);
    const dismissed = { ...ANSWER, decision: 'dismissed' } as const;
    expect(await refusalCode(answerAppeal(other, id, dismissed))).toBe('matching.wrong-state');
    expect(await getAppeal(other, id, 'fr')).toMatchObject({
      ...{ state: 'upheld', answer: ANSWER.answer, answeredBy: { isSelf: false } },
      ...{ answeredOn: '2026-11-16', mayAnswer: false, isOverdue: false },
    });
    const told = await notificationsTo(owner.person.accountId);
    expect(told.filter(({ kind }) => kind === 'ranking-answered')).toEqual([
      {
        kind: 'ranking-answered',
        params: { offer: expect.stringMatching(/\S/) as string },
        path: '/provider/ranking',
      },
    ]);
    expect((await auditOf(organisationId)).at(-1)).toMatchObject({
      ...{ type: 'matching.appeal-answered', subject: `match-appeal:${id}` },
    });
    expect((await listAppeals(manager, 'fr')).ended).toMatchObject([{ id, state: 'upheld' }]);
  });

  test('of two answers at once one counts', async () => {
    const id = await anAppeal(offerAt(0));
    const other = await makeMember('programme', ['programme-manager']);
    const both = await Promise.all([
      refusalCode(answerAppeal(manager, id, ANSWER)),
      refusalCode(answerAppeal(other, id, { ...ANSWER, decision: 'dismissed' })),
    ]);
    expect(both.toSorted()).toEqual(['matching.wrong-state', null]);
  });

  test('are not answered by who opened them, here or in the database', async () => {
    const id = await anAppeal(offerAt(0));
    const openedById = manager.person.accountId;
    await db.matchAppeal.update({ where: { id }, data: { openedById } });
    expect(await refusalCode(answerAppeal(manager, id, ANSWER))).toBe('matching.same-person');
    const answered = { state: 'upheld', answer: 'x', answeredById: openedById, answeredAt: NOON };
    const found = await db.matchAppeal.update({ where: { id }, data: answered }).then(
      () => null,
      (error: unknown) => constraintOf(error),
    );
    expect(found).toBe('match_appeal_two_persons');
  });

  test('and everything here are for managers and auditors', async () => {
    const id = await anAppeal(offerAt(0));
    const officer = await makeMember('programme', ['certifier']);
    const works = [officer, offerAt(0).owner].flatMap((actor) => [
      getExposureReport(actor, QUARTER),
      getCoverageReport(actor, ALL),
      listAppeals(actor, 'fr'),
      getAppeal(actor, id, 'fr'),
      answerAppeal(actor, id, ANSWER),
    ]);
    expect(await refusalCodes(works)).toEqual(['matching.not-found']);
    expect(await refusalCode(answerAppeal(auditor, id, ANSWER))).toBe('matching.not-found');
    expect(await refusalCode(getAppeal(manager, 'nothing', 'fr'))).toBe('matching.not-found');
  });
});
