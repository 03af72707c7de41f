import type { AmountPart, Expression, RuleSet } from '../rules/grammar.ts';

/** Ceilings by category, in whole dirhams, as the amount rule looks them up. */
export interface Ceilings {
  /** The part of the amount that holds them. */
  readonly part: string;
  readonly values: Readonly<Record<string, number>>;
  /** For categories without one of their own. */
  readonly otherwise: number;
}

type Lookup = Extract<Expression, { readonly lookup: string }>;

/** The lookup by category of a part in dirhams; null for any other part. */
function ceilingsOf({ value, unit }: AmountPart): Lookup | null {
  const isLookup = typeof value === 'object' && 'lookup' in value;
  return unit === 'mad' && isLookup && value.lookup === 'category' ? value : null;
}

/** The ceilings by category of a set of rules; null when its amount looks up none. */
export function findCeilings(rules: RuleSet | null): Ceilings | null {
  for (const part of rules?.amount?.parts ?? []) {
    const found = ceilingsOf(part);
    if (found) return { part: part.id, values: found.values, otherwise: found.otherwise };
  }
  return null;
}

/** The rules with other ceilings; as they are when their amount looks up none. */
export function withCeilings(
  rules: RuleSet | null,
  values: Readonly<Record<string, number>>,
): RuleSet | null {
  const found = findCeilings(rules);
  if (!rules?.amount || !found) return rules;
  const parts = rules.amount.parts.map((part) => {
    const lookup = part.id === found.part ? ceilingsOf(part) : null;
    return lookup ? { ...part, value: { ...lookup, values } } : part;
  });
  return { ...rules, amount: { parts } };
}

/** Categories that a programme pays for without saying how much. */
export function categoriesWithoutCeiling(
  rules: RuleSet | null,
  categories: readonly string[],
): readonly string[] {
  const found = findCeilings(rules);
  if (!found) return [];
  return categories.filter((code) => (found.values[code] ?? found.otherwise) <= 0);
}
