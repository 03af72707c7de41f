import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { arbitraryInput, framework, plantInput } from '../../../tests/factories/assessment.ts';
import { parseScoreRequest, scoreRequestSchema, scoreResponseSchema } from './score-api.ts';
import { score } from './scoring.ts';

const valid = {
  framework: 'M1',
  version: '1.0.0',
  path: 'full',
  profile: { staff: 12, sector: 'IND', usesMachinery: true, exportsOrSuppliesLarge: true },
  answers: {
    'STR-01': 2,
    'CUS-04': { status: 'not_applicable', reason: 'law' },
    'DAT-01': { status: 'dont_know' },
    'DAT-02': { status: 'answered', level: 4 },
    'DAT-03': { status: 'skipped' },
  },
  facts: { 'FQ-1': 'gt10' },
};

function problems(body: unknown): string[] {
  const parsed = parseScoreRequest(body, framework);
  return parsed.ok ? [] : parsed.errors.map(({ path, code }) => `${path}: ${code}`);
}

describe('a request that can be scored', () => {
  test('is read into a scoring input; a bare number means answered', () => {
    expect(parseScoreRequest(valid, framework)).toEqual({
      ok: true,
      input: {
        path: 'full',
        profile: valid.profile,
        answers: { ...valid.answers, 'STR-01': { status: 'answered', level: 2 } },
        facts: { 'FQ-1': 'gt10' },
      },
    });
  });

  test('may leave out the yes/no facts and send answers that will be ignored', () => {
    const body = {
      ...valid,
      path: 'express',
      profile: { staff: 1, sector: 'COM' },
      answers: { 'OPS-05': 3, 'SKL-01': 2, 'STR-02': 1 },
      facts: undefined,
      extra: true,
    };
    const parsed = parseScoreRequest(body, framework);
    expect(parsed).toMatchObject({
      ok: true,
      input: { profile: { usesMachinery: false, exportsOrSuppliesLarge: false } },
    });
  });

  test('takes a reason of 200 characters, counted as people count them', () => {
    const reason = '🙂'.repeat(200);
    const answers = { 'STR-01': { status: 'not_applicable', reason } };
    expect(problems({ ...valid, answers })).toEqual([]);
  });
});

describe('a request that cannot', () => {
  test.each([[null], [[]], ['x'], [3], [undefined]])('%j is malformed', (body) => {
    expect(problems(body)).toEqual([': malformed']);
  });

  test('is told everything that is missing', () => {
    expect(problems({})).toEqual([
      'framework: required',
      'version: required',
      'path: required',
      'profile: required',
      'answers: required',
    ]);
    expect(problems({ ...valid, profile: {} })).toEqual([
      'profile.staff: required',
      'profile.sector: required',
    ]);
  });

  test('is told every problem at once', () => {
    const body = {
      framework: 'M9',
      version: '2',
      path: 'long',
      profile: { staff: 0, sector: 'XXX', usesMachinery: 'yes', exportsOrSuppliesLarge: null },
      answers: {
        'STR-01': 5,
        'STR-02': 1.5,
        'STR-03': '2',
        'STR-04': { status: 'answered', level: -1 },
        'CUS-01': { status: 'answered' },
        'CUS-02': { status: 'implied' },
        'CUS-03': { status: 'not_applicable', reason: 'x'.repeat(201) },
        'CUS-04': { status: 'not_applicable' },
        'CUS-05': {},
        'OPS-01': null,
        'OPS-02': { status: 'answered', level: '3' },
        'ZZZ-99': 1,
        constructor: 1,
      },
      facts: { 'FQ-1': 'half' },
    };
    expect(problems(body)).toEqual([
      'framework: unknown_framework',
      'version: unknown_version',
      'path: unknown_path',
      'profile.staff: staff_out_of_range',
      'profile.sector: unknown_sector',
      'profile.usesMachinery: wrong_type',
      'profile.exportsOrSuppliesLarge: wrong_type',
      'answers.STR-01: level_out_of_range',
      'answers.STR-02: level_out_of_range',
      'answers.STR-03: wrong_type',
      'answers.STR-04.level: level_out_of_range',
      'answers.CUS-01.level: required',
      'answers.CUS-02.status: unknown_status',
      'answers.CUS-03.reason: reason_too_long',
      'answers.CUS-04.reason: required',
      'answers.CUS-05.status: required',
      'answers.OPS-01: wrong_type',
      'answers.OPS-02.level: wrong_type',
      'answers.ZZZ-99: unknown_item',
      'answers.constructor: unknown_item',
      'facts.FQ-1: unknown_value',
    ]);
  });

  test.each([
    ['profile.staff', { ...valid, profile: { ...valid.profile, staff: 2.5 } }],
    ['profile.staff', { ...valid, profile: { ...valid.profile, staff: -3 } }],
    ['profile.staff', { ...valid, profile: { ...valid.profile, staff: '12' } }],
    ['profile', { ...valid, profile: [] }],
    ['answers', { ...valid, answers: [] }],
    ['facts', { ...valid, facts: null }],
    ['facts.FQ-1', { ...valid, facts: { 'FQ-1': 3 } }],
    ['framework', { ...valid, framework: 1 }],
  ])('names %s', (path, body) => {
    expect(problems(body)).toHaveLength(1);
    expect(problems(body)[0]).toMatch(new RegExp(`^${path}: `));
  });

  test('inherited and special keys are never read as fields', () => {
    const body: unknown = JSON.parse('{"__proto__":{"framework":"M1"},"answers":{"__proto__":1}}');
    expect(problems(body)).toContain('framework: required');
    expect(problems(body)).toContain('answers.__proto__: unknown_item');
  });
});

describe('the published schemas', () => {
  const junk = fc.constantFrom<unknown>(
    ...[0, 4, 5, -1, 1.5, '2', null, true, {}, [], 'full', 'gt10', 'COM'],
    ...['answered', 'dont_know', 'skipped', 'not_applicable'].map((status) => ({ status })),
    { status: 'answered', level: 3 },
    { status: 'not_applicable', reason: 'x'.repeat(201) },
    { status: 'not_applicable', reason: '' },
  );
  const spots = ['path', 'answers.STR-01', 'answers.OPS-02', 'profile.staff', 'profile.sector'];
  const more = ['profile.usesMachinery', 'facts', 'facts.FQ-1', 'answers', 'profile', 'framework'];

  function replaced(spot: string, value: unknown): unknown {
    const [first = '', second] = spot.split('.');
    const body: Record<string, unknown> = { ...valid };
    const child = new Map<string, unknown>(Object.entries(valid)).get(first);
    if (second === undefined) body[first] = value;
    else if (typeof child === 'object') body[first] = { ...child, [second]: value };
    return body;
  }

  test('accept what the reader accepts, apart from codes only the reader knows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...spots, ...more), junk, (spot, value) => {
        const body = replaced(spot, value);
        const found = problems(body).filter(
          (problem) => !/unknown_(sector|framework)/.test(problem),
        );
        expect(scoreRequestSchema.safeParse(body).success).toBe(found.length === 0);
      }),
      { numRuns: 500 },
    );
  });

  test('describe every result', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const result = score(framework, input);
        expect(scoreResponseSchema.parse(result)).toEqual(result);
      }),
    );
    const result = score(framework, plantInput(2));
    expect(Object.keys(scoreResponseSchema.shape)).toEqual(Object.keys(result));
  });

  test('can be turned into JSON Schema', () => {
    const request = z.toJSONSchema(scoreRequestSchema, { io: 'input' });
    expect(request.required).toEqual(['framework', 'version', 'path', 'profile', 'answers']);
    expect(JSON.stringify(request)).toContain('"maxLength":200');
    expect(z.toJSONSchema(scoreResponseSchema).required).toContain('stageRange');
  });
});
