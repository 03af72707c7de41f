import { describe, expect, test } from 'vitest';
import { credentialDecisionSchema, credentialSchema, typedDay } from './credential-form.ts';

const TAX = {
  kind: 'tax-attestation',
  number: 'RF-2026-1',
  validFrom: '2026-11-01',
};
const PASSI = {
  kind: 'passi',
  number: 'P-1',
  grade: 'class-a',
  scopes: ['pentest', 'code'],
  validFrom: '2026-11-01',
  validTo: '2028-11-01',
};

/** Field and message of everything that is refused; empty when it is taken. */
function problems(typed: object): Readonly<Record<string, string>> {
  const parsed = credentialSchema.safeParse(typed);
  if (parsed.success) return {};
  return Object.fromEntries(parsed.error.issues.map((one) => [one.path.join('.'), one.message]));
}

describe('a paper', () => {
  test('from a known body needs no issuer, and takes none', () => {
    expect(credentialSchema.parse({ ...TAX, issuer: 'Somebody' })).toEqual({
      ...{ kind: 'tax-attestation', issuer: 'DGI', number: 'RF-2026-1', scopes: [] },
      ...{ validFrom: '2026-11-01', validTo: null },
    });
  });

  test('has class and fields together as its scopes', () => {
    expect(credentialSchema.parse(PASSI)).toMatchObject({
      issuer: 'DGSSI',
      scopes: ['class-a', 'pentest', 'code'],
    });
    const cloud = {
      kind: 'cloud-qualification',
      number: '1',
      grade: 'level-2',
      validFrom: '2026-01-01',
    };
    expect(credentialSchema.parse(cloud)).toMatchObject({ scopes: ['level-2'], validTo: null });
  });

  test('everything that is wrong is said at once', () => {
    expect(problems({ kind: 'passi' })).toEqual({
      number: 'error.number',
      grade: 'error.grade',
      scopes: 'error.scopes',
      validFrom: 'error.start',
      validTo: 'error.end',
    });
    expect(problems({ kind: 'insurance', issuer: ' ', validTo: '2026-02-30' })).toEqual({
      issuer: 'error.issuer',
      number: 'error.number',
      validFrom: 'error.start',
      validTo: 'error.day',
    });
  });

  test.each([
    ['another kind', { ...TAX, kind: 'passport' }, { kind: 'error.kind' }],
    ['no kind', {}, { kind: 'error.kind' }],
    ['the end first', { ...TAX, validTo: '2026-10-31' }, { validTo: 'error.end-before-start' }],
    ['a page as number', { ...TAX, number: '<b>1</b>' }, { number: 'error.html' }],
    ['a novel as number', { ...TAX, number: '1'.repeat(121) }, { number: 'error.tooLong' }],
    ['a field nobody knows', { ...PASSI, scopes: ['pentest', 'x'] }, { scopes: 'error.scopes' }],
    ['a class as a field', { ...PASSI, scopes: ['class-b'] }, { scopes: 'error.scopes' }],
    ['a level as a class', { ...PASSI, grade: 'level-1' }, { grade: 'error.grade' }],
    ['scopes where there are none', { ...TAX, scopes: ['pentest'] }, { scopes: 'error.scopes' }],
    ['another century', { ...TAX, validFrom: '1926-11-01' }, { validFrom: 'error.day' }],
  ])('with %s is refused', (_what, typed, expected) => {
    expect(problems(typed)).toEqual(expected);
  });

  test('a label may have no number, and takes the issuer as typed without hidden marks', () => {
    const label = { kind: 'start-up-label', issuer: ' ADD\u202e\t x ', validFrom: '2026-01-01' };
    expect(credentialSchema.parse(label)).toMatchObject({ issuer: 'ADD x', number: '' });
  });
});

test.each([
  ['2026-11-01', '2026-11-01'],
  ['1/11/2026', '2026-11-01'],
  ['01-11-2026', '2026-11-01'],
  ['٠١/١١/٢٠٢٦', '2026-11-01'],
  ['29/02/2028', '2028-02-29'],
  ['29/02/2026', null],
  ['11/2026', null],
  ['', null],
  ['demain', null],
])('the day %s is %s', (typed, expected) => {
  expect(typedDay(typed)).toBe(expected);
});

describe('a decision', () => {
  const decision = (typed: object) => credentialDecisionSchema.safeParse(typed);

  test('verifies without a reason and refuses only with one', () => {
    expect(decision({ verdict: 'verify' }).data).toEqual({ verdict: 'verify', reason: '' });
    expect(decision({ verdict: 'refuse', reason: 'Illisible' }).error?.issues).toMatchObject([
      { path: ['reason'], message: 'error.reason' },
    ]);
    const reason = 'La deuxième page manque.';
    expect(decision({ verdict: 'refuse', reason: ` ${reason} ` }).data?.reason).toBe(reason);
  });

  test.each([
    [{ verdict: 'perhaps' }, 'error.verdict'],
    [{}, 'error.verdict'],
    [{ verdict: 'refuse', reason: 'x'.repeat(501) }, 'error.reasonLong'],
    [{ verdict: 'refuse', reason: '<script>alert(1)</script>' }, 'error.html'],
  ])('%j is refused', (typed, message) => {
    expect(decision(typed).error?.issues.map((one) => one.message)).toContain(message);
  });
});
