import table from '#content/retention.json' with { type: 'json' };
import { addMonths, civilDateOf } from '#domain/kernel/index.server.ts';
import { consentLang } from './consent.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Classes of data with a time of their own that a nightly job enforces. */
export type TimedClass =
  | 'sessions'
  | 'codes'
  | 'unverified-accounts'
  | 'invitations'
  | 'notifications'
  | 'outbox'
  | 'data-requests'
  | 'consents'
  | 'reference-contacts'
  | 'eligibility-drafts'
  | 'anonymous-matches'
  | 'matches';

interface RetentionRow {
  readonly id: string;
  /** Null where no job enforces a time: the text says what does. */
  readonly keep: { readonly days?: number; readonly months?: number } | null;
  readonly what: Readonly<Record<'fr' | 'ar' | 'en', string>>;
  readonly then: Readonly<Record<'fr' | 'ar' | 'en', string>>;
}

const ROWS: readonly RetentionRow[] = table;

/** What is kept and for how long, in the reader's language, as the privacy page says it. */
export function retentionTable(
  lang: string,
): readonly { readonly id: string; readonly what: string; readonly then: string }[] {
  const shown = consentLang(lang);
  return ROWS.map(({ id, what, then }) => ({ id, what: what[shown], then: then[shown] }));
}

/**
 * The instant before which data of a class has been kept long enough at `now`: midnight UTC of the
 * Moroccan day that many months ago, or that many times 24 hours ago.
 */
export function keptSince(id: TimedClass, now: Date): Date {
  const keep = ROWS.find((row) => row.id === id)?.keep;
  if (!keep) throw new Error(`no retention time for ${id}`);
  if (keep.months !== undefined)
    return new Date(`${addMonths(civilDateOf(now), -keep.months)}T00:00:00Z`);
  return new Date(now.getTime() - (keep.days ?? 0) * DAY_MS);
}
