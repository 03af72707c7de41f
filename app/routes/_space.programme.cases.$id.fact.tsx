import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  getCaseFact,
  provableFact,
  proveFact,
  readProof,
  takeProofBack,
} from '#domain/cases/index.server.ts';
import { civilDateOf, type MemberActor } from '#domain/kernel/index.server.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { CaseTitle, ClosedFile } from '#ui/casework/case-head.tsx';
import { ChooseFact, ProofForm, ProvenPanel } from '#ui/casework/fact-form.tsx';
import { showCase } from '#ui/casework/show-case.ts';
import { useFactErrors } from '#ui/casework/use-fact-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { flatValues, readForm, textOf, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['casework', 'case', 'aid', 'eligibility', 'assess'] };
export const headers = () => PRIVATE_PAGE;

const LONGEST_NAME = 40;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const fact = new URL(args.request.url).searchParams.get('fact');
  const page = await guarded(() => getCaseFact(actor, id, { fact }, speakerOf(lang)));
  return {
    ...{ lang, page: showCase(lang, page), intentId: mintIntent() },
    title: titled(lang, page.header.receipt),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** Fields that a refusal of a use-case is about; the others are about the whole. */
const ABOUT: Readonly<Record<string, string>> = {
  ...{ 'unknown-paper': 'paper', 'paper-changed': 'paper', 'paper-expired': 'paper' },
  ...{ 'until-past-paper': 'until', 'days-reversed': 'until' },
};

/** What the form does, or what is wrong with it. */
function actOf(actor: MemberActor, id: string, form: FormData) {
  const intent = intentOf(form);
  if (intent === null) return { errors: { form: 'error.reload' } };
  const fact = provableFact(textOf(form, 'fact', LONGEST_NAME));
  if (form.get('do') === 'take-back' && fact !== null)
    return { done: 'unproven', work: () => takeProofBack(actor, id, fact) };
  const read = readProof(form, civilDateOf(actor.now));
  if (!read.ok) return { errors: read.errors };
  return { done: 'proven', work: () => proveFact(actor, id, read.proof, intent) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const fact = textOf(form, 'fact', LONGEST_NAME);
  const refuse = async (errors: Readonly<Record<string, string>>) => {
    const asked = { fact, typed };
    const { file } = await guarded(() => getCaseFact(actor, id, asked, speakerOf(lang)), typed);
    const question = file?.chosen?.question ?? null;
    return data({ errors, question, values: flatValues(typed) }, { status: 422 });
  };
  const act = actOf(actor, id, form);
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  if (refusal !== null) return refuse({ [ABOUT[refusal] ?? 'form']: refusal });
  return seeOther(`/${lang}/programme/cases/${id}?done=${act.done}#facts`);
}

export default function FactPage() {
  const { t } = useTranslation('casework');
  const { lang, page, intentId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useFactErrors(refused?.errors);
  const { header, file, may, standing } = page;
  const here = `/${lang}/programme/cases/${header.id}`;
  const chosen = file?.chosen ?? null;
  return (
    <>
      <CaseTitle
        header={header}
        back={{ to: here, label: t('back.case') }}
        page={t('prove.title')}
      />
      <ErrorSummary errors={shown} />
      {file === null && <ClosedFile standing={standing} />}
      {file !== null && !may.prove && <p>{t('prove.notNow')}</p>}
      {file !== null && may.prove && chosen === null && (
        <ChooseFact choices={file.choices} error={messages['fact']} />
      )}
      {file !== null && may.prove && chosen !== null && (
        <>
          <ProvenPanel chosen={chosen} intentId={intentId} />
          <ProofForm
            {...{ chosen, intentId, messages, here }}
            question={refused?.question ?? chosen.question}
            papers={file.papers}
            values={refused?.values ?? { trueOn: file.today.iso }}
          />
        </>
      )}
    </>
  );
}
