import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { declarationSchema, declareLinks, getCase } from '#domain/cases/index.server.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { CaseNav, SectionLinks, WorkLink } from '#ui/casework/case-acts.tsx';
import { CaseTitle, ClosedFile, HeadPanel } from '#ui/casework/case-head.tsx';
import { CaseFileView } from '#ui/casework/case-page.tsx';
import { DeclareForm, StepBackForm } from '#ui/casework/declare-form.tsx';
import { showCase } from '#ui/casework/show-case.ts';
import { useCaseworkErrors } from '#ui/casework/use-casework-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { parseFields, readForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['casework', 'case', 'aid', 'eligibility'] };
export const headers = () => PRIVATE_PAGE;

const DONE = [
  ...(['declared', 'recused', 'corrections', 'proven', 'unproven'] as const),
  ...(['propose', 'wait', 'confirm', 'send-back', 'notice', 'revoke', 'drop', 'released'] as const),
] as const;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getCase(actor, id, speakerOf(lang)));
  const { searchParams } = new URL(args.request.url);
  return {
    ...{ lang, page: showCase(lang, page), replayed: searchParams.has('replay') },
    done: DONE.find((one) => one === searchParams.get('done')) ?? null,
    title: titled(lang, page.header.receipt),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const refuse = (errors: Readonly<Record<string, string>>) => data({ errors }, { status: 422 });
  const parsed = parseFields(await readForm(args.request), declarationSchema);
  if (!parsed.ok) return refuse(parsed.errors);
  const { declaration } = parsed.value;
  const refusal = await refusalOf(() => declareLinks(actor, id, declaration));
  if (refusal !== null) return refuse({ form: refusal });
  const done = declaration === 'none' ? 'declared' : 'recused';
  return seeOther(`/${lang}/programme/cases/${id}?done=${done}`);
}

export default function CasePage() {
  const { t } = useTranslation('casework');
  const { lang, page, replayed, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useCaseworkErrors(refused?.errors);
  const { header, may, file, standing } = page;
  const base = `/${lang}/programme/cases`;
  const here = `${base}/${header.id}`;
  return (
    <>
      <CaseTitle header={header} back={{ to: base, label: t('back.list') }} />
      <ErrorSummary errors={shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      {file === null && <ClosedFile standing={standing} />}
      {may.declare && <DeclareForm error={messages['declaration']} />}
      {file !== null && <CaseNav may={may} here={here} />}
      {file !== null && <SectionLinks />}
      <HeadPanel header={header} />
      {file !== null && (
        <CaseFileView file={file} may={may} base={base} here={here} replayed={replayed} />
      )}
      {may.stepBack && <StepBackForm />}
      {may.stepAside && <WorkLink to={`${here}/officer`}>{t('acts.stepAside')}</WorkLink>}
    </>
  );
}
