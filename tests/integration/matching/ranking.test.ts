import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { CATEGORIES } from '#domain/catalogue/index.server.ts';
import { uuidV7, type MemberActor } from '#domain/kernel/index.server.ts';
import {
  currentRun,
  getOfferRanking,
  getOwnRanking,
  openAppeal,
  type AppealForm,
} from '#domain/matching/index.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import {
  firstNeed,
  freshMatching,
  indexedOfferOf,
  indexedOffers,
  matchedFirm,
  type IndexedOffer,
} from '../../factories/matching.ts';
import { makeMember } from '../../factories/people.ts';
import { dayFromNoon, makeCertifiedProvider, makeOffer } from '../../factories/providers.ts';
import { refusalCode } from '../../factories/refusals.ts';

beforeEach(freshMatching);

/** Components need, constraints, record, price, availability, exposure, then eight criteria. */
const VALUES = [1000, 800, 500, 600, 500, 500, 900, 1000, 800, -1, 1000, -1, 1000, 400];

interface ShownAs {
  readonly rank?: number;
  readonly region?: string;
  readonly daysAgo?: number;
  readonly values?: readonly number[];
  readonly runId?: string;
}

/** Writes down that an offer was shown. Returns the run. */
async function show(offer: IndexedOffer, as: ShownAs = {}): Promise<string> {
  const { rank = 1, region = 'MA-06', daysAgo = 1, values = VALUES } = as;
  const runId = as.runId ?? randomUUID();
  await db.matchShowing.create({
    data: {
      ...{ runId, action: 'an-action', rank, region, size: '10-49', category: 'ERP' },
      ...{ day: dayFromNoon(-daysAgo), offerId: offer.offerId, isNewcomer: false },
      ...{ organisationId: offer.organisationId, total: 71_500, values: [...values] },
      weightsId: 'weights-1',
    },
  });
  return runId;
}

const valuesWithNeed = (need: number) => [need, ...VALUES.slice(1)];
const rankingOf = (actor: MemberActor, period: 30 | 90 = 30) => getOwnRanking(actor, period, 'fr');

async function own(): Promise<IndexedOffer> {
  return indexedOfferOf(await makeCertifiedProvider({ name: 'Atlas Logiciels' }));
}

describe('where an offer stood', () => {
  test('lists, middle place and the first places, over the period alone', async () => {
    const offer = await own();
    for (const rank of [1, 2, 4, 6, 12]) await show(offer, { rank });
    await show(offer, { rank: 9, daysAgo: 60 });
    const [month] = (await rankingOf(offer.owner)).shown;
    expect(month).toMatchObject({ lists: 5, medianPlace: 4, inFirstFive: 0.6, inFirstThree: 0.4 });
    const [quarter] = (await rankingOf(offer.owner, 90)).shown;
    expect(quarter).toMatchObject({ lists: 6, medianPlace: 4, inFirstFive: 0.5 });
  });

  test('is compared with five other providers or more, each counted once', async () => {
    const offer = await own();
    const others = await indexedOffers(5);
    const runId = await show(offer);
    for (const [place, other] of others.slice(0, 4).entries())
      await show(other, { runId, rank: place + 2, values: valuesWithNeed(700) });
    const needOf = async () => (await rankingOf(offer.owner)).shown[0]?.components[0];
    expect(await needOf()).toEqual({ component: 'need', own: 100, others: null });
    for (const values of [valuesWithNeed(0), valuesWithNeed(0)]) {
      const again = await show(offer);
      for (const other of others.slice(4)) await show(other, { runId: again, rank: 2, values });
    }
    expect(await needOf()).toEqual({ component: 'need', own: 100, others: 56 });
  });

  test('criteria are told on average from five lists on, those that do not count left out', async () => {
    const offer = await own();
    const criteria = async () => (await rankingOf(offer.owner)).shown[0]?.criteria ?? [];
    for (let times = 0; times < 4; times += 1) await show(offer);
    expect(await criteria()).toEqual([]);
    await show(offer);
    const told = await criteria();
    expect(told.map(({ criterion }) => criterion)).not.toContain('sector');
    expect(told).toContainEqual({ criterion: 'place', own: 90 });
  });

  test('regions with fewer than five lists are not counted, nor told apart by their order', async () => {
    const offer = await own();
    for (let times = 0; times < 6; times += 1) await show(offer, { region: 'MA-06' });
    for (let times = 0; times < 4; times += 1) await show(offer, { region: 'MA-11' });
    await show(offer, { region: 'MA-02' });
    await show(offer, { region: '' });
    const [shown] = (await rankingOf(offer.owner)).shown;
    expect(shown?.regions.map(({ region, lists }) => [region?.code, lists])).toEqual([
      ['MA-06', 6],
      [undefined, null],
      ['MA-02', null],
      ['MA-11', null],
    ]);
  });

  test('exposure is its own alone', async () => {
    const offer = await own();
    const [other] = await indexedOffers(1);
    for (const { organisationId } of [offer, other ?? offer])
      await db.matchExposure.create({
        data: { category: 'ERP', organisationId, due: 4, had: 2.5, updatedAt: NOON },
      });
    expect((await rankingOf(offer.owner)).exposure).toMatchObject([
      { category: { code: 'ERP' }, due: 4, had: 2.5, standing: 'owed' },
    ]);
  });
});

describe('offers that nobody saw', () => {
  const whyOf = async (actor: MemberActor, offerId: string) =>
    (await rankingOf(actor)).hidden.find(({ id }) => id === offerId)?.why;

  test('say what keeps them out of lists', async () => {
    const { owner, organisationId } = await own();
    const draft = await makeOffer(organisationId, 'draft');
    const unlisted = await makeOffer(organisationId, 'published');
    expect(await whyOf(owner, draft.offerId)).toBe('unpublished');
    expect(await whyOf(owner, unlisted.offerId)).toBe('unlisted');
  });

  test('nobody needs them, something keeps them out, or others came first', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const { inputs } = await currentRun(actor, assessmentId);
    const needed = inputs.lists.map(({ need }) => need.category);
    const category = needed[0] ?? '';
    const unused = CATEGORIES.find((code) => !needed.includes(code)) ?? '';
    const owner = await makeCertifiedProvider({ regions: ['MA-06', 'MA-01'] });
    const unneeded = await indexedOfferOf(owner, { category: unused });
    const away = await indexedOfferOf(owner, { category, content: () => ({ regions: ['MA-01'] }) });
    const fits = await indexedOfferOf(owner, { category });
    expect(await whyOf(owner, unneeded.offerId)).toBe('no-need');
    expect(await whyOf(owner, away.offerId)).toBe('kept-out');
    expect(await whyOf(owner, fits.offerId)).toBe('not-yet');
    const { hidden } = await rankingOf(owner);
    expect(hidden.find(({ id }) => id === away.offerId)?.keptOut).toEqual({
      ...{ needs: null, matches: 0 },
      blocks: [{ block: 'region', count: null }],
    });
  });
});

describe('nothing of others is told', () => {
  test('neither their ids nor names, nor who the firms are or when they looked', async () => {
    const { firm, actor, assessmentId } = await matchedFirm();
    const { category } = await firstNeed(actor, assessmentId);
    const offers = await indexedOffers(8, { category });
    const [mine, ...others] = offers;
    if (!mine) throw new Error('no offer was made');
    const hour = new Date('2026-11-15T13:37:42.123Z');
    const runId = uuidV7(hour, new Uint8Array(10));
    for (const [place, offer] of offers.entries()) await show(offer, { runId, rank: place + 1 });
    const run = await currentRun(actor, assessmentId);
    const page = await getOfferRanking(mine.owner, mine.offerId, 'fr');
    await openAppeal(mine.owner, mine.offerId, about(page.showings[0]?.ref), 'an intent of a test');
    const told = JSON.stringify([
      await rankingOf(mine.owner),
      await getOfferRanking(mine.owner, mine.offerId, 'fr'),
    ]);
    expect(told).toContain(mine.offerId);
    const { name } = await db.organisation.findUniqueOrThrow({ where: { id: firm } });
    const secrets = [
      ...others.flatMap((one) => [one.offerId, one.organisationId, one.slug, one.versionId]),
      ...['Fournisseur 2', firm, name, assessmentId, run.id, runId, '13:37', 'MA-CAS'],
      ...[actor.person.accountId, 'an-action'],
    ];
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
  });

  test('a showing says components and not what they were made of', async () => {
    const offer = await own();
    await show(offer, { rank: 3, daysAgo: 2 });
    await show(offer, { rank: 2, daysAgo: 1 });
    const { showings } = await getOfferRanking(offer.owner, offer.offerId, 'ar');
    expect(showings.map(({ place, day }) => [place, day])).toEqual([
      [2, '2026-11-15'],
      [3, '2026-11-14'],
    ]);
    expect(showings[0]).toMatchObject({ points: 71.5, weights: 1, size: '10-49' });
    expect(showings[0]?.components).toHaveLength(6);
    expect(showings[0]?.components[0]).toEqual({
      ...{ component: 'need', value: 1000, points: 35, most: 35 },
    });
  });

  test('only the last twenty are told', async () => {
    const offer = await own();
    for (let day = 1; day <= 23; day += 1) await show(offer, { daysAgo: day });
    const { showings } = await getOfferRanking(offer.owner, offer.offerId, 'fr');
    expect(showings).toHaveLength(20);
    expect(showings.at(-1)?.day).toBe('2026-10-27');
  });

  test('to nobody else', async () => {
    const offer = await own();
    const stranger = await makeCertifiedProvider();
    const sme = await makeMember('sme', ['sme-owner']);
    expect(await refusalCode(getOfferRanking(stranger, offer.offerId, 'fr'))).toBe(
      'matching.not-found',
    );
    expect(await refusalCode(rankingOf(sme))).toBe('matching.not-found');
    expect((await rankingOf(stranger)).shown).toEqual([]);
  });
});

function about(showing: string | undefined): AppealForm {
  return { ground: 'need', showing: showing ?? null, text: 'Notre offre nomme bien ce résultat.' };
}
