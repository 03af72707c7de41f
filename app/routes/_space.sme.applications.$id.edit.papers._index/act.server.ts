import {
  addDocument,
  attachReport,
  documentSchema,
  removeDocument,
  REPORT,
  reuseDocument,
} from '#domain/cases/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { fieldOf } from '#ui/apply/use-apply-errors.ts';
import { parseFields, textOf, typedValues, type FieldErrors } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf } from '#web/intent.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { isDemo } from '#web/site.server.ts';
import type { Upload } from '#web/upload.server.ts';

/** What became of a form: what it did, what is wrong with it, or a request that was sent. */
export type Outcome =
  { readonly done: 'added' | 'reused' | 'removed' } | { readonly errors: FieldErrors } | 'sent';

const UPLOADS = { perMinute: 20, burst: 40 };
const LONGEST = 60;

/** Carries out a form of the papers of a draft. */
export async function actOnPapers(
  actor: MemberActor,
  { id, lang }: { readonly id: string; readonly lang: Lang },
  upload: Upload,
): Promise<Outcome> {
  const { form } = upload;
  const target = {
    ...{ applicationId: id, code: textOf(form, 'code', LONGEST) },
    documentId: textOf(form, 'documentId', LONGEST),
  };
  switch (textOf(form, 'do', LONGEST)) {
    case 'remove':
      return outcome('removed', await refusalOf(() => removeDocument(actor, target)));
    case 'reuse':
      return outcome('reused', await refusalOf(() => reuseDocument(actor, target)));
    default:
      return add(actor, { id, lang }, upload);
  }
}

function outcome(done: 'added' | 'reused' | 'removed', refusal: string | null): Outcome {
  if (refusal === null) return { done };
  return refusal === 'wrong-state' ? 'sent' : { errors: { [fieldOf(refusal)]: refusal } };
}

async function add(
  actor: MemberActor,
  { id, lang }: { readonly id: string; readonly lang: Lang },
  { form, file }: Upload,
): Promise<Outcome> {
  const { accountId } = actor.person;
  const typed = typedValues(form);
  const wait = await guarded(() => takeAllowance(`case papers ${accountId}`, UPLOADS), typed);
  if (wait > 0) return { errors: { form: 'slow' } };
  if (textOf(form, 'do', LONGEST) === 'report') {
    const options = { lang: contentLang(lang), demo: isDemo(), origin: publicOrigin() };
    return outcome(
      'added',
      await refusalOf(() => attachReport(actor, id, options, intentOf(form)), typed),
    );
  }
  const parsed = parseFields(form, documentSchema);
  // Both at once, so that nobody corrects the days only to hear of the file afterwards.
  if (!parsed.ok)
    return { errors: { ...parsed.errors, ...(file ? {} : { file: 'file-missing' }) } };
  const { code, ...days } = parsed.value;
  const given = { ...days, file };
  return outcome(
    'added',
    await refusalOf(
      () => addDocument(actor, { applicationId: id, code }, given, intentOf(form)),
      typed,
    ),
  );
}

/** Whether a kind of paper is one the platform can make itself. */
export function isMadeHere(code: string): boolean {
  return code === REPORT;
}
