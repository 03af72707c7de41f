import { describe, expect, test } from 'vitest';
import { reasonsFor } from '#content/decision-words.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import { givenReasons, letterLang, reasonsOf } from './reasons.ts';

const codeFor = (use: 'reject' | 'dismiss', other: 'reject' | 'dismiss') =>
  reasonsFor(use).find((one) => !one.for.includes(other))?.code ?? '';
const refusal = codeFor('reject', 'dismiss');
const dismissal = codeFor('dismiss', 'reject');

describe('the reasons of a decision', () => {
  test('carry the rule they rest on, each once', () => {
    const [only, ...others] = givenReasons([refusal, refusal], 'reject', 'ar');
    expect(others).toEqual([]);
    expect(only?.code).toBe(refusal);
    expect(only?.legalRef).toMatch(/\p{Script=Arabic}/u);
  });

  test.each([
    ['none', []],
    ['a code that is none', ['because']],
    ['one for something else', [dismissal]],
    ['one for something else beside a good one', [refusal, dismissal]],
  ])('are refused: %s', (_, codes) => {
    expect(() => givenReasons(codes, 'reject', 'fr')).toThrow(new DomainError('cases.no-reason'));
  });

  test('come back from the database as they went, and nothing else does', () => {
    const given = givenReasons([refusal], 'reject', 'fr');
    expect(reasonsOf(JSON.parse(JSON.stringify(given)))).toEqual(given);
    expect(reasonsOf([{ code: 1 }, null, 'text'])).toEqual([]);
    expect(reasonsOf(null)).toEqual([]);
  });
});

test('a letter in a language without texts is in French', () => {
  expect(['ar', 'en', 'fr', 'zgh'].map(letterLang)).toEqual(['ar', 'en', 'fr', 'fr']);
});
