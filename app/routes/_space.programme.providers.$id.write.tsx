import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  addInterview,
  addNote,
  getDossier,
  interviewSchema,
  noteSchema,
  requestChanges,
  requestSchema,
} from '#domain/catalogue/index.server.ts';
import { civilDate, type MemberActor } from '#domain/kernel/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { showDays } from '#ui/certification/show-days.ts';
import { useCertificationErrors } from '#ui/certification/use-certification-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { EntriesPanel } from '#ui/examiner/dossier-parts.tsx';
import { InterviewForm, NoteForm, RequestForm } from '#ui/examiner/write-forms.tsx';
import { flatValues, parseFields, readForm, textOf, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['certification'] };
export const headers = () => PRIVATE_PAGE;

const LONGEST_WORD = 20;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const dossier = await guarded(() => getDossier(actor, id, contentLang(lang)));
  const { application, provider, entries } = dossier;
  return {
    ...{ lang, id, name: provider.name, state: application.state, open: application.open },
    /** One a form: each is sent once. */
    intents: { request: mintIntent(), interview: mintIntent(), note: mintIntent() },
    entries: showDays(lang, entries),
    title: titled(lang, provider.name),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** What a form of this page does, or why it is refused. */
function actOf(actor: MemberActor, id: string, form: FormData) {
  const intent = intentOf(form);
  switch (form.get('do')) {
    case 'request': {
      const parsed = parseFields(form, requestSchema);
      if (!parsed.ok) return parsed;
      const { item, request: text } = parsed.value;
      return { work: () => requestChanges(actor, id, { item, text }, intent) };
    }
    case 'interview': {
      const parsed = parseFields(form, interviewSchema);
      if (!parsed.ok) return parsed;
      const { heldOn, people, interview: text } = parsed.value;
      const held = { heldOn: civilDate(heldOn), people, text };
      return { work: () => addInterview(actor, id, held, intent) };
    }
    case 'note': {
      const parsed = parseFields(form, noteSchema);
      if (!parsed.ok) return parsed;
      return { work: () => addNote(actor, id, parsed.value.note, intent) };
    }
    default:
      return { errors: { form: 'error.reload' } };
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const act = actOf(actor, id, form);
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  if (refusal !== null) return refuse({ [refusal === 'future-day' ? 'heldOn' : 'form']: refusal });
  const done = textOf(form, 'do', LONGEST_WORD);
  return seeOther(`/${lang}/programme/providers/${id}?done=${done}`);
}

export default function WritePage() {
  const { t } = useTranslation('certification');
  const { lang, id, name, state, open, intents, entries } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useCertificationErrors(refused?.errors);
  const form = { values: refused?.values ?? {}, messages };
  const examines = state === 'examining' || state === 'changes-requested';
  return (
    <>
      <p>
        <Link to={`/${lang}/programme/providers/${id}`}>{t('dossier.back')}</Link>
      </p>
      <h1 id="form">
        {t('dossier.write')} · <bdi>{name}</bdi>
      </h1>
      <ErrorSummary errors={shown} />
      {!examines && <p className="note">{t('dossier.notExamining')}</p>}
      {state === 'examining' && <RequestForm {...form} intentId={intents.request} />}
      {examines && <InterviewForm {...form} intentId={intents.interview} />}
      {open && <NoteForm {...form} intentId={intents.note} />}
      <EntriesPanel entries={entries} />
    </>
  );
}
