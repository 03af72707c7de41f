import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  batchSchema,
  listBatches,
  previewBatch,
  readCaseFilter,
  requestBatch,
  type BatchPreview,
} from '#domain/cases/index.server.ts';
import { catalogueNames } from '#domain/catalogue/index.server.ts';
import { formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { BatchForm, BatchSums, type ShownPreview } from '#ui/cases/batch-preview.tsx';
import { RecentBatches } from '#ui/cases/batch-view.tsx';
import { showBatch } from '#ui/cases/show-batch.ts';
import { useCasesErrors } from '#ui/cases/use-cases-errors.ts';
import { showCase } from '#ui/casework/show-case.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { parseFields, readForm, textOf } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['cases', 'case', 'aid'] };
export const headers = () => PRIVATE_PAGE;

const ID = /^[\w-]{1,64}$/;
const LONGEST_NOTE = 4000;

function choiceOf(params: URLSearchParams) {
  if (params.get('all') === 'yes') return { filter: readCaseFilter(params).filter };
  return { ids: params.getAll('id').filter((id) => ID.test(id)) };
}

function showPreview(lang: Lang, preview: BatchPreview): ShownPreview {
  const { lines, total, isCut } = showCase(lang, preview);
  const t = i18nFor(lang).getFixedT(null, 'cases');
  const { region } = catalogueNames(contentLang(lang));
  const number = (value: number) => formatNumber(lang, value);
  return {
    ...{ lines, total, isCut, left: preview.left, refusals: number(preview.refusals) },
    approvals: number(lines.length - preview.refusals),
    envelopes: preview.envelopes.map((one, index) => ({
      ...{ key: String(index), programme: one.programme, year: String(one.year) },
      place: one.region === null ? t('batch.country') : region(one.region),
      cases: number(one.cases),
      sum: showCase(lang, one.sum),
    })),
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'deciding-officer');
  requireConfirmed(args, actor);
  const lang = requireLang(args.params);
  const choice = choiceOf(new URL(args.request.url).searchParams);
  const preview = await guarded(() => previewBatch(actor, choice, contentLang(lang)));
  const batches = await guarded(() => listBatches(actor));
  return {
    ...{ lang, preview: showPreview(lang, preview), intentId: mintIntent() },
    batches: batches.map((batch) => showBatch(lang, batch)),
    title: titled(lang, i18nFor(lang).t('cases:batch.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'deciding-officer');
  requireConfirmed(args, actor);
  const lang = requireLang(args.params);
  const form = await readForm(args.request);
  const typed = {
    decision: textOf(form, 'decision', 20),
    note: textOf(form, 'note', LONGEST_NOTE),
    links: form.get('links') === 'none',
    rows: form.getAll('rows').filter((row) => typeof row === 'string'),
  };
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, typed }, { status: 422 });
  const parsed = parseFields(form, batchSchema);
  if (!parsed.ok) return refuse(parsed.errors);
  const intentId = intentOf(form);
  if (intentId === null) return refuse({ form: 'error.reload' });
  let id = '';
  const refusal = await refusalOf(async () => {
    id = await requestBatch(actor, intentId, parsed.value);
  }, parsed.typed);
  if (refusal !== null) return refuse({ [refusal === 'no-note' ? 'note' : 'rows']: refusal });
  return seeOther(`/${lang}/programme/cases/batch/${id}`);
}

export default function NewBatch() {
  const { t } = useTranslation('cases');
  const { lang, preview, intentId, batches } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useCasesErrors(refused?.errors);
  const here = `/${lang}/programme/cases`;
  return (
    <>
      <p>
        <Link to={here}>{t('batch.back')}</Link>
      </p>
      <h1 id="form">{t('batch.title')}</h1>
      <ErrorSummary errors={shown} />
      <p>{t('batch.lead')}</p>
      {preview.lines.length > 0 && <BatchSums preview={preview} />}
      <BatchForm {...{ preview, here, intentId, messages }} typed={refused?.typed ?? null} />
      <RecentBatches batches={batches} here={here} />
    </>
  );
}
