import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import demo from '#content/programmes/cheque-numerique-demonstration.json' with { type: 'json' };
import { speakerOf } from '#i18n/speaker.ts';
import { ruleSets, rulesAndFacts } from '../../../../tests/factories/random-rules.ts';
import { programmeFileSchema } from '../content.ts';
import { describeContrary, describeCriterion } from './criterion-text.ts';
import { compileRules, evaluate } from './evaluate.ts';
import { codeName } from './fact-words.ts';
import { FACT_NAMES, factDefinition, type FactName } from './facts.ts';
import { operatorsOf, type Criterion, type Rule, type RuleSet } from './grammar.ts';
import { plainTree, type PlainNode } from './plain-tree.ts';
import type { Speaker } from './speaker.ts';
import { describeRule } from './to-text.ts';
import { leavesOf } from './tree.ts';
import type { RuleLine } from './views.ts';

const LANGUAGES = ['fr', 'ar', 'en'] as const;
const SPEAKERS: readonly Speaker[] = LANGUAGES.map(speakerOf);
const [fr, ar, en] = [speakerOf('fr'), speakerOf('ar'), speakerOf('en')];
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

function demoRules(): RuleSet {
  const { rules } = programmeFileSchema.parse(demo).content;
  if (rules === null) throw new Error('The demonstration has rules.');
  return rules;
}

function leafLines(line: RuleLine): readonly RuleLine[] {
  const isLeaf = line.kind === 'criterion' || line.kind === 'manual';
  return isLeaf ? [line] : line.items.flatMap(leafLines);
}

const ONE_PERSON = 'شخص واحد';

/** What a sentence must hold for a number of a fact. */
function numberWords(fact: FactName, value: number, speaker: Speaker): string {
  const definition = factDefinition(fact);
  const unit = definition.kind === 'number' ? definition.unit : 'ratio';
  if (unit === 'people')
    return speaker.lang === 'ar' && value === 1 ? `(1|${ONE_PERSON})` : speaker.number(value);
  const tell = { mad: speaker.money, months: speaker.months, share: speaker.share };
  return unit === 'ratio' ? speaker.number(value) : tell[unit](value);
}

function mentions(text: string, criterion: Criterion, speaker: Speaker): boolean {
  const { fact, op } = criterion;
  if (op === 'exists') return text.length > 0;
  const values = Array.isArray(criterion.value) ? criterion.value : [criterion.value];
  const definition = factDefinition(fact);
  const named = (codes: readonly string[]) =>
    codes.every((code) => text.includes(codeName(fact, code, speaker.lang)));
  if ('codes' in definition) {
    const codes = values.map(String);
    return named(codes) || named(definition.codes.filter((code) => !codes.includes(code)));
  }
  return values.every(
    (value) =>
      typeof value === 'boolean' ||
      new RegExp(escaped(numberWords(fact, Number(value), speaker))).test(text),
  );
}

const escaped = (text: string) => (text.includes('|') ? text : text.replace(/[.+]/g, '\\$&'));

test('the text says every leaf once for each time it occurs', () => {
  fc.assert(
    fc.property(ruleSets(), fc.constantFrom(...SPEAKERS), (rules, speaker) => {
      const lines = leafLines(describeRule(rules, speaker)).filter(
        ({ kind }) => kind === 'criterion',
      );
      const leaves = leavesOf(rules.rule, rules.rules);
      expect(lines.map(({ id }) => id)).toEqual(leaves.map(({ criterion }) => criterion.id));
      for (const [place, { criterion }] of leaves.entries())
        expect({
          text: lines[place]?.text,
          says: mentions(lines[place]?.text ?? '', criterion, speaker),
        }).toEqual({ text: lines[place]?.text, says: true });
    }),
    { numRuns: 300 },
  );
});

test('no brace, no blank, no "undefined" is left in any text', () => {
  const all = (line: RuleLine): readonly string[] => [line.text, ...line.items.flatMap(all)];
  fc.assert(
    fc.property(ruleSets(), fc.constantFrom(...SPEAKERS), (rules, speaker) => {
      for (const text of all(describeRule(rules, speaker))) {
        expect(text).not.toMatch(/[{}]|undefined|NaN|null| {2}/);
        expect(text.trim()).not.toBe('');
      }
    }),
  );
});

function ruleOf(node: PlainNode): Rule {
  if (node.kind === 'criterion') return node.holds ? node.criterion : { not: node.criterion };
  if (node.kind === 'manual') return node.holds ? node.manual : { not: node.manual };
  const items = node.items.map(ruleOf);
  return node.kind === 'all' ? { all: items } : { any: items };
}

test('the plain form of a rule answers as the rule does', () => {
  fc.assert(
    fc.property(rulesAndFacts(), ([rules, facts]) => {
      const plain = { ...rules, rule: ruleOf(plainTree(rules.rule, rules.rules)), rules: {} };
      expect(evaluate(compileRules(plain), facts).status).toBe(
        evaluate(compileRules(rules), facts).status,
      );
    }),
    { numRuns: 300 },
  );
});

test('a sub-rule that names itself, or is not there, says nothing', () => {
  const rules: RuleSet = {
    ...{ grammar: 1, amount: null, rule: { all: [{ ref: 'round' }, { ref: 'nowhere' }] } },
    rules: {
      round: { any: [{ ref: 'round' }, { id: 'tax', fact: 'taxCompliant', op: '=', value: true }] },
    },
  };
  expect(describeRule(rules, en).text).toBe('The firm is up to date with its taxes');
  expect(describeRule({ ...rules, rule: { ref: 'nowhere' } }, en).text).toBe('No condition');
});

/** Every criterion that can be written on a fact with one value. */
function criteriaOn(fact: FactName): readonly Criterion[] {
  const definition = factDefinition(fact);
  const id = 'c';
  return operatorsOf(fact).flatMap((op): readonly Criterion[] => {
    if (op === 'exists') return [{ id, fact, op }];
    if (op === 'between') return [{ id, fact, op, value: [0.2, 0.7] }];
    if ('codes' in definition) {
      const value = definition.codes.slice(0, 2);
      return op === 'in' ? [{ id, fact, op, value }] : [{ id, fact, op, value: value[0] ?? '' }];
    }
    if (op === 'in') return [];
    return [{ id, fact, op, value: definition.kind === 'flag' ? true : 0.5 }];
  });
}

describe.each(LANGUAGES)('in %s', (lang) => {
  const speaker = speakerOf(lang);

  test.each(FACT_NAMES)('different criteria on %s are told differently', (fact) => {
    const criteria = criteriaOn(fact);
    const texts = criteria.map((criterion) => describeCriterion(criterion, speaker));
    expect(new Set(texts).size).toBe(texts.length);
    for (const [place, criterion] of criteria.entries())
      expect(describeContrary(criterion, speaker)).not.toBe(texts[place]);
  });
});

describe('the demonstration', () => {
  const texts = (speaker: Speaker) =>
    leafLines(describeRule(demoRules(), speaker)).map(({ text }) => spaced(text));

  test('reads as sentences in French', () => {
    expect(texts(fr)).toEqual([
      'De 1 à 199 personnes dans l’entreprise',
      'Toute forme juridique sauf Groupement d’intérêt économique (GIE), Association et Succursale d’une société étrangère',
      'Inscrite depuis au moins 6 mois',
      'L’entreprise est à jour de ses impôts',
      'L’entreprise est à jour à la CNSS',
      'Moins de 75 000 000 DH de chiffre d’affaires hors taxes',
      'Aucune année comptable n’est encore close',
      'Bilan numérique fait il y a au plus 1 an',
      'Moins de 60 000 DH d’aides publiques au numérique reçues sur les 36 derniers mois',
    ]);
  });

  test('reads as sentences in Arabic', () => {
    expect(texts(ar)).toEqual(
      expect.arrayContaining([
        'عدد العاملين: من 1 إلى 199 شخصا',
        'المدة منذ تسجيل المقاولة: 6 أشهر على الأقل',
        'رقم المعاملات دون احتساب الرسوم: أقل من 75.000.000 درهم',
        'المدة منذ التقييم الرقمي: سنة على الأكثر',
      ]),
    );
  });

  test('reads as sentences in English', () => {
    expect(texts(en)).toEqual(
      expect.arrayContaining([
        'From 1 to 199 people in the firm',
        'Turnover before tax: less than MAD 75,000,000',
        'Digital assessment done at most 1 year ago',
      ]),
    );
  });
});
