import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  catalogueNames,
  listReviewQueue,
  listViews,
  readReviewQuery,
  removeView,
  saveView,
  viewSchema,
  writeReviewQuery,
} from '#domain/catalogue/index.server.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { SavedViews } from '#ui/examiner/saved-views.tsx';
import { ReviewFilters, ReviewTable } from '#ui/review/queue.tsx';
import { useReviewErrors } from '#ui/review/use-review-errors.ts';
import { Pager } from '#ui/workspace/pager.tsx';
import { flatValues, parseFields, readForm, textOf, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['review', 'certification'] };
export const headers = () => PRIVATE_PAGE;

const DONE = ['published', 'requested', 'removed'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const params = new URL(args.request.url).searchParams;
  const query = readReviewQuery(params);
  const names = catalogueNames(contentLang(lang));
  const queue = await guarded(() => listReviewQueue(actor, query, contentLang(lang)));
  const { offers, total, page, pages } = queue;
  const { category, region, text, kind } = query;
  const written = writeReviewQuery({ ...query, page: 1 });
  return {
    lang,
    query: written,
    views: await guarded(() => listViews(actor, 'offers')),
    categories: names.categories,
    regions: names.regions,
    filter: { q: text, category: category ?? '', region: region ?? '', kind: kind ?? '' },
    filtered: written !== '',
    done: DONE.find((one) => one === params.get('done')) ?? null,
    ...{ page, pages },
    shown: {
      page: formatNumber(lang, page),
      pages: formatNumber(lang, pages),
      total: formatNumber(lang, total),
    },
    lines: offers.map(
      ({ versionId, title, providerName, submittedAt, revision, again, ...one }) => ({
        ...{ versionId, title, revision, again, provider: providerName },
        category: names.category(one.category),
        since: formatDate(lang, submittedAt),
      }),
    ),
    title: titled(lang, i18nFor(lang).t('review:queue.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

const LONGEST_ID = 64;

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const form = await readForm(args.request);
  const typed = flatValues(typedValues(form));
  const refuse = (error: string) => data({ errors: { name: error }, typed }, { status: 422 });
  const here = `/${lang}/programme/offers`;
  if (form.get('do') === 'remove-view') {
    await guarded(() => removeView(actor, 'offers', textOf(form, 'view', LONGEST_ID)));
    return seeOther(here);
  }
  const sent = parseFields(form, viewSchema);
  if (!sent.ok) return refuse('nameMissing');
  const { name } = sent.value;
  const query = writeReviewQuery({
    ...readReviewQuery(new URLSearchParams(sent.value.query)),
    page: 1,
  });
  const refusal = await refusalOf(() => saveView(actor, 'offers', { name, query }), typed);
  if (refusal !== null) return refuse(refusal);
  return seeOther(query === '' ? here : `${here}?${query}`);
}

export default function OfferQueue() {
  const { t } = useTranslation('review');
  const { lang, query, views, categories, regions, filter, filtered, lines, done, ...pager } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useReviewErrors(refused?.errors);
  const here = `/${lang}/programme/offers`;
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
      <ReviewFilters key={JSON.stringify(filter)} {...{ filter, categories, regions }} />
      <ReviewTable {...{ here, lines, filtered }} />
      <Pager {...{ query, ...pager }} at={t('queue.pages', pager.shown)} />
      <SavedViews
        {...{ views, here, query }}
        errors={messages['name']}
        typed={refused?.typed['name']}
      />
    </>
  );
}
