import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LANGS } from '#i18n/languages.ts';
import { recordWords } from '#web/record-words.server.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const TYPE = /\btype: (?:[^'\n]*\? )?'([a-z]+\.[a-z-]+)'(?: : '([a-z]+\.[a-z-]+)')?/g;

/** The types of entries that the rooms write out in full. */
function writtenTypes(): string[] {
  const files = globSync('app/domain/**/*.server.ts', { cwd: ROOT });
  const texts = files.map((file) => readFileSync(path.join(ROOT, file), 'utf8'));
  const found = texts
    .filter((text) => text.includes('appendAudit('))
    .flatMap((text) => [...text.matchAll(TYPE)].flatMap(([, one, other]) => [one, other]));
  return [...new Set(found.filter((type) => type !== undefined))].sort();
}

test('every act that the trail keeps has words in every language', () => {
  const types = writtenTypes();
  expect(types.length).toBeGreaterThan(20);
  for (const lang of LANGS) {
    const unknown = recordWords(lang, 'x.y');
    expect(types.filter((type) => recordWords(lang, type) === unknown)).toEqual([]);
  }
});

test('a type that nobody knows has words too', () => {
  for (const type of [
    '',
    'x',
    'accounts',
    'accounts.',
    'type.accounts',
    'constructor.name',
    '../x',
  ])
    expect(recordWords('fr', type)).toBe('Autre acte');
});
