import { addDocument, documentSchema, reuseDocument } from '#domain/cases/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { parseFields, textOf, typedValues, type FieldErrors } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf } from '#web/intent.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import type { Upload } from '#web/upload.server.ts';

/** What became of a form of the page of corrections. */
export type Outcome =
  { readonly done: 'correct' | 'reopen' | 'paper' } | { readonly errors: FieldErrors };

/** Which request, and what the address of a button names. */
export interface Place {
  readonly id: string;
  readonly lang: Lang;
  /** The paper whose button was pressed, and the document it may be taken from; empty for none. */
  readonly paper: string;
  readonly document: string;
}

/** Which paper the address of a button names. */
export function paperOf(url: string): Pick<Place, 'paper' | 'document'> {
  const { searchParams } = new URL(url);
  const of = (name: string) => (searchParams.get(name) ?? '').slice(0, LONGEST);
  return { paper: of('paper'), document: of('document') };
}

const UPLOADS = { perMinute: 20, burst: 40 };
const LONGEST = 64;
/** Refusals about a paper, by the field that they are told at; others are about its file. */
const PAPER_FIELDS: Readonly<Record<string, string>> = {
  ...{ future: 'issuedOn', reversed: 'validUntil', expired: 'validUntil' },
  'end-missing': 'validUntil',
};
const FORM_REFUSALS = ['wrong-state', 'reload', 'unknown-paper', 'tampered'];

/** Joins a paper that the firm gave before. */
export async function reuse(
  actor: MemberActor,
  { id, paper: code, document }: Place,
): Promise<Outcome> {
  const target = { applicationId: id, code, documentId: document };
  const refusal = await refusalOf(() => reuseDocument(actor, target));
  return refusal === null ? { done: 'paper' } : { errors: { [`document-${code}`]: refusal } };
}

/** One form serves all papers: each is an intent of its own. */
function intentFor(form: FormData, code: string): string | null {
  const intentId = intentOf(form);
  return intentId && `${intentId}-${code}`;
}

/**
 * Joins a new paper. The fields of a paper bear its code, so that those of several papers can be told
 * apart.
 */
export async function addPaper(
  actor: MemberActor,
  { id, paper: code }: Place,
  { form, file }: Upload,
): Promise<Outcome> {
  const typed = typedValues(form);
  const own = new FormData();
  for (const field of ['issuedOn', 'validUntil'])
    own.append(field, textOf(form, `${field}-${code}`, LONGEST));
  const parsed = parseFields(own, documentSchema);
  const noFile = file === null ? { [`file-${code}`]: 'file-missing' } : {};
  if (!parsed.ok) {
    const errors = Object.entries(parsed.errors).map(([name, why]): [string, string] => [
      `${name}-${code}`,
      why,
    ]);
    return { errors: { ...Object.fromEntries(errors), ...noFile } };
  }
  if (file === null) return { errors: noFile };
  const wait = await guarded(
    () => takeAllowance(`case papers ${actor.person.accountId}`, UPLOADS),
    typed,
  );
  if (wait > 0) return { errors: { form: 'slow' } };
  const { issuedOn, validUntil } = parsed.value;
  const refusal = await refusalOf(
    () =>
      addDocument(
        actor,
        { applicationId: id, code },
        { issuedOn, validUntil, file },
        intentFor(form, code),
      ),
    typed,
  );
  if (refusal === null) return { done: 'paper' };
  const field = FORM_REFUSALS.includes(refusal)
    ? 'form'
    : `${PAPER_FIELDS[refusal] ?? 'file'}-${code}`;
  return { errors: { [field]: refusal } };
}
