import type { ApplicationState, ClockCode, Holder, QueuedCase } from '#domain/cases/schema.ts';
import { formatDate, formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

const DAY_MS = 86_400_000;
/** So few days before its end a deadline draws attention. */
const SOON = 2;

/** A deadline: how near it is, told in words; colours only help. */
export interface DueLine {
  readonly code: ClockCode;
  readonly holder: Holder;
  readonly near: 'late' | 'today' | 'soon' | 'on';
  /** Days left, or days late. */
  readonly days: number;
  readonly date: string;
}

/** A case of the queue, written in the reader's language. */
export interface CaseLine {
  readonly id: string;
  readonly receipt: string;
  readonly firm: string;
  readonly programme: string;
  readonly region: string;
  readonly category: string;
  readonly amount: string;
  readonly state: ApplicationState;
  readonly officer: string | null;
  readonly due: DueLine | null;
  readonly isMine: boolean;
  readonly isDecidable: boolean;
  /** It can be decided together with others. */
  readonly isTickable: boolean;
}

export interface PlaceNames {
  readonly category: (code: string) => string;
  readonly region: (code: string) => string;
}

/** How near a day is; the firm's own lateness is not the programme's. */
export function dueLine(
  lang: Lang,
  clock: NonNullable<QueuedCase['clock']>,
  today: string,
): DueLine {
  const { code, holder, dueOn } = clock;
  const left = Math.round((Date.parse(dueOn) - Date.parse(today)) / DAY_MS);
  const near = left < 0 ? 'late' : left === 0 ? 'today' : left <= SOON ? 'soon' : 'on';
  return { code, holder, near, days: Math.abs(left), date: formatDate(lang, dueOn) };
}

/** A case as its row shows it. */
export function showLine(
  lang: Lang,
  one: QueuedCase,
  { names, today }: { readonly names: PlaceNames; readonly today: string },
): CaseLine {
  const { id, receipt, firm, programme, state, officer, isMine, isDecidable } = one;
  return {
    ...{ id, receipt, firm, programme, state, officer, isMine, isDecidable },
    region: one.region === null ? '' : names.region(one.region),
    category: names.category(one.category),
    amount: formatMad(lang, one.amount),
    due: one.clock && dueLine(lang, one.clock, today),
    isTickable: isDecidable && state !== 'appealed',
  };
}
