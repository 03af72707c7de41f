import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contentHash } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import * as description from '../../app/endpoints/api.openapi[.]json.ts';
import * as eligibility from '../../app/endpoints/api.v1.programmes.eligibility.ts';
import { describedAnswer } from '../factories/openapi.ts';
import { aProgrammeContent, aRuleSet, makeProgramme } from '../factories/programmes.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

beforeEach(async () => {
  await resetDatabase();
  await makeProgramme({ slug: 'half-a-project' });
});

function post(body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return call(eligibility.action, { body: text, headers: { 'Content-Type': 'application/json' } });
}

const answerSchema = z.looseObject({
  factsHash: z.string(),
  results: z.array(z.looseObject({ programme: z.string(), status: z.string() })),
});
const firstOf = async (facts: object) =>
  answerSchema.parse((await post({ facts })).data).results[0];

const problems = (...expected: { path: string; code: string }[]) => ({
  errors: expected.map((each) => ({ ...each, message: expect.stringMatching(/\S/) })),
});

const FINE = { staff: 5, taxCompliant: true, ageMonths: 24, projectCostMAD: 8_000 };

describe('what the rules say', () => {
  test('a firm that fits: every reason, the amount, the version and the hash of its rules', async () => {
    const answer = await post({ facts: FINE });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.data).toMatchObject({
      evaluatedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      results: [
        {
          ...{ programme: 'half-a-project', version: 1, status: 'eligible', state: 'open' },
          rulesHash: contentHash(aRuleSet()),
          because: [
            { criterion: 'staff', outcome: true, fact: 'staff' },
            { criterion: 'taxes', outcome: true, fact: 'taxCompliant' },
            { criterion: 'age', outcome: true, fact: 'ageMonths' },
          ],
          missing: [],
          nextBestQuestion: null,
          amount: { min: 4_000, max: 4_000, currency: 'MAD' },
          wouldBeEligibleIf: [],
        },
      ],
      unavailable: [],
    });
  });

  test('each reason says what is asked, and what is known of it', async () => {
    const reasonsIn = async (lang: string) => {
      const path = `/api/v1/programmes/eligibility?lang=${lang}`;
      const body = JSON.stringify({ facts: { staff: 5 } });
      const answer = answerSchema.parse((await call(eligibility.action, { body, path })).data);
      return answer.results[0]?.['because'];
    };
    expect(await reasonsIn('fr')).toMatchObject([
      { criterion: 'staff', value: 5, source: 'self', text: expect.stringMatching(/entreprise/) },
      { criterion: 'taxes', text: expect.stringMatching(/\S/) },
      { criterion: 'age' },
    ]);
    expect(await reasonsIn('ar')).toMatchObject([
      { text: expect.stringMatching(/\p{Script=Arabic}/u) },
      {},
      {},
    ]);
    const path = '/api/v1/programmes/eligibility?lang=xx';
    const refused = await call(eligibility.action, { body: '{"facts":{}}', path });
    expect(refused).toMatchObject({ status: 422, data: { errors: [{ path: 'lang' }] } });
  });

  test('a programme that is over says nothing: no firm can ask for it', async () => {
    await makeProgramme({ slug: 'over', content: aProgrammeContent({ validTo: '2020-01-01' }) });
    const answer = answerSchema.parse((await post({ facts: FINE })).data);
    expect(answer.results.map(({ programme }) => programme)).toEqual(['half-a-project']);
  });

  test('nothing known: everything is open and missing', async () => {
    expect(await firstOf({})).toMatchObject({
      status: 'unknown',
      because: [{ outcome: 'unknown' }, { outcome: 'unknown' }, { outcome: 'unknown' }],
      missing: expect.arrayContaining(['staff', 'taxCompliant', 'ageMonths']),
    });
  });

  test('a firm that does not fit learns what would change that', async () => {
    expect(await firstOf({ ...FINE, taxCompliant: false })).toMatchObject({
      status: 'not_eligible',
      amount: null,
      wouldBeEligibleIf: [{ changes: [{ fact: 'taxCompliant', from: false, to: true }] }],
    });
    expect(await firstOf({ ...FINE, ageMonths: 5 })).toMatchObject({
      wouldBeEligibleIf: [
        { changes: [{ fact: 'ageMonths', to: 6 }], eligibleFrom: expect.any(String) },
      ],
    });
  });

  test('a range is enough where it settles', async () => {
    expect(await firstOf({ ...FINE, ageMonths: { min: 12, max: 24 } })).toMatchObject({
      status: 'eligible',
    });
    expect(await firstOf({ ...FINE, ageMonths: { min: 1, max: 24 } })).toMatchObject({
      ...{ status: 'unknown', missing: ['ageMonths'] },
    });
  });

  test('is as the description says', async () => {
    const schema = await describedAnswer('/api/v1/programmes/eligibility', 200, 'post');
    for (const facts of [{}, FINE, { ...FINE, taxCompliant: false }, { staff: 80 }])
      expect(schema.safeParse((await post({ facts })).data).success).toBe(true);
  });

  test('the same facts in another order have the same hash, others another one', async () => {
    const hashOf = async (facts: object) =>
      answerSchema.parse((await post({ facts })).data).factsHash;
    const hash = await hashOf({ staff: 5, taxCompliant: true });
    expect(await hashOf({ taxCompliant: true, staff: 5 })).toBe(hash);
    expect(await hashOf({ taxCompliant: true, staff: 6 })).not.toBe(hash);
    expect(hash).toBe(contentHash({ staff: 5, taxCompliant: true }));
  });

  test('keeps nothing', async () => {
    await post({ facts: FINE });
    expect([await db.firmFact.count(), await db.eligibilityDraft.count()]).toEqual([0, 0]);
  });

  test('programmes without rules and drafts are not judged', async () => {
    const content = aProgrammeContent({ rules: null, goldenCases: [] });
    await makeProgramme({ slug: 'unwritten', content });
    await makeProgramme({ slug: 'to-come', state: 'draft' });
    const answer = answerSchema.parse((await post({ facts: {} })).data);
    expect(answer.results.map(({ programme }) => programme)).toEqual(['half-a-project']);
  });

  test('a programme that was changed in the database is unavailable', async () => {
    const [, answer] = await db.$transaction([
      db.$executeRaw`SET LOCAL session_replication_role = replica`,
      db.$executeRaw`UPDATE programme_version SET content = jsonb_set(content, '{demo}', 'true')`,
    ]);
    expect(answer).toBe(1);
    expect((await post({ facts: FINE })).data).toMatchObject({
      results: [],
      unavailable: [{ programme: 'half-a-project', version: 1, reason: 'tampered' }],
    });
  });
});

describe('what it refuses', () => {
  test.each(['', '{', 'null', '[]', '"text"', '5'])('malformed JSON: %j', async (body) => {
    const answer = await post(body);
    expect(answer.status).toBe(422);
    expect(answer.data).toEqual(problems({ path: '', code: 'malformed' }));
  });

  test.each([[{}], [{ facts: null }], [{ facts: [] }], [{ facts: 5 }]])(
    'facts that are no object: %j',
    async (body) => {
      const answer = await post(body);
      expect(answer.status).toBe(422);
      expect(answer.data).toEqual(problems({ path: 'facts', code: 'required' }));
    },
  );

  test('names every problem with its path', async () => {
    const answer = await post({
      lang: 'fr',
      facts: {
        ...{ shoeSize: 42, staff: 'five', taxCompliant: 'yes', legalForm: 'XXX', ageMonths: -1 },
        ...{ turnoverMAD: { min: 5, max: 1 }, sector: null, aidReceivedMAD: 1.5 },
      },
    });
    expect(answer.status).toBe(422);
    expect(answer.data).toEqual(
      problems(
        { path: 'lang', code: 'unknown_field' },
        { path: 'facts.shoeSize', code: 'unknown_fact' },
        { path: 'facts.staff', code: 'wrong_type' },
        { path: 'facts.taxCompliant', code: 'wrong_type' },
        { path: 'facts.legalForm', code: 'unknown_code' },
        { path: 'facts.ageMonths', code: 'out_of_bounds' },
        { path: 'facts.turnoverMAD', code: 'empty_interval' },
        { path: 'facts.sector', code: 'not_optional' },
        { path: 'facts.aidReceivedMAD', code: 'not_whole' },
      ),
    );
  });

  test('facts that contradict each other', async () => {
    const answer = await post({ facts: { province: 'MA-CAS', region: 'MA-01' } });
    expect(answer.status).toBe(422);
    expect(answer.data).toEqual(problems({ path: 'facts.region', code: 'contradicts' }));
  });

  test('a body over 64 kB, and reads one of exactly 64 kB', async () => {
    const body = JSON.stringify({ facts: FINE });
    const limit = 64 * 1024;
    expect((await post(body.padEnd(limit))).status).toBe(200);
    expect((await post(body.padEnd(limit + 1))).status).toBe(413);
  });

  test('other methods, and tells pages of other sites what it takes', async () => {
    const put = await call(eligibility.action, { method: 'PUT', body: '{}' });
    expect([put.status, (await call(eligibility.loader)).status]).toEqual([405, 405]);
    const preflight = await call(eligibility.loader, { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('Access-Control-Allow-Methods')).toBe('POST');
  });
});

test('the description names every fact and takes its own example', async () => {
  const document = z
    .object({
      paths: z.looseObject({
        '/api/v1/programmes/eligibility': z.object({
          post: z.object({
            requestBody: z.object({
              content: z.object({ 'application/json': z.object({ example: z.unknown() }) }),
            }),
          }),
        }),
      }),
      components: z.object({
        schemas: z.looseObject({ EligibilityRequest: z.record(z.string(), z.unknown()) }),
      }),
    })
    .parse((await call(description.loader)).data);
  const { example } =
    document.paths['/api/v1/programmes/eligibility'].post.requestBody.content['application/json'];
  expect((await post(example)).status).toBe(200);
  const schema = z.fromJSONSchema(document.components.schemas.EligibilityRequest);
  expect(schema.safeParse(example).success).toBe(true);
  expect(schema.safeParse({ facts: { shoeSize: 42 } }).success).toBe(false);
  expect(schema.safeParse({ facts: { staff: 'five' } }).success).toBe(false);
});
