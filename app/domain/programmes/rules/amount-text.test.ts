import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import demo from '#content/programmes/cheque-numerique-demonstration.json' with { type: 'json' };
import { speakerOf } from '#i18n/speaker.ts';
import { ruleSets, rulesAndFacts } from '../../../../tests/factories/random-rules.ts';
import { programmeFileSchema } from '../content.ts';
import { describeAmount, describeAmountRule, describeExpression } from './amount-text.ts';
import { compileRules, evaluate } from './evaluate.ts';
import { codeName } from './fact-words.ts';
import type { Expression, RuleSet } from './grammar.ts';
import type { ExpressionLine } from './views.ts';

const [fr, ar, en] = [speakerOf('fr'), speakerOf('ar'), speakerOf('en')];
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const label = (text: string) => ({ fr: text, ar: text, en: text });

/** An amount of a rate, a cost and one more part. */
function rulesOf(value: Expression): RuleSet {
  return {
    ...{ grammar: 1, rule: { id: 'tax', fact: 'taxCompliant', op: '=', value: true }, rules: {} },
    amount: {
      parts: [
        { id: 'rate', label: label('Taux'), unit: 'share', value: 0.5 },
        { id: 'aid', label: label('Aide'), unit: 'mad', value },
      ],
    },
  };
}

/** An expression of dirhams in French, all on one line. */
function told(value: Expression): string {
  const flat = ({ text, items, rows }: ExpressionLine): string =>
    [text, ...items.map(flat), ...rows.map((row) => `[${row.label} → ${flat(row.value)}]`)]
      .filter((part) => part !== '')
      .join(' | ');
  return spaced(flat(describeExpression(value, 'mad', rulesOf(value), fr)));
}

const cost: Expression = { fact: 'projectCostMAD' };

describe('an expression', () => {
  test.each<[string, Expression, string]>([
    ['a number', 12_000, '12 000 DH'],
    ['a fact', cost, 'Ce que vous indiquez : coût du projet hors taxes'],
    ['a share of an amount', { product: [0.5, cost] }, '50 % × coût du projet hors taxes'],
    ['an amount for each person', { product: [{ fact: 'staff' }, 3000] }, 'Effectif × 3 000 DH'],
    [
      'a part times a sum',
      { product: [{ part: 'rate' }, { sum: [cost, 500] }] },
      '« Taux » × (coût du projet hors taxes + 500 DH)',
    ],
    [
      'a difference of differences',
      { minus: [cost, { minus: [500, 200] }] },
      'Coût du projet hors taxes − (500 DH − 200 DH)',
    ],
    [
      'a floor',
      { most: [0, { minus: [60_000, { fact: 'aidReceivedMAD' }] }] },
      '60 000 DH − aides publiques déjà reçues, au moins 0 DH',
    ],
    ['a ceiling', { least: [cost, 40_000] }, 'Coût du projet hors taxes, au plus 40 000 DH'],
    [
      'the least of several',
      { least: [cost, { part: 'rate' }, 10] },
      'Le plus petit de ces montants | Ce que vous indiquez : coût du projet hors taxes | « Taux » | 10 DH',
    ],
    [
      'a value by code',
      { lookup: 'territorialCategory', values: { A: 1000 }, otherwise: 0 },
      'Selon : catégorie de la province | [Catégorie A → 1 000 DH] | [Dans les autres cas → 0 DH]',
    ],
    [
      'every code has its value',
      { lookup: 'territorialCategory', values: { A: 1, B: 2, none: 3 }, otherwise: 0 },
      'Selon : catégorie de la province | [Catégorie A → 1 DH] | [Catégorie B → 2 DH] | [Hors catégories A et B → 3 DH]',
    ],
    [
      'what another fact is among',
      { contains: 'hasActiveVoucher', codeOf: 'category', then: 0, otherwise: cost },
      '[Un chèque est déjà en cours pour le même projet → 0 DH] | [Dans les autres cas → Ce que vous indiquez : coût du projet hors taxes]',
    ],
  ])('%s', (_name, value, text) => {
    expect(told(value)).toBe(text);
  });

  test('tells the steps of a whole number apart', () => {
    const upTo = (id: string, value: number, then: number) =>
      ({ when: { id, fact: 'staff', op: '<=', value }, then }) as const;
    expect(
      told({ table: [upTo('a', 3, 70), upTo('b', 4, 65), upTo('c', 9, 60)], otherwise: 50 }),
    ).toBe(
      '[Au plus 3 personnes dans l’entreprise → 70 DH] | [Effectif : 4 personnes → 65 DH] | ' +
        '[De 5 à 9 personnes dans l’entreprise → 60 DH] | [Plus de 9 personnes dans l’entreprise → 50 DH]',
    );
  });

  test('says that the first row counts where rows may overlap', () => {
    const falling = {
      table: [
        { when: { id: 'a', fact: 'staff', op: '<=', value: 9 }, then: 60 },
        { when: { id: 'b', fact: 'staff', op: '<=', value: 3 }, then: 70 },
      ],
      otherwise: 50,
    } as const;
    expect(told(falling)).toContain('La première ligne qui convient s’applique');
    expect(told(falling)).toContain('[Dans les autres cas → 50 DH]');
  });

  test('tells a row of several conditions on one line', () => {
    const when = {
      all: [
        { id: 'a', fact: 'womanLed', op: '=', value: true },
        { not: { id: 'b', fact: 'staff', op: '>', value: 9 } },
      ],
    } as const;
    expect(told({ table: [{ when, then: 10 }], otherwise: 0 })).toContain(
      '[L’entreprise est dirigée par une femme et Au plus 9 personnes dans l’entreprise → 10 DH]',
    );
  });
});

test('the rule of the demonstration names every category with its ceiling', () => {
  const { rules, categories } = programmeFileSchema.parse(demo).content;
  if (rules === null) throw new Error('The demonstration has rules.');
  for (const speaker of [fr, ar, en]) {
    const parts = describeAmountRule(rules, speaker);
    const ceilings = parts.find(({ id }) => id === 'ceiling')?.value.rows ?? [];
    for (const code of categories)
      expect(ceilings.map((row) => row.label)).toContain(codeName('category', code, speaker.lang));
    expect(
      ceilings.find((row) => row.label === codeName('category', 'ERP', speaker.lang))?.value.text,
    ).toBe(speaker.money(40_000));
    expect(parts.map(({ isTotal }) => isTotal)).toEqual([...parts.slice(1).map(() => false), true]);
  }
});

function literals(node: Expression): readonly number[] {
  if (typeof node === 'number') return [node];
  if ('fact' in node || 'part' in node) return [];
  if ('lookup' in node) return Object.values(node.values);
  if ('table' in node)
    return [...node.table.flatMap(({ then }) => literals(then)), ...literals(node.otherwise)];
  if ('contains' in node) return [...literals(node.then), ...literals(node.otherwise)];
  return Object.values(node).flatMap((items) => items.flatMap(literals));
}

test('an amount rule in words holds each of its numbers, and no brace or blank', () => {
  const all = (line: ExpressionLine): string =>
    [
      line.text,
      ...line.items.map(all),
      ...line.rows.flatMap((row) => [row.label, all(row.value)]),
    ].join(' ¦ ');
  fc.assert(
    fc.property(ruleSets({ withAmount: true }), fc.constantFrom(fr, ar, en), (rules, speaker) => {
      for (const { id, value, label: name } of describeAmountRule(rules, speaker)) {
        const text = all(value);
        expect(`${name} ${text}`).not.toMatch(/[{}]|undefined|NaN|null/);
        const numbers = literals(rules.amount?.parts.find((part) => part.id === id)?.value ?? 0);
        for (const number of numbers)
          expect(
            [speaker.money(number), speaker.number(number), speaker.share(number)].some((one) =>
              text.includes(one),
            ),
          ).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

describe('an amount', () => {
  const rule = rulesOf(0).amount;
  const amount = (min: number, max: number | null, missing: readonly 'category'[] = []) =>
    spaced(describeAmount({ min, max, breakdown: [], missing }, rule, fr).text);

  test('is one figure, a range, or open', () => {
    expect(amount(12_000, 12_000)).toBe('12 000 DH');
    expect(amount(0, 12_000.5)).toBe('Jusqu’à 12 000,50 DH');
    expect(amount(1000, 2000)).toBe('De 1 000 DH à 2 000 DH');
    expect(amount(1000, null)).toBe('Au moins 1 000 DH');
    expect(amount(0, null)).toBe('Pas encore connu');
    expect(amount(0, 0)).toBe('Aucune aide avec ces réponses');
  });

  test('shows its parts with their labels and what would make it precise', () => {
    const view = describeAmount(
      {
        ...{ min: 0, max: 500, missing: ['category', 'province'] },
        breakdown: [
          { part: 'rate', unit: 'share', min: 0.5, max: 0.65 },
          { part: 'gone', unit: 'mad', min: 0, max: null },
        ],
      },
      rule,
      fr,
    );
    expect(view.rows.map((row) => ({ ...row, value: spaced(row.value) }))).toEqual([
      { id: 'rate', label: 'Taux', value: 'De 50 % à 65 %' },
      { id: 'gone', label: 'gone', value: 'Pas encore connu' },
    ]);
    expect(spaced(view.missing ?? '')).toBe(
      'Pour un montant plus précis, indiquez : catégorie du projet et province ou préfecture',
    );
  });

  test('of any rules and firm has words', () => {
    fc.assert(
      fc.property(rulesAndFacts({ withAmount: true }), ([rules, facts]) => {
        const { amount: result } = evaluate(compileRules(rules), facts);
        if (result === null) return;
        const view = describeAmount(result, rules.amount, ar);
        expect(view.rows).toHaveLength(2);
        expect(JSON.stringify(view)).not.toMatch(/undefined|NaN|Infinity|∞/);
      }),
    );
  });
});
