import type { FactName, FactSource } from './facts.ts';
import type { Outcome, Status } from './result.ts';

/**
 * What pages show of rules and of their answers: whole sentences in the reader's language, made on
 * the server. Pages lay them out and add nothing but headings.
 */

export type LineKind = 'all' | 'any' | 'none-of' | 'criterion' | 'manual';

/** A rule in words: a sentence, or the heading of a group and what belongs to it. */
export interface RuleLine {
  readonly kind: LineKind;
  readonly text: string;
  /** Of the criterion, for leaves. */
  readonly id?: string | undefined;
  readonly legalRef?: string | undefined;
  readonly note?: string | undefined;
  /** The weakest proof it may be decided on, as a sentence. */
  readonly proof?: string | undefined;
  readonly items: readonly RuleLine[];
}

/**
 * How a line stands for a firm. `spare`: it does not hold and need not, since another way does.
 * `manual`: a person judges it.
 */
export type Sign = 'yes' | 'no' | 'unknown' | 'spare' | 'manual';

/** One reason in words. */
export interface ReasonView {
  readonly criterion: string;
  readonly outcome: Outcome;
  readonly text: string;
  /** What is known of the firm and from whom, or that nothing is yet. */
  readonly known: string;
  readonly fact: FactName | null;
  readonly source?: FactSource | undefined;
  readonly legalRef?: string | undefined;
  readonly note?: string | undefined;
}

/** A line of the rules with how it stands for a firm. */
export interface ReasonLine {
  readonly kind: LineKind;
  readonly sign: Sign;
  readonly text: string;
  readonly known?: string | undefined;
  readonly id?: string | undefined;
  readonly fact?: FactName | undefined;
  readonly legalRef?: string | undefined;
  readonly note?: string | undefined;
  readonly items: readonly ReasonLine[];
}

/** A fact that is still to be known. */
export interface MissingView {
  readonly fact: FactName;
  readonly name: string;
  readonly question: string;
}

/** Changes that together would make the firm eligible, one sentence each. */
export interface CounterfactualView {
  readonly changes: readonly string[];
  /** What would still have to be known. */
  readonly still?: string | undefined;
}

export interface AmountRow {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

/** What the aid comes to, in words, and how it was computed. */
export interface AmountView {
  readonly text: string;
  readonly rows: readonly AmountRow[];
  /** What would make it more precise; null when it is settled. */
  readonly missing: string | null;
}

/** An expression in words: one line, a heading with items, or a table. */
export interface ExpressionLine {
  readonly kind: 'value' | 'list' | 'table';
  readonly text: string;
  readonly items: readonly ExpressionLine[];
  readonly rows: readonly { readonly label: string; readonly value: ExpressionLine }[];
}

/** One part of the amount rule in words. */
export interface AmountPartView {
  readonly id: string;
  readonly label: string;
  readonly isTotal: boolean;
  readonly value: ExpressionLine;
}

/** Everything that explains what a programme says to a firm. */
export interface ExplanationView {
  readonly status: Status;
  readonly reasons: readonly ReasonLine[];
  readonly missing: readonly MissingView[];
  readonly next: MissingView | null;
  readonly counterfactuals: readonly CounterfactualView[];
  readonly amount: AmountView | null;
}

/** How a programme's source stands on the day of reading. */
export interface CheckedView {
  /** In the reader's language. */
  readonly date: string;
  readonly isStale: boolean;
}
