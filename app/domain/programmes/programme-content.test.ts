import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { REGIONS } from '#domain/catalogue/index.server.ts';
import { programmeFileSchema, type GoldenCase, type ProgrammeContent } from './content.ts';
import { compileRules, evaluate } from './rules/evaluate.ts';
import { factDefinition, FACT_NAMES } from './rules/facts.ts';
import type { FactName, Facts, SourcedValue } from './rules/facts.ts';
import { childrenOf, isCriterion, operatorsOf, trilingual } from './rules/grammar.ts';
import type { Criterion, Rule, RuleSet, Trilingual } from './rules/grammar.ts';

const FOLDER = path.join('app', 'content', 'programmes');
const DEMONSTRATION = 'cheque-numerique-demonstration';
const ARABIC = /\p{Script=Arabic}/u;
const ARABIC_INDIC_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/;

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ slug: path.basename(name, '.json'), parsed: parsedFile(name) }));
const slugs = files.map(({ slug }) => slug);
const outsideSlugs = slugs.filter((slug) => slug !== DEMONSTRATION);

function parsedFile(name: string) {
  const json: unknown = JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'));
  return programmeFileSchema.safeParse(json);
}

function contentOf(slug: string): ProgrammeContent {
  const parsed = files.find((file) => file.slug === slug)?.parsed;
  if (!parsed?.success) throw new Error(`${slug} is not a programme`);
  return parsed.data.content;
}

/** Every text of a value that is said in the three languages. */
function trilinguals(value: unknown): readonly Trilingual[] {
  if (typeof value !== 'object' || value === null) return [];
  const parsed = trilingual.safeParse(value);
  return parsed.success ? [parsed.data] : Object.values(value).flatMap(trilinguals);
}

function criteriaOf(rule: Rule): readonly Criterion[] {
  return isCriterion(rule) ? [rule] : childrenOf(rule).flatMap(criteriaOf);
}

/** The criteria of the tree, of its sub-rules and of the tables of the amount. */
function allCriteria({ rule, rules, amount }: RuleSet): readonly Criterion[] {
  const conditions = (amount?.parts ?? []).flatMap(({ value }) =>
    typeof value === 'object' && 'table' in value ? value.table.map(({ when }) => when) : [],
  );
  return [rule, ...Object.values(rules), ...conditions].flatMap(criteriaOf);
}

function declared(facts: GoldenCase['facts']): Facts {
  const sourced: Partial<Record<FactName, SourcedValue>> = {};
  for (const name of FACT_NAMES) {
    const value = facts[name];
    if (value !== undefined) sourced[name] = { value, source: 'self' };
  }
  return sourced;
}

const withoutRepeats = (list: readonly unknown[]) => [...new Set(list)];

test('the catalogue has the demonstration and the programmes run elsewhere', () => {
  expect(slugs).toContain(DEMONSTRATION);
  expect(outsideSlugs.length).toBeGreaterThanOrEqual(26);
});

describe.each(files)('$slug', ({ slug, parsed }) => {
  test('is a programme named after its file', () => {
    expect(parsed.error?.issues ?? []).toEqual([]);
    expect(parsed.data?.slug).toBe(slug);
  });

  test('says each text in three different languages, Arabic with Latin digits', () => {
    for (const { fr, ar, en } of trilinguals(contentOf(slug))) {
      expect(withoutRepeats([fr, ar, en]), fr).toHaveLength(3);
      expect(ar, fr).toMatch(ARABIC);
      expect(ar, fr).not.toMatch(ARABIC_INDIC_DIGIT);
      expect(`${fr} ${en}`).not.toMatch(ARABIC);
    }
  });

  test('backs each figure with a source or marks it to be checked', () => {
    const { figures, sources } = contentOf(slug);
    for (const { label, kind, min, max, toCheck } of figures) {
      expect(toCheck || sources.length > 0, label.en).toBe(true);
      expect(min ?? max, label.en).not.toBeNull();
      expect(min ?? -Infinity, label.en).toBeLessThanOrEqual(max ?? Infinity);
      if (kind === 'rate' || kind === 'own-share')
        expect(max ?? min, label.en).toBeLessThanOrEqual(1);
    }
  });

  test('names each category, document, golden case and source once', () => {
    const { categories, documents, goldenCases, sources } = contentOf(slug);
    const cases = goldenCases.map(({ name }) => name);
    const papers = documents.map(({ code }) => code);
    for (const list of [categories, papers, cases, sources.map(({ title }) => title)])
      expect(list).toEqual(withoutRepeats(list));
  });

  test('gives whole addresses, without protocol', () => {
    const { sources, outside } = contentOf(slug);
    for (const url of [...sources.map((source) => source.url), outside?.url ?? null])
      if (url !== null) expect(url).toMatch(/^(?!https?:)[\w-]+(\.[\w-]+)+(\/[^\s…]*)?$/);
  });
});

describe.each(outsideSlugs)('%s, run elsewhere', (slug) => {
  test('says where it comes from and where to apply', () => {
    const { demo, outside, running, sources } = contentOf(slug);
    expect(demo).toBe(false);
    expect(running).toBeNull();
    expect(outside).not.toBeNull();
    expect(sources.length).toBeGreaterThanOrEqual(1);
  });

  test('tells what is known, and says so when nothing recent tells its state', () => {
    const { known, outside, toCheck } = contentOf(slug);
    expect(known.length).toBeGreaterThanOrEqual(1);
    if (outside?.state === 'unknown') expect(toCheck.length).toBeGreaterThanOrEqual(1);
  });
});

const ruled = slugs.flatMap((slug) => {
  const { rules, goldenCases } = contentOf(slug);
  return rules ? [{ slug, rules, goldenCases }] : [];
});

describe.each(ruled)('the rules of $slug', ({ rules, goldenCases }) => {
  test('read facts with operators and codes that they have', () => {
    const criteria = allCriteria(rules);
    expect(criteria.map(({ id }) => id)).toEqual(withoutRepeats(criteria.map(({ id }) => id)));
    for (const criterion of criteria) {
      expect(operatorsOf(criterion.fact), criterion.id).toContain(criterion.op);
      const definition = factDefinition(criterion.fact);
      if (!('codes' in definition) || criterion.op === 'exists') continue;
      expect(definition.codes, criterion.id).toEqual(
        expect.arrayContaining([criterion.value].flat()),
      );
    }
  });

  test('have golden cases of the three answers', () => {
    const statuses = goldenCases.map(({ expects }) => expects.status);
    expect(withoutRepeats(statuses).sort()).toEqual(['eligible', 'not_eligible', 'unknown']);
  });

  const compiled = compileRules(rules);
  test.each(goldenCases)('$name', ({ facts, expects }) => {
    const { status, amount } = evaluate(compiled, declared(facts));
    expect(status).toBe(expects.status);
    if (expects.amount) expect({ min: amount?.min, max: amount?.max }).toEqual(expects.amount);
  });
});

describe('the demonstration voucher', () => {
  const { categories, demo, name, outside, rules, running } = contentOf(DEMONSTRATION);

  test('calls itself a demonstration in every language and is run here', () => {
    expect([demo, outside]).toEqual([true, null]);
    expect(name.fr).toContain('démonstration');
    expect(name.en).toContain('demonstration');
    expect(name.ar).toContain('تجريبي');
  });

  test('decides on the eight facts of its rules and no others', () => {
    const facts = rules ? criteriaOf(rules.rule).map(({ fact }) => fact) : [];
    expect(withoutRepeats(facts)).toEqual([
      ...['staff', 'legalForm', 'ageMonths', 'taxCompliant', 'cnssCompliant'],
      ...['turnoverMAD', 'assessmentAgeMonths', 'aidReceivedMAD'],
    ]);
  });

  test('has a ceiling for each category it pays and for no other', () => {
    const ceiling = rules?.amount?.parts.find(({ id }) => id === 'ceiling')?.value;
    const values = typeof ceiling === 'object' && 'lookup' in ceiling ? ceiling.values : {};
    expect(Object.keys(values)).toEqual(categories);
  });

  test('plans money for every region and year it is open, and pays the whole aid', () => {
    const envelopes = running?.envelopes ?? [];
    for (const year of [2026, 2027]) {
      const regions = envelopes.filter((one) => one.year === year).map(({ region }) => region);
      expect(regions.sort()).toEqual([...REGIONS].sort());
    }
    const split = running?.paymentSplit.reduce((sum, { share }) => sum + share, 0);
    expect(split).toBeCloseTo(1, 12);
    expect(running?.perFirm).toEqual({ ceiling: 6_000_000, months: 36 });
  });
});
