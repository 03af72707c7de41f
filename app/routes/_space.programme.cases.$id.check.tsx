import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getCaseChecklist, readChecks, saveChecks } from '#domain/cases/index.server.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { CaseTitle, ClosedFile, HeadPanel } from '#ui/casework/case-head.tsx';
import { ChecklistForm } from '#ui/casework/checklist-form.tsx';
import { ChecklistPanel } from '#ui/casework/checklist-panel.tsx';
import { ProjectPanel } from '#ui/casework/file-panels.tsx';
import { PapersPanel } from '#ui/casework/papers-panel.tsx';
import { showCase } from '#ui/casework/show-case.ts';
import { useCaseworkErrors } from '#ui/casework/use-casework-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { flatValues, readForm, textOf, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['casework', 'case', 'aid'] };
export const headers = () => PRIVATE_PAGE;

const LONGEST_ITEM = 100;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getCaseChecklist(actor, id, speakerOf(lang)));
  return {
    ...{ lang, page: showCase(lang, page), title: titled(lang, page.header.receipt) },
    saved: new URL(args.request.url).searchParams.has('saved'),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const values = flatValues(typed);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values }, { status: 422 });
  const only = textOf(form, 'only', LONGEST_ITEM);
  const read = readChecks(values, only === '' ? null : only);
  if (!read.ok) return refuse(read.errors);
  const refusal = await refusalOf(() => saveChecks(actor, id, read.checks), typed);
  if (refusal !== null) return refuse({ form: refusal });
  const place = only === '' ? '' : `#${encodeURIComponent(only)}`;
  return seeOther(`/${lang}/programme/cases/${id}/check?saved=1${place}`);
}

export default function CheckPage() {
  const { t } = useTranslation('casework');
  const { lang, page, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useCaseworkErrors(refused?.errors);
  const { header, file, may, standing } = page;
  const here = `/${lang}/programme/cases/${header.id}`;
  const reasons = file?.facts.now?.explanation.reasons ?? [];
  return (
    <>
      <CaseTitle
        header={header}
        back={{ to: here, label: t('back.case') }}
        page={t('acts.check')}
      />
      <ErrorSummary errors={shown} />
      {saved && !refused && (
        <p className="note ok" role="status">
          {t('done.saved')}
        </p>
      )}
      {file === null && <ClosedFile standing={standing} />}
      {file !== null && (
        <details>
          <summary>{t('check.look')}</summary>
          <HeadPanel header={header} />
          <ProjectPanel project={file.project} corrected={[]} />
        </details>
      )}
      {file !== null && <PapersPanel kinds={file.papers} here={here} />}
      {file !== null && may.check && (
        <ChecklistForm
          {...{ reasons, messages, items: file.checklist.items, bands: file.bands }}
          cost={header.cost}
          facts={file.facts.rows}
          linked={file.links.firms.length - 1}
          values={refused?.values ?? {}}
        />
      )}
      {file !== null && !may.check && (
        <ChecklistPanel items={file.checklist.items} reasons={reasons} workAt={null} />
      )}
    </>
  );
}
