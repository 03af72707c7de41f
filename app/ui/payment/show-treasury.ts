import { LINE_PROBLEMS, LINE_STATES, type LineProblem } from '#domain/payments/schema.ts';
import { formatDate, formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

interface Line {
  readonly id: string;
  readonly bookedOn: Date;
  readonly amount: bigint;
  readonly counterparty: string;
  readonly text: string;
  readonly endToEnd: string;
  readonly problem: string | null;
}

const problemOf = (code: string | null): LineProblem | null =>
  LINE_PROBLEMS.find((one) => one === code) ?? null;

/** A line of a statement in the words of a language. */
export function showLine(lang: Lang, line: Line) {
  const { id, counterparty, text, endToEnd } = line;
  return {
    ...{ id, counterparty, text, endToEnd, problem: problemOf(line.problem) },
    ...{ date: formatDate(lang, line.bookedOn), amount: formatMad(lang, line.amount) },
  };
}
export type ShownLine = ReturnType<typeof showLine>;

interface Treasury {
  readonly counts: Readonly<Record<string, number>>;
  readonly page: number;
  readonly pages: number;
  readonly may: boolean;
  readonly mayFree: boolean;
  readonly disputed: readonly {
    readonly id: string;
    readonly firm: string;
    readonly amount: bigint;
    readonly reference: string;
  }[];
  readonly lines: readonly Line[];
  readonly statements: readonly {
    readonly id: string;
    readonly fileName: string;
    readonly importedAt: Date;
    readonly lines: number;
    readonly matchedAt: Date | null;
  }[];
  readonly refunds: readonly {
    readonly id: string;
    readonly firm: string;
    readonly amount: bigint;
    readonly reference: string;
    readonly rail: string | null;
    readonly account: string;
  }[];
}

/** What treasury works on, in the words of a language. */
export function showTreasury(lang: Lang, treasury: Treasury) {
  const { counts, page, pages, may, lines, statements, refunds, disputed, mayFree } = treasury;
  return {
    ...{ page, pages, may, mayFree },
    counts: LINE_STATES.map((state) => ({ state, count: counts[state] ?? 0 })),
    lines: lines.map((line) => showLine(lang, line)),
    statements: statements.map(({ id, fileName, importedAt, lines: count, matchedAt }) => ({
      ...{ id, fileName, count, isMatched: matchedAt !== null },
      importedOn: formatDate(lang, importedAt),
    })),
    disputed: disputed.map(({ amount, ...row }) => ({ ...row, amount: formatMad(lang, amount) })),
    refunds: refunds.map(({ id, firm, amount, reference, rail, account }) => ({
      ...{ id, firm, reference, account, isCard: rail === 'stripe' },
      amount: formatMad(lang, amount),
    })),
  };
}
export type ShownTreasury = ReturnType<typeof showTreasury>;
