import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import builder from '#i18n/locales/fr/builder.json' with { type: 'json' };
import type { FactProblemCode } from '../../domain/programmes/rules/read-facts.ts';

/** What can be wrong with a fact in a form of these pages. */
const OF_FACTS: Readonly<Record<Exclude<FactProblemCode, 'not-an-object'>, true>> = {
  ...{ 'unknown-fact': true, 'wrong-type': true, 'out-of-bounds': true, 'not-whole': true },
  ...{ 'unknown-code': true, 'empty-interval': true, 'not-optional': true, contradicts: true },
};
const STUDIO = path.resolve(import.meta.dirname, '../../domain/programmes/studio');
/** Files whose refusals these pages show. */
const SHOWN = /^(?:edit-|change-rules|draft-records|.*-form\.ts$)/;
/** Told by an answer without the page. */
const ELSEWHERE = new Set(['not-found']);

test('every refusal of the builder has a text', () => {
  const texts = new Set([...Object.keys(builder.error), ...Object.keys(builder.finding)]);
  const sources = readdirSync(STUDIO)
    .filter((name) => SHOWN.test(name) && !name.includes('.test.'))
    .map((name) => readFileSync(path.join(STUDIO, name), 'utf8'));
  const codes = sources.flatMap((text) => [
    ...[...text.matchAll(/DomainError\('programmes\.([a-z-]+)'/g)].map(([, code]) => code ?? ''),
    ...[...text.matchAll(/failed\('\w+', '([a-z-]+)'\)/g)].map(([, code]) => code ?? ''),
    ...[...text.matchAll(/failed\(\{ \S+: '([a-z-]+)' \}\)/g)].map(([, code]) => code ?? ''),
  ]);
  expect(codes.length).toBeGreaterThan(30);
  const shown = [...codes, ...Object.keys(OF_FACTS)].filter((code) => !ELSEWHERE.has(code));
  expect(shown.filter((code) => !texts.has(code))).toEqual([]);
});
