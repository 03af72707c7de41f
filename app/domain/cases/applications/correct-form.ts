import type { CivilDate } from '#domain/kernel/index.server.ts';
import { CORRECTABLE_FIELDS, type CorrectableField } from '../codes.ts';
import type { ApplicationContent } from '../content.ts';
import { projectSchema } from './project-form.ts';

/** What the firm writes anew in a request: the fields that were asked, and no other. */
export type Corrected = Partial<Pick<ApplicationContent, CorrectableField>>;

export type ReadCorrected =
  | { readonly ok: true; readonly value: Corrected }
  /** Codes of errors by the names of fields. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

interface About {
  readonly asked: readonly CorrectableField[];
  /** Categories the programme pays for. */
  readonly categories: readonly string[];
  readonly today: CivilDate;
}

/** The fields of a request that may be asked to be corrected, by their names. */
export function correctableField(name: string): CorrectableField | null {
  return CORRECTABLE_FIELDS.find((one) => one === name) ?? null;
}

/** Reads what was typed for the fields that were asked; whatever else was sent is left out. */
export function readCorrected(
  sent: Readonly<Record<string, string>>,
  { asked, categories, today }: About,
): ReadCorrected {
  const typed = Object.fromEntries(asked.map((field) => [field, sent[field] ?? '']));
  const parsed = projectSchema.safeParse(typed);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }): [string, string] => [
      String(path[0]),
      message,
    ]);
    return { ok: false, errors: Object.fromEntries(issues.reverse()) };
  }
  const { stamp: _stamp, ...all } = parsed.data;
  const errors = Object.fromEntries(
    asked.flatMap((field) => {
      const code = problemOf(field, all, categories, today);
      return code === null ? [] : [[field, code]];
    }),
  );
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: Object.fromEntries(asked.map((field) => [field, all[field]])) };
}

type Typed = Pick<ApplicationContent, CorrectableField>;

/** Why a field cannot stand as it was typed; null when it can. */
function problemOf(
  field: CorrectableField,
  typed: Typed,
  categories: readonly string[],
  today: CivilDate,
): string | null {
  const value = typed[field];
  if (value === null || value === '') return field === 'category' ? 'choose' : 'missing';
  if (field === 'category') return categories.includes(value) ? null : 'choose';
  if (field === 'cost') return BigInt(value) > 0n ? null : 'zero';
  if (field === 'startsOn') return value < today ? 'past' : null;
  return null;
}
