import {
  addDocument,
  correctApplication,
  documentSchema,
  getOwnCorrections,
  readCorrected,
  reopenApplication,
  reuseDocument,
  stampSchema,
} from '#domain/cases/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import {
  flatValues,
  parseFields,
  textOf,
  typedValues,
  type FieldErrors,
} from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf } from '#web/intent.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import type { Upload } from '#web/upload.server.ts';

/** What became of a form of the page of corrections. */
export type Outcome =
  { readonly done: 'correct' | 'reopen' | 'paper' } | { readonly errors: FieldErrors };

interface Place {
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

/** Carries out a form: a paper joined, the corrections sent back, a request taken up again. */
export async function actOnCorrections(
  actor: MemberActor,
  place: Place,
  upload: Upload,
): Promise<Outcome> {
  // Whoever cannot see the request is told so before anything is read, counted or kept.
  const { id, lang, paper } = place;
  const typed = typedValues(upload.form);
  const page = await guarded(() => getOwnCorrections(actor, id, contentLang(lang)), typed);
  // A file that is too long takes what comes after it along, the name of its button too.
  switch (upload.form.get('do') ?? (paper === '' ? null : 'paper')) {
    case 'paper':
      return addPaper(actor, place, upload);
    case 'reuse':
      return reuse(actor, place);
    case 'reopen':
      return reopen(actor, id, upload.form);
    default:
      return send(actor, page, upload.form);
  }
}

type Page = Awaited<ReturnType<typeof getOwnCorrections>>;

async function send(actor: MemberActor, page: Page, form: FormData): Promise<Outcome> {
  const parsed = parseFields(form, stampSchema);
  if (!parsed.ok) return { errors: { form: 'reload' } };
  const typed = typedValues(form);
  const read = readCorrected(flatValues(typed), {
    asked: page.fields.map(({ field }) => field),
    categories: page.categories.map(({ code }) => code),
    today: page.today,
  });
  const missing = page.papers.filter(({ replacedAt }) => replacedAt === null);
  const papers = Object.fromEntries(missing.map(({ code }) => [`document-${code}`, 'paper']));
  if (!read.ok) return { errors: { ...papers, ...read.errors } };
  if (page.standing === 'open' && missing.length > 0) return { errors: papers };
  const { stamp } = parsed.value;
  const refusal = await refusalOf(
    () => correctApplication(actor, page.id, { stamp, fields: read.value }),
    typed,
  );
  return refusal === null ? { done: 'correct' } : { errors: { form: refusal } };
}

async function reopen(actor: MemberActor, id: string, form: FormData): Promise<Outcome> {
  const parsed = parseFields(form, stampSchema);
  if (!parsed.ok) return { errors: { form: 'reload' } };
  const refusal = await refusalOf(() => reopenApplication(actor, id, parsed.value));
  return refusal === null ? { done: 'reopen' } : { errors: { form: refusal } };
}

async function reuse(actor: MemberActor, { id, paper: code, document }: Place): Promise<Outcome> {
  const target = { applicationId: id, code, documentId: document };
  const refusal = await refusalOf(() => reuseDocument(actor, target));
  return refusal === null ? { done: 'paper' } : { errors: { [`document-${code}`]: refusal } };
}

/** One form serves all papers: each is an intent of its own. */
function intentFor(form: FormData, code: string): string | null {
  const intentId = intentOf(form);
  return intentId && `${intentId}-${code}`;
}

/** The fields of a paper bear its code, so that those of several papers can be told apart. */
async function addPaper(
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
