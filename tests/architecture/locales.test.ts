import { describe, expect, test } from 'vitest';
import { compare, flatten, pluralProblems, readTexts, type Texts } from './locale-files.ts';
import { basesOf, findUses, keysOf, wholeNamespaces } from './locale-uses.ts';
import { isTest, readSources } from './source-files.ts';

const fr = readTexts('fr');

describe('the languages agree', () => {
  test('French is there, and its plurals are whole', () => {
    expect(fr.size).toBeGreaterThan(100);
    expect([...fr].filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(pluralProblems('fr', fr)).toEqual([]);
  });

  test.each(['ar', 'en'])('%s has every text of French and no other', (lang) => {
    expect(compare(lang, fr, readTexts(lang), { complete: true })).toEqual([]);
  });

  test('zgh has no text that French lacks', () => {
    expect(compare('zgh', fr, readTexts('zgh'), { complete: false })).toEqual([]);
  });
});

describe('code and texts agree', () => {
  const sources = readSources('app/**/*.{ts,tsx}').filter((file) => !isTest(file));
  const uses = sources.flatMap(findUses);
  const bases = basesOf(fr);

  test('every text the code asks for exists', () => {
    const missing = uses
      .filter((use) => use.certain && keysOf(use, bases).length === 0)
      .map((use) => `${use.file}: ${use.pattern}`);
    expect(uses.filter((use) => use.certain).length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });

  test('every text is asked for', () => {
    const whole = sources
      .filter((file) => !file.path.endsWith('resources.server.ts'))
      .flatMap(wholeNamespaces);
    const used = new Set(uses.flatMap((use) => keysOf(use, bases)));
    const idle = bases.filter(
      (key) => !used.has(key) && !whole.some((namespace) => key.startsWith(`${namespace}:`)),
    );
    expect(idle).toEqual([]);
  });

  test('every word of a document is drawn by it', () => {
    const drawn = readSources('app/documents/*.{typ,ts}').map((file) => file.text);
    const idle = bases.filter(
      (key) =>
        key.startsWith('report:') &&
        !key
          .slice('report:'.length)
          .split('.')
          .every((part) => drawn.some((text) => new RegExp(`\\b${part}\\b`).test(text))),
    );
    expect(idle).toEqual([]);
  });
});

describe('these checks can fail', () => {
  const texts = (value: object): Texts =>
    flatten([{ path: 'locales/xx/home.json', text: JSON.stringify(value) }]);

  test('a missing, unknown, empty or different text is named', () => {
    const source = texts({ a: 'x {{name}}', b: { c: 'y' }, d: 'z' });
    const translation = texts({ a: 'x {{nom}}', d: ' ', e: 'w' });
    expect(compare('en', source, translation, { complete: true })).toEqual([
      'en: home:b.c is missing',
      'en: home:e is not in fr',
      'en: home:d is empty',
      'en: home:a has other variables than fr',
    ]);
    expect(compare('zgh', source, texts({ d: 'z' }), { complete: false })).toEqual([]);
  });

  test('plural endings follow the language', () => {
    const source = texts({ n_one: '1', n_other: '{{count}} {{of}}' });
    const arabic = texts({ n_zero: '0', n_one: '1', n_two: '2', n_few: '{{of}}', n_other: '.' });
    expect(compare('ar', source, arabic, { complete: true })).toEqual([
      'ar: home:n_many is missing',
    ]);
    expect(pluralProblems('en', texts({ n_one: '', n_two: '', n_other: '', n: '' }))).toEqual([
      'en: home:n_two is no plural of this language',
      'en: home:n exists with and without a plural ending',
    ]);
  });

  test('uses are read from calls, choices, templates and error keys', () => {
    const text = `
      import x from './a.b';
      const { t } = useTranslation('home');
      t('a'); t(yes ? 'b.c' : 'other:d'); t(\`stage.\${n}.name\`);
      const message = 'error.choose';`;
    const found = findUses({ path: 'x.ts', text });
    expect(found.map(({ pattern, namespaces }) => [pattern, ...namespaces])).toEqual([
      ['a', 'home'],
      ['b.c', 'home'],
      ['d', 'other'],
      ['stage.*.name', 'home'],
      ['error.choose'],
    ]);
    const bases = ['home:a', 'home:b.c', 'common:a', 'home:stage.1.name', 'home:stage.1.text'];
    expect(found.map((use) => keysOf(use, bases))).toEqual([
      ['home:a'],
      ['home:b.c'],
      [],
      ['home:stage.1.name'],
      [],
    ]);
  });
});
