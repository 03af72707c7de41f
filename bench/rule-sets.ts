import type { Criterion, Rule, RuleSet } from '#domain/programmes/rules/grammar.ts';
import { factDefinition, type FactName } from '#domain/programmes/rules/facts.ts';

/** A criterion for programme `n`; the numbers turn with it so that no two programmes are alike. */
type Make = (n: number) => Rule;

const turn = <T>(list: readonly T[], n: number): T => {
  const one = list[n % list.length];
  if (one === undefined) throw new Error('an empty list');
  return one;
};

function codesOf(fact: FactName): readonly string[] {
  const definition = factDefinition(fact);
  if (!('codes' in definition)) throw new Error(`${fact} has no codes`);
  return definition.codes;
}

/** `size` neighbours in a list of codes, the first of them moving on with each programme. */
function some(fact: FactName, size: number, n: number): string[] {
  const codes = codesOf(fact);
  return Array.from({ length: Math.min(size, codes.length) }, (_, step) =>
    turn(codes, n * 3 + step),
  );
}

const leaf = (criterion: Criterion): Criterion => criterion;

const FORMS = ['SARL', 'SARLAU', 'SA', 'SAS', 'SNC', 'SCS', 'SCA', 'COOP'];
const CEILINGS_MAD = [10_000_000, 75_000_000, 175_000_000, 200_000_000];

/** What nearly every programme asks, one criterion each. */
const COMMON: readonly Make[] = [
  (n) =>
    leaf({ id: 'staff', fact: 'staff', op: 'between', value: [1 + (n % 3), 9 + ((n * 7) % 190)] }),
  (n) => leaf({ id: 'turnover', fact: 'turnoverMAD', op: '<', value: turn(CEILINGS_MAD, n) }),
  (n) => leaf({ id: 'age', fact: 'ageMonths', op: '>=', value: turn([3, 6, 12, 24, 36], n) }),
  (n) =>
    leaf({
      id: 'form',
      fact: 'legalForm',
      op: 'in',
      value: FORMS.slice(0, FORMS.length - (n % 3)),
    }),
  () => leaf({ id: 'taxes', fact: 'taxCompliant', op: '=', value: true }),
];

/** What sets programmes apart. */
const OWN: readonly Make[] = [
  () => leaf({ id: 'cnss', fact: 'cnssCompliant', op: '=', value: true }),
  (n) => leaf({ id: 'sector', fact: 'sector', op: 'in', value: some('sector', 5 + (n % 8), n) }),
  (n) => leaf({ id: 'region', fact: 'region', op: 'in', value: some('region', 4 + (n % 6), n) }),
  (n) =>
    leaf({ id: 'aid', fact: 'aidReceivedMAD', op: '<', value: turn([30_000, 60_000, 100_000], n) }),
  () => leaf({ id: 'territory', fact: 'territorialCategory', op: '!=', value: 'none' }),
  (n) => leaf({ id: 'exports', fact: 'exportShare', op: '>=', value: turn([0.1, 0.25, 0.5], n) }),
  () => leaf({ id: 'holders', fact: 'largeHolderShare', op: '<=', value: 0.25 }),
  (n) => leaf({ id: 'assessed', fact: 'assessmentAgeMonths', op: '<=', value: 12 + (n % 12) }),
  () => leaf({ id: 'private', fact: 'publicShareholder', op: '!=', value: true }),
];

/** Two criteria of which one is enough. */
const CHOICES: readonly Make[] = [
  () => ({
    any: [
      leaf({ id: 'woman', fact: 'womanLed', op: '=', value: true }),
      leaf({ id: 'young', fact: 'youngLed', op: '=', value: true }),
    ],
  }),
  (n) => ({
    any: [
      leaf({ id: 'small', fact: 'staff', op: '<=', value: turn([3, 9, 19], n) }),
      leaf({ id: 'remote', fact: 'territorialCategory', op: 'in', value: ['A', 'B'] }),
    ],
  }),
  (n) => ({
    not: {
      all: [
        leaf({ id: 'old', fact: 'ageMonths', op: '>', value: turn([60, 120, 240], n) }),
        leaf({ id: 'rich', fact: 'turnoverMAD', op: '>=', value: turn([3e6, 1e7, 5e7], n) }),
      ],
    },
  }),
];

/** Programme `n`: the common criteria, two of which one is enough, and some of its own. */
function ruleSet(n: number, criteria: number): RuleSet {
  const common = COMMON.slice(0, criteria);
  const choice = criteria >= COMMON.length + 2 ? [turn(CHOICES, n)] : [];
  const left = criteria - common.length - choice.length * 2;
  const own = Array.from({ length: left }, (_, step) => turn(OWN, n + step * 4));
  const rule = { all: [...common, ...choice, ...own].map((make) => make(n)) };
  return { grammar: 1, rule, rules: {}, amount: null };
}

/** Programmes as ministries write them, the same ones at every call; at most 16 criteria each. */
export function benchRuleSets(count = 60, criteria = 8): RuleSet[] {
  return Array.from({ length: count }, (_, n) => ruleSet(n, criteria));
}
