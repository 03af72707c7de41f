import { beforeEach, describe, expect, test } from 'vitest';
import vectors from '../fixtures/m1-vectors.json' with { type: 'json' };
import { freshDatabase } from '../factories/drafts.ts';
import { call } from './call.ts';
import { db } from '#platform/db.ts';
import * as description from '../../app/endpoints/api.openapi[.]json.ts';
import * as nowhere from '../../app/endpoints/api.$.ts';
import * as score from '../../app/endpoints/api.v1.assessments.score.ts';

const REQUEST = {
  framework: 'M1',
  version: '1.0.0',
  path: 'full',
  profile: { staff: 12, sector: 'IND', usesMachinery: true, exportsOrSuppliesLarge: true },
  answers: { 'STR-01': 2, 'CUS-04': { status: 'not_applicable', reason: 'law' } },
};

beforeEach(freshDatabase);

function post(body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return call(score.action, { body: text, headers: { 'Content-Type': 'application/json' } });
}

/** The shape that every error of every API has. */
const problems = (...expected: { path: string; code: string }[]) => ({
  errors: expected.map((each) => ({ ...each, message: expect.stringMatching(/\S/) })),
});

describe('the scoring API', () => {
  test.each(vectors)('answers with the figures of the golden vector "$name"', async (vector) => {
    const { input, expect: expected } = vector;
    const answer = await post({ framework: 'M1', version: '1.0.0', ...input });
    expect(answer.status).toBe(200);
    const score = expected.score === null ? null : expect.closeTo(expected.score, 9);
    expect(answer.data).toMatchObject({ score, published: expected.published });
  });

  test('tells a page of another site that it may post JSON', async () => {
    const answer = await call(score.loader, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Access-Control-Allow-Methods')).toBe('POST');
    expect(answer.headers.get('Access-Control-Allow-Headers')).toBe('Content-Type');
  });

  test('keeps nothing of what it scored', async () => {
    const answer = await post(REQUEST);
    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({ statuses: { 'STR-01': { status: 'answered', level: 2 } } });
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect([await db.assessment.count(), await db.assessmentResult.count()]).toEqual([0, 0]);
  });

  test.each(['', '{', 'null', '[]', '"text"', '{"a":1}}', 'NaN'])(
    'refuses malformed JSON: %j',
    async (body) => {
      const answer = await post(body);
      expect(answer.status).toBe(422);
      expect(answer.data).toEqual(problems({ path: '', code: expect.any(String) }));
    },
  );

  test('names every problem with its path', async () => {
    const answer = await post({
      ...REQUEST,
      path: 'half',
      profile: { staff: 1.5, sector: 'XXX' },
      answers: { 'STR-01': 5, 'XYZ-99': 1, 'DAT-01': { status: 'maybe' }, 'FIN-01': '2' },
      facts: { 'FQ-1': 'all' },
    });
    expect(answer.status).toBe(422);
    expect(answer.data).toEqual(
      problems(
        { path: 'path', code: 'unknown_path' },
        { path: 'profile.staff', code: 'staff_out_of_range' },
        { path: 'profile.sector', code: 'unknown_sector' },
        { path: 'answers.STR-01', code: 'level_out_of_range' },
        { path: 'answers.XYZ-99', code: 'unknown_item' },
        { path: 'answers.DAT-01.status', code: 'unknown_status' },
        { path: 'answers.FIN-01', code: 'wrong_type' },
        { path: 'facts.FQ-1', code: 'unknown_value' },
      ),
    );
  });

  test('refuses a body over 64 kB, and reads one of exactly 64 kB', async () => {
    const body = JSON.stringify(REQUEST);
    const limit = 64 * 1024;
    expect((await post(body.padEnd(limit))).status).toBe(200);
    const answer = await post(body.padEnd(limit + 1));
    expect(answer.status).toBe(413);
    expect(answer.data).toEqual(problems({ path: '', code: 'too_large' }));
  });

  test('counts bytes, not characters', async () => {
    const body = JSON.stringify({ ...REQUEST, note: 'ش'.repeat(33 * 1024) });
    expect(body.length).toBeLessThan(64 * 1024);
    expect((await post(body)).status).toBe(413);
  });

  test.each(['PUT', 'PATCH', 'DELETE'])('refuses %s', async (method) => {
    const answer = await call(score.action, { method, body: JSON.stringify(REQUEST) });
    expect(answer.status).toBe(405);
    expect(answer.data).toEqual(problems({ path: '', code: 'method_not_allowed' }));
    expect(answer.headers.get('Allow')).toBe('POST');
  });

  test('refuses to be read', async () => {
    const answer = await call(score.loader);
    expect(answer.status).toBe(405);
    expect(answer.data).toEqual(problems({ path: '', code: 'method_not_allowed' }));
  });

  test('another address answers 404 in the same shape', async () => {
    for (const answer of [await call(nowhere.loader), await call(nowhere.action, { form: {} })]) {
      expect(answer.status).toBe(404);
      expect(answer.data).toEqual(problems({ path: '', code: 'not_found' }));
    }
  });

  test('is described where it says', async () => {
    const answer = await call(description.loader);
    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({
      openapi: '3.1.0',
      paths: { '/api/v1/assessments/score': { post: { responses: { 422: expect.any(Object) } } } },
    });
  });
});
