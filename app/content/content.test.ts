import { describe, expect, test } from 'vitest';
import type { Action, ItemTexts } from './framework-schema.ts';
import { actions } from './actions/index.server.ts';
import categories from './categories.json' with { type: 'json' };
import { m1 } from './frameworks/m1/index.server.ts';
import geography from './geography.json' with { type: 'json' };
import legalForms from './legal-forms.json' with { type: 'json' };
import sectors from './sectors.json' with { type: 'json' };

const LANGUAGES = ['fr', 'ar', 'en'] as const;
type Language = (typeof LANGUAGES)[number];
const STEPS = [1, 2, 3, 4] as const;
const { definition } = m1;

/** Words of judgement an answer must not contain, with their inflections, as whole words. */
const BANNED: Record<Language, RegExp> = {
  fr: /(?<!\p{L})(bon(ne)?s?|meilleure?s?|avancée?s?|optim(is|al|aux|um)\p{L}*|suffis(an|amm)\p{L}*|(in)?adapt\p{L}*|appropri\p{L}*)(?!\p{L})/iu,
  en: /(?<!\p{L})(good|better|best|advanced|optim(i[sz]|al|um)\p{L}*|(in)?sufficien\p{L}*|adapted|(in)?appropriate(ly)?)(?!\p{L})/iu,
  ar: /(?<!\p{L})[وف]?[بكل]?(ال|لل)?(جيد(ة|ا|ون|ين|ات)?|متقدم(ة|ا|ون|ين|ات)?|كاف(ي|ية|يا)?|(ال)?أمثل|ملائم(ة|ا|ين|ات)?|مناسب(ة|ا|ين|ات)?)(?!\p{L})/u,
};

function withoutMarks(text: string): string {
  return text.normalize('NFC').replace(/[\u064b-\u0652\u0670\u0640]/g, '');
}

function textsOf(language: Language, itemId: string): ItemTexts {
  const texts = m1.texts[language][itemId.slice(0, 3)]?.items[itemId];
  if (!texts) throw new Error(`${itemId} has no ${language} text`);
  return texts;
}

function answerTexts(texts: ItemTexts): string[] {
  const solo = texts.solo ? [texts.solo.yes, texts.solo.no] : [];
  return [...texts.levels, ...(texts.services?.levels ?? []), ...solo];
}

/** Every path of keys of a value, array positions included. */
function keyPaths(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [prefix];
  return Object.entries(value).flatMap(([key, child]) => keyPaths(child, `${prefix}/${key}`));
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

describe('the M1 questionnaire', () => {
  test('has 42 items in 10 dimensions whose weights sum to 1', () => {
    expect(definition.items).toHaveLength(42);
    expect(definition.dimensions).toHaveLength(10);
    const sum = definition.dimensions.reduce((total, { weight }) => total + weight, 0);
    expect(sum).toBeCloseTo(1, 12);
    expect(definition.items.filter(({ express }) => express)).toHaveLength(15);
  });

  test('derives the twelve DII facts', () => {
    const facts = definition.items.flatMap(({ dii }) => dii.map(({ fact }) => fact));
    expect(facts.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test('maps every item to known categories, and its sectors are the published ones', () => {
    const codes = new Set(categories.map(({ code }) => code));
    const unknown = definition.items.flatMap((item) =>
      item.categories.filter((code) => !codes.has(code)),
    );
    expect(unknown).toEqual([]);
    expect(definition.sectors).toEqual(sectors.map(({ code }) => code));
  });

  test.each(LANGUAGES)('has the texts of every item, and of nothing else, in %s', (language) => {
    const written = Object.values(m1.texts[language]).flatMap(({ items }) => Object.keys(items));
    expect(written.sort()).toEqual(definition.items.map(({ id }) => id).sort());
  });

  test.each(LANGUAGES)(
    'describes five distinct levels of at most 140 characters in %s',
    (language) => {
      for (const { id } of definition.items) {
        const texts = textsOf(language, id);
        for (const levels of [texts.levels, ...(texts.services ? [texts.services.levels] : [])]) {
          const distinct = new Set(levels.map((level) => withoutMarks(level).toLowerCase().trim()));
          expect([id, distinct.size]).toEqual([id, 5]);
          expect(Math.max(...levels.map((level) => level.length))).toBeLessThanOrEqual(140);
        }
      }
    },
  );

  test.each(LANGUAGES)('uses no word of judgement in the answers in %s', (language) => {
    const found = definition.items.flatMap(({ id }) =>
      answerTexts(textsOf(language, id))
        .filter((text) => BANNED[language].test(withoutMarks(text)))
        .map((text) => `${id}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  test('has the special texts exactly where the routing needs them', () => {
    for (const item of definition.items) {
      for (const language of LANGUAGES) {
        const texts = textsOf(language, item.id);
        expect([item.id, texts.solo !== undefined]).toEqual([item.id, item.soloYesNo === true]);
        expect([item.id, texts.services !== undefined]).toEqual([
          item.id,
          item.servicesWording === true,
        ]);
        expect([item.id, texts.notApplicable !== undefined]).toEqual([
          item.id,
          item.mayBeNotApplicable !== undefined,
        ]);
        const follow = definition.followUps.some((followUp) => followUp.item === item.id);
        expect([item.id, texts.follow !== undefined]).toEqual([item.id, follow]);
      }
    }
  });

  test('has the same keys in every language', () => {
    expect(keyPaths(m1.texts.ar).sort()).toEqual(keyPaths(m1.texts.fr).sort());
    expect(keyPaths(m1.texts.en).sort()).toEqual(keyPaths(m1.texts.fr).sort());
    const ids = definition.contradictions.map(({ id }) => id).sort();
    for (const language of LANGUAGES) {
      expect(Object.keys(m1.contradictions[language]).sort()).toEqual(ids);
    }
  });
});

test.each<[Language, string[], string[]]>([
  [
    'fr',
    ['De bonnes pratiques', 'Optimisée', 'suffisamment', 'adaptés'],
    ['Abonnement', 'bonjour'],
  ],
  ['en', ['A good site', 'optimized', 'sufficiently'], ['goods', 'in advance', 'adapter']],
  ['ar', ['موقع جيد', 'والمتقدمة', 'بشكل كافٍ', 'مناسبة'], ['كافة الأجهزة', 'مكافأة', 'يتقدم']],
])('words of judgement are recognised in %s', (language, caught, spared) => {
  const matches = (text: string) => BANNED[language].test(withoutMarks(text));
  expect(caught.filter((text) => !matches(text))).toEqual([]);
  expect(spared.filter(matches)).toEqual([]);
});

describe('the improvement actions', () => {
  const items = new Map(definition.items.map((item) => [item.id, item]));
  const key = (item: string, level: number) => `${item}@${level}`;
  const serving = (item: string, level: 1 | 2 | 3 | 4): Action[] =>
    actions.filter((action) =>
      action.raises.some((raise) => raise.item === item && raise.to.includes(level)),
    );

  test('are at least 60, with distinct ids, and name only what exists', () => {
    expect(actions.length).toBeGreaterThanOrEqual(60);
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
    const codes = new Set(categories.map(({ code }) => code));
    for (const { id, category, raises, prerequisites } of actions) {
      expect([id, codes.has(category)]).toEqual([id, true]);
      const named = [...raises, ...prerequisites].map(({ item }) => item);
      expect([id, named.filter((item) => !items.has(item))]).toEqual([id, []]);
    }
  });

  test('serve every step of every item, for a firm of the smallest size it applies to', () => {
    const missing = definition.items.flatMap(({ id, applies }) => {
      const smallest = applies === 'STAFF2' ? 2 : 1;
      return STEPS.filter(
        (level) => !serving(id, level).some(({ minStaff }) => minStaff <= smallest),
      ).map((level) => key(id, level));
    });
    expect(missing).toEqual([]);
  });

  test('never need what they raise themselves', () => {
    const selfish = actions.filter(({ raises, prerequisites }) =>
      prerequisites.some(({ item }) => raises.some((raise) => raise.item === item)),
    );
    expect(selfish.map(({ id }) => id)).toEqual([]);
  });

  test('have no cycle: no step of an item waits, through others, for itself', () => {
    const needs = new Map<string, string[]>();
    for (const { id } of definition.items) {
      for (const level of STEPS) {
        const prerequisites = serving(id, level).flatMap((action) => action.prerequisites);
        needs.set(key(id, level), [
          ...(level > 1 ? [key(id, level - 1)] : []),
          ...prerequisites.map(({ item, min }) => key(item, min)),
        ]);
      }
    }
    const done = new Set<string>();
    const visit = (step: string, trail: readonly string[]): void => {
      if (done.has(step)) return;
      if (trail.includes(step)) throw new Error([...trail, step].join(' → '));
      for (const next of needs.get(step) ?? []) visit(next, [...trail, step]);
      done.add(step);
    };
    for (const step of needs.keys()) expect(() => visit(step, [])).not.toThrow();
  });

  test('have the same keys in every language, and titles that differ', () => {
    for (const { id, texts } of actions) {
      expect([id, keyPaths(texts.ar)]).toEqual([id, keyPaths(texts.fr)]);
      expect([id, keyPaths(texts.en)]).toEqual([id, keyPaths(texts.fr)]);
    }
    for (const language of LANGUAGES) {
      expect(new Set(actions.map(({ texts }) => texts[language].title)).size).toBe(actions.length);
    }
  });
});

test('no text holds markup, a stray direction mark or a double space', () => {
  const suspicious = /<[a-z/]|\*\*|[\u200e\u200f\u202a-\u202e\u2066-\u2069]| {2}/iu;
  expect(strings([m1, actions, categories]).filter((text) => suspicious.test(text))).toEqual([]);
});

describe('reference lists', () => {
  test('have distinct codes and a name in the three languages', () => {
    for (const list of [categories, sectors, legalForms]) {
      expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
      for (const { fr, ar, en } of list) {
        expect(fr.trim() && en.trim()).not.toBe('');
        expect(ar).toMatch(/\p{Script=Arabic}/u);
      }
    }
    expect([categories.length, sectors.length, legalForms.length]).toEqual([31, 16, 14]);
  });

  test('the twelve regions hold the 75 provinces', () => {
    expect([geography.regions.length, geography.provinces.length]).toEqual([12, 75]);
    const regions = new Set(geography.regions.map(({ code }) => code));
    expect(geography.provinces.filter(({ region }) => !regions.has(region))).toEqual([]);
    expect(new Set(geography.provinces.map(({ code }) => code)).size).toBe(75);
  });
});
