import {
  correctApplication,
  getOwnCorrections,
  readCorrected,
  reopenApplication,
  stampSchema,
} from '#domain/cases/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { flatValues, parseFields, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import type { Upload } from '#web/upload.server.ts';
import { addPaper, reuse, type Outcome, type Place } from './papers.server.ts';

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
