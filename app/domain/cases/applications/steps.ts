/** Where in a request something is put right. */
export const STEPS = ['project', 'firm', 'papers', 'review'] as const;
export type Step = (typeof STEPS)[number];

/** What keeps a request from being sent. */
export type ProblemCode =
  | 'title-missing'
  | 'need-missing'
  | 'category-missing'
  | 'category-unpaid'
  | 'cost-missing'
  | 'cost-zero'
  | 'start-missing'
  | 'start-past'
  | 'other-aid-missing'
  | 'contact-missing'
  | 'not-eligible'
  | 'nothing-to-give'
  | 'paper-missing'
  | 'paper-expired'
  | 'paper-refused';

export interface Problem {
  readonly code: ProblemCode;
  readonly step: Step;
  /** Name of the field, or code of the paper, where it is put right; null for the rules. */
  readonly field: string | null;
}
