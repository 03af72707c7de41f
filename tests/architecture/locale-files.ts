import path from 'node:path';
import { readSources, type SourceFile } from './source-files.ts';

/** Texts of one language, keyed `namespace:dotted.key`. */
export type Texts = ReadonlyMap<string, string>;

const PLURAL = /_(zero|one|two|few|many|other)$/;

export function readTexts(lang: string): Texts {
  return flatten(readSources(`app/i18n/locales/${lang}/*.json`));
}

export function flatten(files: readonly SourceFile[]): Texts {
  const texts = new Map<string, string>();
  for (const file of files) {
    const value: unknown = JSON.parse(file.text);
    collect(`${path.basename(file.path, '.json')}:`, value, texts);
  }
  return texts;
}

function collect(key: string, value: unknown, into: Map<string, string>): void {
  if (typeof value === 'object' && value !== null) {
    const prefix = key.endsWith(':') ? key : `${key}.`;
    for (const [name, child] of Object.entries(value)) collect(prefix + name, child, into);
  } else into.set(key, typeof value === 'string' ? value : '');
}

/** The key without its plural ending: what code asks for. */
export function baseKey(key: string): string {
  return key.replace(PLURAL, '');
}

function pluralEnding(key: string): string | undefined {
  return PLURAL.exec(key)?.[1];
}

/** Names between double braces, without `count`, which a form may say in a word. */
function variables(texts: Texts): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const [key, text] of texts) {
    const names = found.get(baseKey(key)) ?? new Set();
    for (const [, name = ''] of text.matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}/g))
      if (name !== 'count') names.add(name);
    found.set(baseKey(key), names);
  }
  return new Map([...found].map(([key, names]) => [key, [...names].sort()]));
}

/** Differences of a translation from its source; `complete` asks for every key. */
export function compare(
  lang: string,
  source: Texts,
  translation: Texts,
  { complete }: { complete: boolean },
): string[] {
  const wanted = variables(source);
  const given = variables(translation);
  const missing = [...wanted.keys()].filter((key) => complete && !given.has(key));
  const unknown = [...given.keys()].filter((key) => !wanted.has(key));
  const empty = [...translation].filter(([, text]) => text.trim() === '').map(([key]) => key);
  const changed = [...given].filter(([key, names]) => {
    const expected = wanted.get(key);
    return expected !== undefined && expected.join() !== names.join();
  });
  return [
    ...missing.map((key) => `${lang}: ${key} is missing`),
    ...unknown.map((key) => `${lang}: ${key} is not in fr`),
    ...empty.map((key) => `${lang}: ${key} is empty`),
    ...changed.map(([key]) => `${lang}: ${key} has other variables than fr`),
    ...pluralProblems(lang, translation),
  ];
}

/** Endings the language does not have, and endings it needs and lacks. */
export function pluralProblems(lang: string, texts: Texts): string[] {
  const known = Intl.PluralRules.supportedLocalesOf(lang).length > 0;
  const endings = new Intl.PluralRules(known ? lang : 'en').resolvedOptions().pluralCategories;
  const groups = Map.groupBy([...texts.keys()].filter(pluralEnding), baseKey);
  return [...groups].flatMap(([base, keys]) => {
    const have = keys.map(pluralEnding);
    // The browser asks by these rules too; i18next shows the bare key when an ending lacks.
    const lacking = endings.filter((ending) => !have.includes(ending));
    const foreign = have.filter((ending) => !endings.some((known) => known === ending));
    return [
      ...lacking.map((ending) => `${lang}: ${base}_${ending} is missing`),
      ...foreign.map((ending) => `${lang}: ${base}_${ending ?? ''} is no plural of this language`),
      ...(texts.has(base) ? [`${lang}: ${base} exists with and without a plural ending`] : []),
    ];
  });
}
