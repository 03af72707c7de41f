/** What can be wrong with a set of rules; pages have a text for each. */
export const RULE_PROBLEMS = [
  'too-large',
  'too-deep',
  'too-many-nodes',
  'too-many-criteria',
  'wrong-shape',
  'unknown-key',
  'empty',
  'too-long',
  'bad-id',
  'duplicate-id',
  'unknown-fact',
  'wrong-operator',
  'wrong-type',
  'out-of-bounds',
  'not-whole',
  'unknown-code',
  'empty-range',
  'unknown-rule',
  'circular-rule',
  'unknown-part',
  'part-not-earlier',
  'not-a-number',
  'not-a-code',
  'not-a-set',
  'other-codes',
  'last-part-not-mad',
] as const;
export type RuleProblemCode = (typeof RULE_PROBLEMS)[number];

export interface RuleProblem {
  /** JSON pointer (RFC 6901) of what is wrong, from the whole set of rules; empty for the set. */
  readonly path: string;
  readonly code: RuleProblemCode;
  /** Limits, bounds, names: what a text about it may say. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/** One step down in a JSON pointer. */
export function pointer(path: string, step: PropertyKey): string {
  return `${path}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
