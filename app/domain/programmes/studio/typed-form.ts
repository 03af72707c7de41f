import type { Trilingual } from '../rules/grammar.ts';

/** What a form carried: one or several texts a field. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** What is wrong with a form: a code by field. */
export type FieldProblems = Readonly<Record<string, string>>;

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: FieldProblems };

/** The text of a field; empty when there is none. */
export function one(typed: Typed, name: string): string {
  const value = typed[name] ?? '';
  return (typeof value === 'string' ? value : (value[0] ?? '')).trim();
}

/** Every text of a field. */
export function several(typed: Typed, name: string): readonly string[] {
  return [typed[name] ?? []].flat();
}

const LANGUAGES = ['fr', 'ar', 'en'] as const;

/**
 * A text in three languages, from "name.fr" and so on; null when all are empty. Problems: `text`
 * for a language left out, `long`.
 */
export function threeLanguages(typed: Typed, name: string, most: number): Read<Trilingual | null> {
  const [fr, ar, en] = LANGUAGES.map((lang) => one(typed, `${name}.${lang}`));
  const texts = { fr: fr ?? '', ar: ar ?? '', en: en ?? '' };
  if (LANGUAGES.every((lang) => texts[lang] === '')) return { ok: true, value: null };
  const problems: Record<string, string> = {};
  for (const lang of LANGUAGES) {
    if (texts[lang] === '') problems[`${name}.${lang}`] = 'text';
    else if (texts[lang].length > most) problems[`${name}.${lang}`] = 'long';
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, value: texts };
}

/** Problems of several parts of a form together; null when there is none. */
export function problemsOf(...parts: readonly Read<unknown>[]): FieldProblems | null {
  const all = parts.flatMap((part) => (part.ok ? [] : Object.entries(part.problems)));
  return all.length === 0 ? null : Object.fromEntries(all);
}
