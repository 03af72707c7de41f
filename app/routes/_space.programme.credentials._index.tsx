import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listRegions } from '#domain/accounts/index.server.ts';
import {
  listCredentialQueue,
  listViews,
  QUEUE_VIEWS,
  removeView,
  saveView,
  viewSchema,
} from '#domain/catalogue/index.server.ts';
import { CREDENTIALS } from '#domain/catalogue/schema.ts';
import { groupIce } from '#domain/kernel/index.server.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { useCertificationErrors } from '#ui/certification/use-certification-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { SavedViews } from '#ui/examiner/saved-views.tsx';
import { QueueFilters, QueueTable } from '#ui/wallet/queue-list.tsx';
import { Pager } from '#ui/workspace/pager.tsx';
import { flatValues, parseFields, readForm, textOf, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['wallet', 'vocab', 'certification'] };
export const headers = () => PRIVATE_PAGE;

const LONGEST_TEXT = 120;
const LONGEST_ID = 64;
const DONE = ['verified', 'refused'] as const;

/** What the address asks for; what is unknown is left out. */
function filterOf(params: URLSearchParams, regions: readonly { readonly code: string }[]) {
  return {
    show: QUEUE_VIEWS.find((view) => view === params.get('show')) ?? 'pending',
    kind: CREDENTIALS.find((kind) => kind === params.get('kind')) ?? null,
    region: regions.find(({ code }) => code === params.get('region'))?.code ?? null,
    text: (params.get('q') ?? '').slice(0, LONGEST_TEXT).replaceAll('\0', ''),
    page: Number(/^\d{1,6}$/.exec(params.get('page') ?? '')?.[0] ?? 1),
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const params = new URL(args.request.url).searchParams;
  const names = contentLang(lang);
  const regions = listRegions(names);
  const query = { ...filterOf(params, regions), lang: names };
  const { papers, total, page, pages } = await guarded(() => listCredentialQueue(actor, query));
  const { show, kind, region, text } = query;
  const filter = { show, kind: kind ?? '', region: region ?? '', q: text };
  return {
    ...{ lang, regions, page, pages, filter },
    query: new URLSearchParams(filter).toString(),
    views: await guarded(() => listViews(actor, 'credentials')),
    shown: {
      page: formatNumber(lang, page),
      pages: formatNumber(lang, pages),
      total: formatNumber(lang, total),
    },
    done: DONE.find((one) => one === params.get('done')) ?? null,
    lines: papers.map(({ id, kind: of, provider, standing, addedAt, validTo }) => ({
      ...{ id, kind: of, standing, provider: provider.name },
      ice: provider.ice && groupIce(provider.ice),
      place: provider.place,
      added: formatDate(lang, addedAt),
      until: validTo && formatDate(lang, validTo),
    })),
    title: titled(lang, i18nFor(lang).t('wallet:queue.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const form = await readForm(args.request);
  const here = `/${lang}/programme/credentials`;
  if (form.get('do') === 'remove-view') {
    await guarded(() => removeView(actor, 'credentials', textOf(form, 'view', LONGEST_ID)));
    return seeOther(here);
  }
  const typed = flatValues(typedValues(form));
  const refuse = (error: string) => data({ errors: { name: error }, typed }, { status: 422 });
  const sent = parseFields(form, viewSchema);
  if (!sent.ok) return refuse(sent.errors['name'] ?? 'error.reload');
  const view = sent.value;
  const refusal = await refusalOf(() => saveView(actor, 'credentials', view), typed);
  if (refusal !== null) return refuse(refusal);
  return seeOther(`${here}?${new URLSearchParams(view.query).toString()}`);
}

export default function CredentialQueue() {
  const { t } = useTranslation('wallet');
  const { lang, regions, filter, lines, done, query, views, ...pager } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useCertificationErrors(refused?.errors);
  const here = `/${lang}/programme/credentials`;
  return (
    <>
      <h1>{t('queue.title')}</h1>
      <ErrorSummary errors={shown} />
      {done !== null && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      <p>{t('queue.lead')}</p>
      <QueueFilters key={JSON.stringify(filter)} filter={filter} regions={regions} />
      <QueueTable here={here} lines={lines} />
      <Pager {...{ query, ...pager }} at={t('queue.pages', pager.shown)} />
      <SavedViews
        {...{ views, here, query }}
        errors={messages['name']}
        typed={refused?.typed['name']}
      />
    </>
  );
}
