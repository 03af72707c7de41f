import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  checksSchema,
  decideReference,
  getDossier,
  recordChecks,
  referenceDecisionSchema,
} from '#domain/catalogue/index.server.ts';
import { groupIce, type MemberActor } from '#domain/kernel/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { showDays } from '#ui/certification/show-days.ts';
import { useCertificationErrors } from '#ui/certification/use-certification-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ChecklistForm } from '#ui/examiner/checklist-form.tsx';
import { PapersPanel } from '#ui/examiner/provider-panel.tsx';
import { ReferencesPanel } from '#ui/examiner/reference-forms.tsx';
import { showPapers } from '#ui/examiner/show-papers.ts';
import { flatValues, parseFields, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['certification', 'vocab', 'wallet'] };
export const headers = () => PRIVATE_PAGE;

const DONE = ['checks', 'reference'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const dossier = await guarded(() => getDossier(actor, id, contentLang(lang)));
  const { application, provider, references, checks, papers } = dossier;
  const done = new URL(args.request.url).searchParams.get('done');
  return {
    ...{ lang, id, name: provider.name, papers: showPapers(lang, papers) },
    editable: application.state === 'examining' || application.state === 'changes-requested',
    checks: showDays(lang, checks),
    references: references.map((one) => ({ ...one, clientIce: groupIce(one.clientIce) })),
    done: DONE.find((one) => one === done) ?? null,
    title: titled(lang, provider.name),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** What a form of this page does, or why it is refused. */
function actOf(actor: MemberActor, id: string, form: FormData) {
  if (form.get('do') === 'reference') {
    const parsed = parseFields(form, referenceDecisionSchema);
    if (!parsed.ok) return parsed;
    const { referenceId, ...decision } = parsed.value;
    return { work: () => decideReference(actor, { applicationId: id, referenceId }, decision) };
  }
  const parsed = parseFields(form, checksSchema);
  return parsed.ok ? { work: () => recordChecks(actor, id, parsed.value) } : parsed;
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
  if (refusal !== null) return refuse({ form: refusal });
  const done = form.get('do') === 'reference' ? 'reference' : 'checks';
  return seeOther(`/${lang}/programme/providers/${id}/check?done=${done}`);
}

export default function CheckPage() {
  const { t } = useTranslation('certification');
  const { lang, id, name, checks, references, editable, papers, done } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useCertificationErrors(refused?.errors);
  return (
    <>
      <p>
        <Link to={`/${lang}/programme/providers/${id}`}>{t('dossier.back')}</Link>
      </p>
      <h1 id="form">
        {t('dossier.check')} · <bdi>{name}</bdi>
      </h1>
      <ErrorSummary errors={shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      {!editable && <p className="note">{t('dossier.notExamining')}</p>}
      <PapersPanel {...papers} lang={lang} />
      <ReferencesPanel references={references} editable={editable} />
      {editable && (
        <ChecklistForm checks={checks} values={refused?.values ?? {}} messages={messages} />
      )}
    </>
  );
}
