import { z } from 'zod';
import { factDefinition, isFactName, SOURCES, type FactName } from './facts.ts';

/** Limits of a set of rules; beyond them a set is refused and says which limit. */
export const RULE_LIMITS = { depth: 12, nodes: 200, criteria: 60, rows: 60, text: 600 } as const;

const line = z.string().trim().min(1).max(RULE_LIMITS.text);
/** A text in the three languages programmes are published in. */
export const trilingual = z.object({ fr: line, ar: line, en: line }).strict();
export type Trilingual = Readonly<Record<'fr' | 'ar' | 'en', string>>;

export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const;
export const OPERATORS = [...COMPARISONS, 'in', 'between', 'exists'] as const;
export type Operator = (typeof OPERATORS)[number];

const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const factName = z.string().refine(isFactName, 'programmes.unknown-fact');

const leafParts = {
  id,
  /** Words of its own, said beside those made from the rule. */
  note: trilingual.optional(),
  /** Article it comes from. */
  legalRef: z.string().trim().min(1).max(200).optional(),
};
const factParts = {
  ...leafParts,
  fact: factName,
  /** The weakest source it may be decided on. */
  minSource: z.enum(SOURCES).optional(),
};
const comparison = z
  .object({
    ...factParts,
    op: z.enum(COMPARISONS),
    value: z.union([z.number(), z.boolean(), z.string()]),
  })
  .strict();
const membership = z
  .object({ ...factParts, op: z.literal('in'), value: z.array(z.string()).min(1).max(100) })
  .strict();
const between = z
  .object({ ...factParts, op: z.literal('between'), value: z.tuple([z.number(), z.number()]) })
  .strict();
const presence = z.object({ ...factParts, op: z.literal('exists') }).strict();
const manual = z.object({ ...leafParts, manual: z.literal(true), text: trilingual }).strict();

/** A criterion that a fact settles. */
export type Criterion = (
  | z.infer<typeof comparison>
  | z.infer<typeof membership>
  | z.infer<typeof between>
  | z.infer<typeof presence>
) & { readonly fact: FactName };
/** A criterion that a person judges; it never changes the answer. */
export type ManualCriterion = z.infer<typeof manual>;

export type Rule =
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  | { readonly not: Rule }
  | { readonly ref: string }
  | Criterion
  | ManualCriterion;

const rule: z.ZodType<Rule> = z.lazy(() =>
  z.union([
    z.object({ all: z.array(rule).min(1) }).strict(),
    z.object({ any: z.array(rule).min(1) }).strict(),
    z.object({ not: rule }).strict(),
    z.object({ ref: id }).strict(),
    comparison,
    membership,
    between,
    presence,
    manual,
  ]),
);

/**
 * An amount: a number, a fact, an earlier part, arithmetic, a value looked up by a code, a table
 * whose first row that holds gives it, or a choice by whether a set has a code. Dirhams and shares
 * are plain numbers.
 */
export type Expression =
  | number
  | { readonly fact: FactName }
  | { readonly part: string }
  | { readonly sum: readonly Expression[] }
  | { readonly product: readonly Expression[] }
  | { readonly minus: readonly [Expression, Expression] }
  | { readonly least: readonly Expression[] }
  | { readonly most: readonly Expression[] }
  | {
      readonly lookup: FactName;
      readonly values: Readonly<Record<string, number>>;
      /** For codes without a value of their own. */
      readonly otherwise: number;
    }
  | {
      readonly table: readonly { readonly when: Rule; readonly then: Expression }[];
      readonly otherwise: Expression;
    }
  | {
      /** A set fact; the row holds when it has the code that `codeOf` is. */
      readonly contains: FactName;
      readonly codeOf: FactName;
      readonly then: Expression;
      readonly otherwise: Expression;
    };

const expression: z.ZodType<Expression> = z.lazy(() =>
  z.union([
    z.number(),
    z.object({ fact: factName }).strict(),
    z.object({ part: id }).strict(),
    z.object({ sum: z.array(expression).min(1) }).strict(),
    z.object({ product: z.array(expression).min(1) }).strict(),
    z.object({ minus: z.tuple([expression, expression]) }).strict(),
    z.object({ least: z.array(expression).min(1) }).strict(),
    z.object({ most: z.array(expression).min(1) }).strict(),
    z
      .object({
        lookup: factName,
        values: z.record(z.string(), z.number()),
        otherwise: z.number(),
      })
      .strict(),
    z
      .object({
        table: z
          .array(z.object({ when: rule, then: expression }).strict())
          .min(1)
          .max(RULE_LIMITS.rows),
        otherwise: expression,
      })
      .strict(),
    z
      .object({ contains: factName, codeOf: factName, then: expression, otherwise: expression })
      .strict(),
  ]),
);

const amountPart = z
  .object({ id, label: trilingual, unit: z.enum(['mad', 'share']), value: expression })
  .strict();

/** Parts in the order they are computed; the last one is the aid, in dirhams. */
export interface AmountRule {
  readonly parts: readonly AmountPart[];
}
export interface AmountPart {
  readonly id: string;
  readonly label: Trilingual;
  readonly unit: 'mad' | 'share';
  readonly value: Expression;
}

/** The rules of a programme: the tree, sub-rules it names, and what the aid comes to. */
export interface RuleSet {
  readonly grammar: 1;
  readonly rule: Rule;
  readonly rules: Readonly<Record<string, Rule>>;
  readonly amount: AmountRule | null;
}

/** The shape alone; `parseRuleSet` also holds it to the facts and the limits. */
export const ruleSetShape: z.ZodType<RuleSet> = z
  .object({
    grammar: z.literal(1),
    rule,
    rules: z.record(z.string(), rule),
    amount: z
      .object({ parts: z.array(amountPart).min(1).max(20) })
      .strict()
      .nullable(),
  })
  .strict();

export function isCriterion(node: Rule): node is Criterion {
  return 'fact' in node;
}

export function isManual(node: Rule): node is ManualCriterion {
  return 'manual' in node;
}

/** The rules under a node, in order. */
export function childrenOf(node: Rule): readonly Rule[] {
  if ('all' in node) return node.all;
  if ('any' in node) return node.any;
  if ('not' in node) return [node.not];
  return [];
}

/** Whether an operator makes sense for a fact's kind. */
export function operatorsOf(fact: FactName): readonly Operator[] {
  const { kind } = factDefinition(fact);
  if (kind === 'number') return [...COMPARISONS, 'between', 'exists'];
  if (kind === 'flag') return ['=', '!='];
  if (kind === 'code') return ['=', '!=', 'in', 'exists'];
  return ['in', 'exists'];
}
