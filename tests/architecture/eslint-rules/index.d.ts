import type { Rule } from 'eslint';

export declare const houseRules: {
  rules: Record<
    | 'disable-needs-reason'
    | 'logical-css'
    | 'no-ambient-time'
    | 'no-literal-text'
    | 'transaction-uses-tx',
    Rule.RuleModule
  >;
};
