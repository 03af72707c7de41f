import type { Cents, CivilDate } from '#domain/kernel/index.server.ts';
import type { StatementProblem } from '../codes.ts';

/** What a line of a statement says. */
export interface StatementLine {
  readonly bookedOn: CivilDate;
  /** More than 0 for money received. */
  readonly amount: Cents;
  /** What the bank calls it. */
  readonly bankRef: string;
  readonly endToEnd: string;
  readonly text: string;
  readonly counterparty: string;
  /** Account of the other side; empty when the bank does not say. */
  readonly account: string;
  readonly isReturn: boolean;
}

export interface Statement {
  readonly format: 'camt.053' | 'csv';
  /** RIB of the account it is about; empty when it does not say. */
  readonly account: string;
  readonly lines: readonly StatementLine[];
}

/** A statement that cannot be read: why, and in which of its lines or entries, from 1. */
export class StatementError extends Error {
  override readonly name = 'StatementError';
  readonly problem: StatementProblem;
  readonly line: number | null;
  constructor(problem: StatementProblem, line: number | null = null) {
    super(line === null ? problem : `${problem} in line ${line}`);
    this.problem = problem;
    this.line = line;
  }
}

const LONGEST = { short: 140, text: 1000 };

/** A text of a bank, on one line and no longer than is kept. */
export function tidy(text: string, most: keyof typeof LONGEST = 'short'): string {
  return text
    .replaceAll(/[\s\0]+/g, ' ')
    .trim()
    .slice(0, LONGEST[most]);
}

/** Digits of an account that a bank names by its IBAN or its RIB. */
export function ribOf(text: string): string {
  return text
    .replaceAll(/[\s.-]/g, '')
    .replace(/^MA64(?=\d{24}$)/i, '')
    .slice(0, 34);
}

type Unnamed = Omit<StatementLine, 'bankRef'> & { readonly bankRef: string | null };

/**
 * Names the lines so that the same line of another statement has the same name, and another line
 * never: what the bank calls it, or else what it says, with its day and amount; alike ones of one
 * statement are counted.
 */
export function nameLines(
  lines: readonly Unnamed[],
  account: string,
  digest: (text: string) => string,
): readonly StatementLine[] {
  const seen = new Map<string, number>();
  return lines.map(({ bankRef, ...line }) => {
    const { bookedOn, amount, endToEnd, text, counterparty } = line;
    const own = bankRef ?? `~${digest([endToEnd, text, counterparty].join('\n')).slice(0, 24)}`;
    const said = `${own} ${bookedOn} ${amount} ${account}`;
    const count = (seen.get(said) ?? 0) + 1;
    seen.set(said, count);
    return { ...line, bankRef: count === 1 ? said : `${said} ${count}` };
  });
}
