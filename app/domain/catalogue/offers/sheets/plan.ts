import { contentHash } from '#domain/kernel/index.server.ts';
import type { OfferContent } from '../content.ts';
import type { OfferState } from '../transitions.ts';
import type { SheetWords } from './columns.ts';
import { keyOf, readRow, type CellProblem, type SheetRow } from './rows.ts';

/** What a firm has already: each offer with the content and state of its latest version. */
export interface KnownOffer {
  readonly offerId: string;
  readonly slug: string;
  readonly state: OfferState;
  readonly versionId: string;
  readonly content: OfferContent;
}

/** What saving would do with a row. */
export type RowFate = 'new' | 'draft-changed' | 'new-version' | 'unchanged' | 'refused';

export interface PlannedRow {
  readonly line: number;
  readonly title: string;
  readonly fate: RowFate;
  readonly problems: readonly CellProblem[];
  /** Null when it cannot be read. */
  readonly content: OfferContent | null;
  /** The offer it changes, null for a new one. */
  readonly known: KnownOffer | null;
}

const nameOf = ({ category, title }: OfferContent) =>
  `${category} ${(title.fr || title.ar).toLowerCase()}`;

const whole = (message: string, typed = ''): CellProblem => ({ column: null, message, typed });

/**
 * What a sheet would do, row by row, without doing it. A row with a key changes that offer: its
 * draft, or a new version of what is published. A row without one makes a draft, unless an offer of
 * the same category and title exists or stands earlier in the sheet.
 */
export function planRows(
  rows: readonly SheetRow[],
  known: readonly KnownOffer[],
  words: SheetWords,
): readonly PlannedRow[] {
  const bySlug = new Map(known.map((offer) => [offer.slug, offer]));
  const named = new Set(known.map(({ content }) => nameOf(content)));
  const keys = new Set<string>();
  return rows.map((row) => {
    const read = readRow(row, words);
    const title = row.cells['title_fr'] || row.cells['title_ar'] || '';
    const plan = { line: row.line, title: title.trim(), content: read.ok ? read.content : null };
    const refuse = (...problems: readonly CellProblem[]): PlannedRow => ({
      ...{ ...plan, fate: 'refused', problems, known: null },
    });
    if (!read.ok) return refuse(...read.problems);
    const key = keyOf(row);
    if (key === '') {
      const name = nameOf(read.content);
      if (named.has(name)) return refuse(whole('error.sheetExists'));
      named.add(name);
      return { ...plan, fate: 'new', problems: [], known: null };
    }
    const offer = bySlug.get(key);
    if (!offer) return refuse({ column: 'key', message: 'error.sheetKey', typed: key });
    if (keys.has(key)) return refuse({ column: 'key', message: 'error.sheetKeyTwice', typed: key });
    keys.add(key);
    const fate = fateOf(offer, read.content);
    if (fate === 'refused') return refuse(whole('error.sheetReview'));
    return { ...plan, fate, problems: [], known: offer };
  });
}

function fateOf({ state, content }: KnownOffer, next: OfferContent): RowFate {
  if (contentHash(content) === contentHash(next)) return 'unchanged';
  if (state === 'draft') return 'draft-changed';
  return state === 'submitted' || state === 'changes-requested' ? 'refused' : 'new-version';
}

/** Whether a row writes something when it is saved. */
export function writes({ fate }: PlannedRow): boolean {
  return fate === 'new' || fate === 'draft-changed' || fate === 'new-version';
}

/** The plan in short: what is compared before saving with what was shown. */
export function summaryOf(rows: readonly PlannedRow[]): Readonly<Record<RowFate, number>> {
  const count = (fate: RowFate) => rows.filter((row) => row.fate === fate).length;
  return {
    new: count('new'),
    'draft-changed': count('draft-changed'),
    'new-version': count('new-version'),
    unchanged: count('unchanged'),
    refused: count('refused'),
  };
}
