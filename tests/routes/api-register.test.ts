import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '#platform/db.ts';
import { describedAnswer } from '../factories/openapi.ts';
import { makeCertifiedProvider } from '../factories/providers.ts';
import { resetDatabase } from '../setup/database.ts';
import { call, type Answer } from './call.ts';
import * as list from '../../app/endpoints/api.v1.certificates._index.ts';
import * as one from '../../app/endpoints/api.v1.certificates.$code.ts';

beforeEach(resetDatabase);

const LIST = '/api/v1/certificates';
const ask = (query = '', headers: Record<string, string> = {}) =>
  call(list.loader, { path: `${LIST}${query}`, headers });
const askFor = (code: string, headers: Record<string, string> = {}) =>
  call(one.loader, { path: `${LIST}/${code}`, params: { code }, headers });

async function certified(name = 'Atlas Logiciels'): Promise<string> {
  const { organisationId } = (await makeCertifiedProvider({ name })).person.seat;
  return (await db.certificate.findFirstOrThrow({ where: { organisationId } })).code;
}

async function expectDescribed(answer: Answer, path: string): Promise<void> {
  const schema = await describedAnswer(path, answer.status);
  expect(schema.safeParse(answer.data).error?.issues ?? []).toEqual([]);
}

const problems = (...expected: { path: string; code: string }[]) => ({
  errors: expected.map((each) => ({ ...each, message: expect.stringMatching(/\S/) })),
});

describe('the register as open data', () => {
  test('is as its description says, with its licence and its day', async () => {
    const code = await certified();
    const answer = await ask();
    expect(answer).toMatchObject({
      status: 200,
      data: {
        asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        licence: { id: 'CC-BY-4.0', attribution: expect.stringMatching(/register/) },
        certificates: [{ code, history: [{ type: 'issue', to: 'certified' }] }],
        next: null,
      },
    });
    await expectDescribed(answer, LIST);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=60');
    expect(JSON.stringify(answer.data)).not.toMatch(/\+212|contact|examiner|T-\d/i);
  });

  test('the description is strict: an answer with more or less is not as it says', async () => {
    await certified();
    const schema = await describedAnswer(LIST, 200);
    const { data } = await ask();
    expect(schema.safeParse({ ...(data as object), secret: 1 }).success).toBe(false);
    expect(schema.safeParse({ ...(data as object), asOf: undefined }).success).toBe(false);
  });

  test('goes on by its link until every certificate was seen once', async () => {
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) made.push(await certified());
    const seen: string[] = [];
    let query = '?limit=2';
    for (;;) {
      const answer = await ask(query);
      const { certificates } = answer.data as { certificates: { code: string }[] };
      seen.push(...certificates.map(({ code }) => code));
      const link = /<([^>]+)>; rel="next"/.exec(answer.headers.get('Link') ?? '')?.[1];
      if (link === undefined) break;
      expect(new URL(link).pathname).toBe(LIST);
      query = new URL(link).search;
    }
    expect(seen).toHaveLength(5);
    expect([...seen].sort()).toEqual([...made].sort());
  });

  test('is 304 for whoever has it, until it changes', async () => {
    const code = await certified();
    const etag = (await ask()).headers.get('ETag') ?? '';
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    for (const mark of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await ask('', { 'If-None-Match': mark });
      expect(again).toMatchObject({ status: 304, data: '' });
      expect(again.headers.get('ETag')).toBe(etag);
    }
    await db.certificate.update({
      where: { code },
      data: { state: 'revoked', endedAt: new Date('2026-11-16T12:00:00Z') },
    });
    expect((await ask('', { 'If-None-Match': etag })).status).toBe(200);
  });

  test('as a table is whole, reads Arabic, and starts no formula', async () => {
    const names = ['=HYPERLINK("http://evil.example","x")', '+1', '-1', '@SUM(1)', '\tx', 'a;"b"'];
    for (const name of names) await certified(name);
    const answer = await ask('?format=csv');
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(answer.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="raqmana-certificates-\d{4}-\d{2}-\d{2}\.csv"$/,
    );
    expect([...answer.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows: Record<string, string>[] = parse(Buffer.from(answer.bytes), {
      columns: true,
      bom: true,
    });
    expect(rows.map(({ provider }) => provider).sort()).toEqual(
      ['\'=HYPERLINK("http://evil.example","x")', "'+1", "'-1", "'@SUM(1)", "'\tx", 'a;"b"'].sort(),
    );
    expect(rows[0]).toMatchObject({ provider_arabic: 'أطلس للبرمجيات', region: 'MA-06' });
    expect(rows[0]?.['ice']).toMatch(/^\d{15}$/);
  });

  test('is filtered, and every parameter that means nothing is named', async () => {
    await certified('Atlas');
    expect((await ask('?q=nobody')).data).toMatchObject({ certificates: [] });
    expect((await ask('?q=atlas&region=MA-06')).data).toMatchObject({ certificates: [{}] });
    const answer = await ask('?state=fine&region=XX&after=1&limit=0&format=xml');
    expect(answer.status).toBe(422);
    expect(answer.data).toEqual(
      problems(
        ...['state', 'region', 'after', 'format', 'limit'].map((path) => ({
          path,
          code: 'unknown_value',
        })),
      ),
    );
    await expectDescribed(answer, LIST);
    for (const limit of ['501', '-1', '1e2', 'x'])
      expect((await ask(`?limit=${limit}`)).status).toBe(422);
  });
});

describe('one certificate', () => {
  test('is as its description says, however the code is written', async () => {
    const code = await certified();
    const answer = await askFor(code.toLowerCase());
    expect(answer).toMatchObject({ status: 200, data: { certificate: { code } } });
    await expectDescribed(answer, `${LIST}/{code}`);
    const etag = answer.headers.get('ETag') ?? '';
    expect((await askFor(code, { 'If-None-Match': etag })).status).toBe(304);
  });

  test('that is none answers 404 or 422', async () => {
    const unknown = await askFor('RQ-ZZZZ-ZZZZ');
    expect(unknown.status).toBe(404);
    expect(unknown.data).toEqual(problems({ path: '', code: 'not_found' }));
    expect(unknown.headers.get('Cache-Control')).toBe('no-store');
    await expectDescribed(unknown, `${LIST}/{code}`);
    const odd = await askFor('../x');
    expect(odd.status).toBe(422);
    expect(odd.data).toEqual(problems({ path: 'code', code: 'bad_code' }));
  });
});

test.each([
  ['list', list],
  ['one', one],
])('the %s answers no other method, and other sites before they ask', async (_name, module) => {
  const posted = await call(module.action, { method: 'POST', body: '{}', params: { code: 'x' } });
  expect(posted.status).toBe(405);
  expect(posted.headers.get('Allow')).toBe('GET');
  const before = await call(module.loader, { method: 'OPTIONS', params: { code: 'x' } });
  expect(before.status).toBe(204);
  expect(before.headers.get('Access-Control-Allow-Methods')).toBe('GET');
});
