import type { MoveLine } from '#domain/ledger/schema.ts';
import { formatDate, formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { placeView, type PlaceView } from './places.ts';

/** A move of money as lists and its page show it. */
export interface MoveRow extends Pick<
  MoveLine,
  'id' | 'kind' | 'state' | 'reason' | 'note' | 'proposedBy' | 'decidedBy'
> {
  readonly programme: string;
  /** Null for the funder. */
  readonly from: PlaceView | null;
  readonly to: PlaceView | null;
  readonly amount: string;
  readonly proposedOn: string;
  readonly decidedOn: string | null;
}

interface Names {
  readonly programme: string;
  readonly regionOf: (code: string) => string;
}

/** A move of money in words. */
export function moveRow(lang: Lang, line: MoveLine, { programme, regionOf }: Names): MoveRow {
  const { id, kind, state, reason, note, proposedBy, decidedBy } = line;
  return {
    ...{ id, kind, state, reason, note, proposedBy, decidedBy, programme },
    from: line.from && placeView(line.from, regionOf),
    to: line.to && placeView(line.to, regionOf),
    amount: formatMad(lang, line.amount),
    proposedOn: formatDate(lang, line.proposedAt, 'short'),
    decidedOn: line.decidedAt && formatDate(lang, line.decidedAt, 'short'),
  };
}
