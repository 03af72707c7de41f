import { CASE_LIMITS, type CheckOutcome } from '../codes.ts';
import { outcomeOf } from './checklist.ts';

export interface SentCheck {
  readonly item: string;
  readonly outcome: CheckOutcome;
  readonly note: string;
}

export type ReadChecks =
  | { readonly ok: true; readonly checks: readonly SentCheck[] }
  /** Keys of messages by the names of fields. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

const FIELD = 'outcome-';
/** Longer than any id of an item. */
const LONGEST_ITEM = 80;
const MOST_ITEMS = 200;

/**
 * The lines of a checklist that were filled in: `outcome-<item>` and `note-<item>`; of one line
 * alone when `only` names it. A problem says what it is.
 */
export function readChecks(
  sent: Readonly<Record<string, string>>,
  only: string | null,
): ReadChecks {
  const errors: Record<string, string> = {};
  const checks = Object.keys(sent)
    .filter((field) => field.startsWith(FIELD) && field.length < LONGEST_ITEM + FIELD.length)
    .slice(0, MOST_ITEMS)
    .flatMap((field): readonly SentCheck[] => {
      const item = field.slice(FIELD.length);
      const outcome = outcomeOf(sent[field]);
      if (outcome === null || (only !== null && only !== item)) return [];
      const note = (sent[`note-${item}`] ?? '').trim();
      if (note.length > CASE_LIMITS.note) errors[`note-${item}`] = 'error.tooLong';
      else if (outcome === 'problem' && note === '') errors[`note-${item}`] = 'error.problem';
      return [{ item, outcome, note }];
    });
  if (only !== null && checks.length === 0) errors[`${FIELD}${only}`] = 'error.choose';
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, checks };
}
