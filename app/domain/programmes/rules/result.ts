import type { FactName, FactSource, FactValue } from './facts.ts';
import type { Trilingual } from './grammar.ts';

export type Status = 'eligible' | 'not_eligible' | 'unknown';
export type Outcome = true | false | 'unknown';

/** What one criterion came to, and on what. */
export interface Reason {
  readonly criterion: string;
  readonly outcome: Outcome;
  /** Null for what a person judges. */
  readonly fact: FactName | null;
  /** Undefined while the fact is unknown. */
  readonly value?: FactValue | undefined;
  readonly source?: FactSource | undefined;
  /** The value comes from a source weaker than the criterion asks for. */
  readonly weakSource?: true;
  /** Judged by a person: it never changes the status. */
  readonly manual?: true;
  readonly legalRef?: string | undefined;
  readonly note?: Trilingual | undefined;
}

/** A part of the amount, in dirhams or as a share, between two bounds; `null` has no bound. */
export interface AmountPartResult {
  readonly part: string;
  readonly unit: 'mad' | 'share';
  readonly min: number;
  readonly max: number | null;
}

/** The aid in dirhams with at most two decimals; a range while facts it depends on are open. */
export interface AmountResult {
  readonly min: number;
  readonly max: number | null;
  readonly breakdown: readonly AmountPartResult[];
  /** Unknown facts that would narrow the range. */
  readonly missing: readonly FactName[];
}

/** One change that a firm can make. `from` is absent while the fact is unknown. */
export interface Change {
  readonly fact: FactName;
  readonly from?: FactValue | undefined;
  readonly to: FactValue;
}

/** Changes that together make the firm eligible; `eligibleFrom` when only time has to pass. */
export interface Counterfactual {
  readonly changes: readonly Change[];
  /** ISO civil date from which it holds, for changes that wait. */
  readonly eligibleFrom?: string | undefined;
  /**
   * Facts that stay open after the changes: the firm may then be eligible. Present only when no set
   * of changes makes it eligible for certain.
   */
  readonly stillUnknown?: readonly FactName[] | undefined;
}

/** What a programme's rules say of a firm. Every criterion is in `because`, not the first alone. */
export interface EligibilityResult {
  readonly status: Status;
  readonly because: readonly Reason[];
  /** Facts still to be known, the most useful first; empty once the status is settled. */
  readonly missing: readonly FactName[];
  readonly nextBestQuestion: FactName | null;
  /** Null when the programme gives no computed amount or the firm is not eligible. */
  readonly amount: AmountResult | null;
  readonly wouldBeEligibleIf: readonly Counterfactual[];
}
