import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  addCaseNote,
  answerOpinion,
  answerOpinionSchema,
  askOpinion,
  askOpinionSchema,
  caseNoteSchema,
  getCaseTalk,
} from '#domain/cases/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { CaseTitle, ClosedFile } from '#ui/casework/case-head.tsx';
import { showCase } from '#ui/casework/show-case.ts';
import { AnswerForm, AskForm, NoteForm } from '#ui/casework/talk-forms.tsx';
import { TalkPanel } from '#ui/casework/talk-panels.tsx';
import { useCaseworkErrors } from '#ui/casework/use-casework-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { flatValues, parseFields, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['casework', 'case'] };
export const headers = () => PRIVATE_PAGE;

const DONE = ['ask', 'answer', 'note'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getCaseTalk(actor, id, speakerOf(lang)));
  const done = new URL(args.request.url).searchParams.get('done');
  return {
    ...{ lang, page: showCase(lang, page), title: titled(lang, page.header.receipt) },
    /** One a form: each is sent once. */
    intents: { ask: mintIntent(), note: mintIntent() },
    done: DONE.find((one) => one === done) ?? null,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** What a form of this page does, or why it is refused. */
function actOf(actor: MemberActor, id: string, form: FormData) {
  const act = DONE.find((one) => one === form.get('do'));
  if (act === 'answer') {
    const parsed = parseFields(form, answerOpinionSchema);
    return parsed.ok ? { act, work: () => answerOpinion(actor, id, parsed.value) } : parsed;
  }
  const intent = intentOf(form);
  if (act === undefined || intent === null) return { errors: { form: 'error.reload' } };
  if (act === 'ask') {
    const parsed = parseFields(form, askOpinionSchema);
    return parsed.ok ? { act, work: () => askOpinion(actor, id, parsed.value, intent) } : parsed;
  }
  const parsed = parseFields(form, caseNoteSchema);
  return parsed.ok
    ? { act, work: () => addCaseNote(actor, id, parsed.value.note, intent) }
    : parsed;
}

/** Fields that a refusal of a use-case is about; the others are about the whole. */
const ABOUT: Readonly<Record<string, string>> = {
  'unknown-colleague': 'colleague',
  'opinion-open': 'colleague',
};

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const done = actOf(actor, id, form);
  if (!('work' in done)) return refuse(done.errors);
  const refusal = await refusalOf(done.work, typed);
  if (refusal !== null) return refuse({ [ABOUT[refusal] ?? 'form']: refusal });
  return seeOther(`/${lang}/programme/cases/${id}/opinions?done=${done.act}`);
}

export default function OpinionsPage() {
  const { t } = useTranslation('casework');
  const { lang, page, intents, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useCaseworkErrors(refused?.errors);
  const { header, file, may, standing } = page;
  const form = { values: refused?.values ?? {}, messages };
  const asked = file?.talk.opinions.find(({ mine, verdict }) => mine && verdict === null);
  return (
    <>
      <CaseTitle
        header={header}
        back={{ to: `/${lang}/programme/cases/${header.id}`, label: t('back.case') }}
        page={t('acts.opinions')}
      />
      <ErrorSummary errors={shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      {file === null && <ClosedFile standing={standing} />}
      {asked !== undefined && may.write && <AnswerForm opinion={asked} {...form} />}
      {file !== null && <TalkPanel talk={file.talk} workAt={null} />}
      {file !== null && may.ask && (
        <AskForm colleagues={file.colleagues} intentId={intents.ask} {...form} />
      )}
      {file !== null && may.write && (
        <NoteForm intentId={intents.note} phrases={file.phrases} {...form} />
      )}
    </>
  );
}
