import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  askCorrection,
  getCaseCorrections,
  readCorrectionForm,
} from '#domain/cases/index.server.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { CaseTitle, ClosedFile } from '#ui/casework/case-head.tsx';
import { CorrectionsForm } from '#ui/casework/corrections-form.tsx';
import { CorrectionsPanel } from '#ui/casework/corrections-panel.tsx';
import { showCase } from '#ui/casework/show-case.ts';
import { useCaseworkErrors } from '#ui/casework/use-casework-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { flatValues, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['casework', 'case', 'aid'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getCaseCorrections(actor, id, speakerOf(lang)));
  return { lang, page: showCase(lang, page), title: titled(lang, page.header.receipt) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const typed = typedValues(await readForm(args.request));
  const values = flatValues(typed);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values }, { status: 422 });
  const read = readCorrectionForm(values);
  if (!read.ok) return refuse(read.errors);
  const { items, stamp } = read;
  const refusal = await refusalOf(() => askCorrection(actor, id, { stamp, items }), typed);
  if (refusal !== null) return refuse({ form: refusal });
  return seeOther(`/${lang}/programme/cases/${id}?done=corrections`);
}

export default function CorrectPage() {
  const { t } = useTranslation('casework');
  const { lang, page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useCaseworkErrors(refused?.errors);
  const { header, file, may, standing } = page;
  return (
    <>
      <CaseTitle
        header={header}
        back={{ to: `/${lang}/programme/cases/${header.id}`, label: t('back.case') }}
        page={t('acts.correct')}
      />
      <ErrorSummary errors={shown} />
      {file === null && <ClosedFile standing={standing} />}
      {file !== null && may.correct && file.corrections.left > 0 && (
        <CorrectionsForm
          corrections={file.corrections}
          stamp={header.stamp}
          phrases={file.phrases}
          values={refused?.values ?? {}}
          messages={messages}
        />
      )}
      {file !== null && may.correct && file.corrections.left === 0 && (
        <p className="note">{t('error.corrections-used')}</p>
      )}
      {file !== null && !may.correct && <p className="note">{t('correct.notNow')}</p>}
      {file !== null && <CorrectionsPanel corrections={file.corrections} askAt={null} />}
    </>
  );
}
