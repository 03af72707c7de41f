import { CASE_LIMITS, CORRECTABLE_FIELDS, CORRECTION_REASONS } from '../codes.ts';
import type { CorrectionReason } from '../codes.ts';

export interface AskedItem {
  /** Key of a field, or `document:<code>`. */
  readonly field: string;
  readonly reason: CorrectionReason;
  readonly note: string;
}

export type ReadItems =
  | { readonly ok: true; readonly stamp: number; readonly items: readonly AskedItem[] }
  /** Keys of messages by the names of fields. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

const PAPER = 'document:';

/** What an officer may ask to be corrected: fields of the request, then papers of the version. */
export function correctableFields(
  documents: readonly { readonly code: string }[],
): readonly string[] {
  return [...CORRECTABLE_FIELDS, ...documents.map(({ code }) => PAPER + code)];
}

/** The paper a correction is about, null for a field of the request. */
export function paperOf(field: string): string | null {
  return field.startsWith(PAPER) ? field.slice(PAPER.length) : null;
}

const REASON = 'reason-';
const STAMP = /^\d{1,9}$/;
/** More than any programme has fields and papers. */
const MOST_LINES = 100;

/**
 * What is asked for: `reason-<field>` and `note-<field>`, with the `stamp` of the case as it was
 * shown. A line with a note and no reason, or a reason and no note, is not finished: the firm reads
 * both.
 */
export function readCorrections(sent: Readonly<Record<string, string>>): ReadItems {
  const errors: Record<string, string> = {};
  const fields = Object.keys(sent)
    .filter((name) => name.startsWith(REASON))
    .slice(0, MOST_LINES)
    .map((name) => name.slice(REASON.length));
  const items = fields.flatMap((field): readonly AskedItem[] => {
    const reason = CORRECTION_REASONS.find((one) => one === sent[REASON + field]);
    const note = (sent[`note-${field}`] ?? '').trim();
    const problem = problemOf(reason, note);
    if (problem !== null) errors[`${problem.at}-${field}`] = problem.error;
    return reason === undefined ? [] : [{ field, reason, note }];
  });
  if (items.length === 0 && Object.keys(errors).length === 0) errors['form'] = 'error.nothing';
  if (!STAMP.test(sent['stamp'] ?? '')) errors['form'] = 'error.reload';
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, stamp: Number(sent['stamp']), items };
}

function problemOf(reason: CorrectionReason | undefined, note: string) {
  if (reason === undefined) return note === '' ? null : { at: 'reason', error: 'error.reason' };
  if (note === '') return { at: 'note', error: 'error.note' };
  return note.length > CASE_LIMITS.note ? { at: 'note', error: 'error.tooLong' } : null;
}
