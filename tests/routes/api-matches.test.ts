import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CATEGORIES } from '#domain/catalogue/index.server.ts';
import { matchesResponseSchema } from '#domain/matching/index.server.ts';
import { actionsOf } from '#domain/matching/index/serves.ts';
import { db } from '#platform/db.ts';
import * as description from '../../app/endpoints/api.openapi[.]json.ts';
import * as matches from '../../app/endpoints/api.v1.matches.ts';
import { freshMatching, indexedOffers } from '../factories/matching.ts';
import { describedAnswer } from '../factories/openapi.ts';
import { aProgrammeContent, makeProgramme } from '../factories/programmes.ts';
import { call } from './call.ts';

const FINE = { staff: 12, province: 'MA-CAS', taxCompliant: true, ageMonths: 24 };
const REQUEST = { facts: FINE, gaps: [{ category: 'ERP' }], firm: { speaks: ['fr'] } };

function post(body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return call(matches.action, { body: text, headers: { 'Content-Type': 'application/json' } });
}

async function answerTo(body: object) {
  const answer = await post(body);
  expect(answer).toMatchObject({ status: 200 });
  return matchesResponseSchema.parse(answer.data);
}
async function listTo(body: object) {
  const [list] = (await answerTo(body)).lists;
  if (list === undefined) throw new Error('There is no list.');
  return list;
}

const problems = (...expected: { path: string; code: string }[]) => ({
  errors: expected.map((each) => ({ ...each, message: expect.stringMatching(/\S/) })),
});

/** Offers are kept by edition: no two tests may have the same one. */
let edition = 0;

async function freshIndex(): Promise<void> {
  await freshMatching();
  edition += 1000;
  await db.matchEdition.update({ where: { id: 1 }, data: { edition } });
}

describe('what fits', () => {
  beforeEach(freshIndex);

  test('offers best first, with the points in force, what they cost and what is left to pay', async () => {
    await makeProgramme({
      slug: 'half-a-project',
      content: aProgrammeContent({ categories: [...CATEGORIES] }),
    });
    const offers = await indexedOffers(4, {
      content: (place) => ({ regions: place === 3 ? ['MA-01'] : ['MA-06'] }),
      figures: (place) => ({ record: 900 - 100 * place }),
    });
    const answer = await post(REQUEST);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    const { lists, weights, evaluatedOn } = matchesResponseSchema.parse(answer.data);
    expect(weights).toMatchObject({ version: 1, points: { need: 35, constraints: 20 } });
    expect(evaluatedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(lists).toHaveLength(1);
    const [list] = lists;
    expect(list).toMatchObject({
      ...{ category: 'ERP', action: null, matches: 3, providers: 3, thin: false },
      nearMisses: [{ offer: offers[3]?.slug, block: 'region' }],
    });
    expect(list?.offers.map(({ offer, rank }) => [rank, offer])).toEqual(
      offers.slice(0, 3).map(({ slug }, place) => [place + 1, slug]),
    );
    for (const { points, components } of list?.offers ?? []) {
      const sum = z.record(z.string(), z.number()).parse(weights.points);
      const earned = Object.entries(components).map(([name, value]) => (sum[name] ?? 0) * value);
      expect(points).toBeCloseTo(
        earned.reduce((all, one) => all + one, 0),
        6,
      );
    }
    const first = list?.offers[0];
    expect(first).toMatchObject({
      url: expect.stringMatching(new RegExp(`^https?://.+/fr/offers/${offers[0]?.slug}$`)),
      cost: { min: '12000.00', max: '12000.00', basis: 'once', users: null },
      criteria: { place: 1, size: 0.8, sector: null, stage: null, budget: null },
    });
    expect(first?.reasons).toContain('province');
    const { aid, rest } = first ?? {};
    expect(aid?.programme ?? null).toBe(list?.programmes.sure[0]?.programme ?? null);
    const left = 12_000 - Number(aid?.max ?? 0);
    expect(Number(rest?.beforeVat.min)).toBe(left);
    expect(Number(rest?.withVat.min)).toBe(left + 2_400);
  });

  test('a programme is sure, or possible while a question is open, or not there', async () => {
    const content = aProgrammeContent({ categories: ['ERP'] });
    await makeProgramme({ slug: 'half-a-project', content });
    await makeProgramme({ slug: 'over', content: { ...content, validTo: '2020-01-01' } });
    await indexedOffers(1);
    const programmesOf = async (facts: object) => (await listTo({ ...REQUEST, facts })).programmes;
    const sure = await programmesOf(FINE);
    expect(sure).toMatchObject({
      sure: [{ programme: 'half-a-project', version: 1, state: 'open', standing: 'eligible' }],
      possible: [],
    });
    expect(await programmesOf({})).toMatchObject({ sure: [], possible: [{ standing: 'open' }] });
    const elsewhere = await listTo({ ...REQUEST, gaps: [{ category: 'WEB' }] });
    expect(elsewhere.programmes).toEqual({ sure: [], possible: [] });
    const aided = await listTo(REQUEST);
    expect(aided.offers[0]?.aid).toMatchObject({ programme: 'half-a-project', min: '6000.00' });
    expect(aided.offers[0]?.rest.beforeVat).toEqual({ min: '6000.00', max: '6000.00' });
  });

  test('the wish keeps out, and what keeps an offer out is told', async () => {
    const offers = await indexedOffers(4);
    const wished = async (wish: object) => {
      const { nearMisses, ...list } = await listTo({ ...REQUEST, wish });
      return { offers: list.offers.map(({ offer }) => offer), nearMisses };
    };
    expect((await wished({})).offers).toHaveLength(4);
    const dear = await wished({ restMAD: 12_500 });
    expect(dear.offers.toSorted()).toEqual(
      offers
        .slice(0, 2)
        .map(({ slug }) => slug)
        .toSorted(),
    );
    expect(dear.nearMisses.map(({ block }) => block)).toEqual(['rest', 'rest']);
    const tamazight = await wished({ languages: ['zgh'] });
    expect(tamazight.offers).toEqual([]);
    expect(tamazight.nearMisses.map(({ block }) => block)).toEqual([
      ...['language', 'language', 'language'],
    ]);
    const withCriterion = await listTo(REQUEST);
    expect(withCriterion.offers[0]?.criteria.moroccan).not.toBeNull();
    const off = await listTo({ ...REQUEST, wish: { moroccanFirst: false } });
    expect(off.offers[0]?.criteria.moroccan).toBeNull();
  });

  test('one list a gap, and an action of the category counts for itself', async () => {
    await indexedOffers(1);
    const { category, action } = anAction();
    const gaps = [{ category: 'ERP' }, { category, action, priority: 2 }, { category }];
    const { lists } = await answerTo({ facts: {}, gaps });
    expect(lists.map((list) => [list.category, list.action])).toEqual([
      ['ERP', null],
      [category, action],
      [category, null],
    ]);
  });

  test('without a place nothing is kept out by its region', async () => {
    await indexedOffers(2, { content: () => ({ regions: ['MA-01'] }) });
    const [first] = (await listTo({ facts: {}, gaps: [{ category: 'ERP' }] })).offers;
    expect(first?.criteria).toMatchObject({ place: null, size: null, sector: null });
    const inCasablanca = await listTo(REQUEST);
    expect(inCasablanca).toMatchObject({ matches: 0, thin: true, offers: [] });
    const there = { ...REQUEST, firm: { region: 'MA-01' } };
    expect((await listTo(there)).offers).toHaveLength(2);
  });

  test('no offers at all', async () => {
    expect(await listTo(REQUEST)).toEqual({
      ...{ category: 'ERP', action: null, matches: 0, providers: 0, thin: true },
      ...{ programmes: { sure: [], possible: [] }, offers: [], nearMisses: [] },
    });
  });

  test('the same request gives the same answer, also with its keys in another order', async () => {
    await indexedOffers(3);
    const { data } = await post(REQUEST);
    const { gaps, facts, firm } = REQUEST;
    const turned = Object.fromEntries(Object.entries(facts).toReversed());
    expect((await post({ firm, gaps, facts: turned })).data).toEqual(data);
    const other = await answerTo({ ...REQUEST, firm: { ...firm, staff: 13 } });
    expect(other.seed).not.toBe(matchesResponseSchema.parse(data).seed);
  });

  test('titles are in the language that was asked for', async () => {
    const [offer] = await indexedOffers(1);
    const arabic = await listTo({ ...REQUEST, lang: 'ar' });
    expect(arabic.offers[0]?.url).toMatch(new RegExp(`/ar/offers/${offer?.slug}$`));
    expect(arabic.offers[0]?.title).not.toBe((await listTo(REQUEST)).offers[0]?.title);
  });

  test('keeps nothing and counts no exposure', async () => {
    await indexedOffers(3);
    await post(REQUEST);
    const kept = [db.matchRun.count(), db.matchNeed.count(), db.matchExposure.count()];
    expect(await Promise.all([...kept, db.auditEntry.count()])).toEqual([0, 0, 0, 0]);
  });

  test('is as the description says, and its own example is taken', async () => {
    await makeProgramme({ slug: 'half-a-project' });
    await indexedOffers(4, {
      content: (place) => ({ regions: [place === 0 ? 'MA-01' : 'MA-06'] }),
    });
    const schema = await describedAnswer('/api/v1/matches', 200, 'post');
    const { example, request } = await readDescription();
    for (const body of [REQUEST, example, { facts: {}, gaps: [{ category: 'ERP' }] }]) {
      const answer = await post(body);
      expect(answer.status).toBe(200);
      expect(schema.safeParse(answer.data)).toMatchObject({ success: true });
      expect(request.safeParse(body)).toMatchObject({ success: true });
    }
    expect(request.safeParse({ ...REQUEST, sponsored: true }).success).toBe(false);
    expect(request.safeParse({ facts: {}, gaps: [] }).success).toBe(false);
  });
});

function anAction() {
  const category = CATEGORIES.find((code) => code !== 'ERP' && actionsOf(code).length > 0) ?? '';
  return { category, action: actionsOf(category)[0] ?? '' };
}

async function readDescription() {
  const document = z
    .object({
      paths: z.looseObject({
        '/api/v1/matches': z.object({
          post: z.object({
            requestBody: z.object({
              content: z.object({ 'application/json': z.object({ example: z.unknown() }) }),
            }),
          }),
        }),
      }),
      components: z.object({
        schemas: z.looseObject({ MatchesRequest: z.record(z.string(), z.unknown()) }),
      }),
    })
    .parse((await call(description.loader)).data);
  const { content } = document.paths['/api/v1/matches'].post.requestBody;
  return {
    example: content['application/json'].example,
    request: z.fromJSONSchema(document.components.schemas.MatchesRequest),
  };
}

describe('what it refuses', () => {
  const NESTED = '['.repeat(30_000) + ']'.repeat(30_000);
  test.each(['', '{', 'null', '[]', '"text"', '5', NESTED])(
    'a body that is no object, %#',
    async (body) => {
      const answer = await post(body);
      expect(answer.status).toBe(422);
      expect(answer.data).toEqual(problems({ path: '', code: 'malformed' }));
    },
  );

  test('a deep value where a plain one belongs', async () => {
    const deep = '{"a":'.repeat(3_000) + '1' + '}'.repeat(3_000);
    const answer = await post(
      `{"facts":{"staff":${deep}},"gaps":${deep},"wish":{"users":${deep}}}`,
    );
    expect(answer.status).toBe(422);
    expect(answer.data).toEqual(
      problems(
        { path: 'facts.staff', code: 'wrong_type' },
        { path: 'gaps', code: 'wrong_type' },
        { path: 'wish.users', code: 'wrong_type' },
      ),
    );
  });

  test('what is missing', async () => {
    expect((await post({})).data).toEqual(
      problems({ path: 'facts', code: 'required' }, { path: 'gaps', code: 'required' }),
    );
    expect((await post({ facts: {}, gaps: [{}] })).data).toEqual(
      problems({ path: 'gaps.0.category', code: 'required' }),
    );
  });

  test('names every problem with its path', async () => {
    const answer = await post({
      facts: { shoeSize: 42 },
      gaps: [
        { category: 'XXX', budgetMAD: 1e308, paid: true },
        { category: 'ERP', priority: -1 },
      ],
      firm: { region: 'MA-99', province: 'MA-06', staff: 1.5, stage: 6, speaks: ['tlh'] },
      wish: { mode: 'teleport', startBy: '2026-02-30', restMAD: -1, users: 0, moroccanFirst: 'no' },
      lang: 'zgh',
      sponsor: 'somebody',
    });
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({
      errors: expect.arrayContaining(
        problems(
          { path: 'facts.shoeSize', code: 'unknown_fact' },
          { path: 'gaps.0.category', code: 'unknown_code' },
          { path: 'gaps.0.budgetMAD', code: 'out_of_bounds' },
          { path: 'gaps.0.paid', code: 'unknown_field' },
          { path: 'gaps.1.priority', code: 'out_of_bounds' },
          { path: 'firm.region', code: 'unknown_code' },
          { path: 'firm.province', code: 'unknown_code' },
          { path: 'firm.staff', code: 'wrong_type' },
          { path: 'firm.stage', code: 'unknown_code' },
          { path: 'firm.speaks.0', code: 'unknown_code' },
          { path: 'wish.mode', code: 'unknown_code' },
          { path: 'wish.startBy', code: 'wrong_format' },
          { path: 'wish.restMAD', code: 'out_of_bounds' },
          { path: 'wish.users', code: 'out_of_bounds' },
          { path: 'wish.moroccanFirst', code: 'wrong_type' },
          { path: 'lang', code: 'unknown_code' },
          { path: 'sponsor', code: 'unknown_field' },
        ).errors,
      ),
    });
  });

  test('names that objects inherit are fields like others', async () => {
    const answer = await post(
      '{"__proto__":{"gaps":[]},"facts":{"__proto__":{"staff":1}},"gaps":[{"category":"__proto__","constructor":1}]}',
    );
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({
      errors: expect.arrayContaining(
        problems(
          { path: '__proto__', code: 'unknown_field' },
          { path: 'facts.__proto__', code: 'unknown_fact' },
          { path: 'gaps.0.category', code: 'unknown_code' },
          { path: 'gaps.0.constructor', code: 'unknown_field' },
        ).errors,
      ),
    });
    expect((await post('{"__proto__":{"facts":{},"gaps":[{"category":"ERP"}]}}')).status).toBe(422);
  });

  test.each([
    [{ gaps: [] }, 'gaps', 'out_of_bounds'],
    [{ gaps: CATEGORIES.slice(0, 21).map((category) => ({ category })) }, 'gaps', 'out_of_bounds'],
    [{ gaps: [{ category: 'ERP' }, { category: 'ERP' }] }, 'gaps.1', 'duplicate'],
    [{ gaps: [{ category: 'ERP', action: 'no-such' }] }, 'gaps.0.action', 'unknown_code'],
    [{ gaps: [{ category: 'ERP', action: 'constructor' }] }, 'gaps.0.action', 'unknown_code'],
    [{ firm: { province: 'MA-CAS', region: 'MA-01' } }, 'firm.region', 'contradicts'],
    [{ wish: { startBy: '2020-01-01' } }, 'wish.startBy', 'out_of_bounds'],
    [{ facts: { province: 'MA-CAS', region: 'MA-01' } }, 'facts.region', 'contradicts'],
  ])('%j', async (change, path, code) => {
    const answer = await post({ ...REQUEST, ...change });
    expect(answer.status).toBe(422);
    expect(answer.data).toEqual(problems({ path, code }));
  });

  test('a thousand problems are told as the first hundred, with short paths', async () => {
    const odd = Object.fromEntries(
      Array.from({ length: 1000 }, (_, place) => [`${'x'.repeat(40)}${String(place)}`, 1]),
    );
    const answer = await post({ ...REQUEST, ...odd, ['y'.repeat(5000)]: 1 });
    const { errors } = z
      .object({ errors: z.array(z.object({ path: z.string().max(100) })) })
      .parse(answer.data);
    expect([answer.status, errors.length]).toEqual([422, 100]);
  });

  test('a body over 64 kB, and reads one of exactly 64 kB', async () => {
    await freshIndex();
    const body = JSON.stringify(REQUEST);
    const limit = 64 * 1024;
    expect((await post(body.padEnd(limit))).status).toBe(200);
    expect((await post(body.padEnd(limit + 1))).status).toBe(413);
  });

  test('other methods, and tells pages of other sites what it takes', async () => {
    const put = await call(matches.action, { method: 'PUT', body: '{}' });
    expect([put.status, (await call(matches.loader)).status]).toEqual([405, 405]);
    const preflight = await call(matches.loader, { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('Access-Control-Allow-Methods')).toBe('POST');
  });
});
