import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  caseFilterChoices,
  caseViewSchema,
  listCases,
  listCaseViews,
  queryOfFilter,
  readCaseFilter,
  removeCaseView,
  saveCaseView,
} from '#domain/cases/index.server.ts';
import { catalogueNames } from '#domain/catalogue/index.server.ts';
import { civilDateOf, hasRole } from '#domain/kernel/index.server.ts';
import { formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { CaseFilters, QuickFilters } from '#ui/cases/queue-filters.tsx';
import { QueueLinks } from '#ui/cases/queue-links.tsx';
import { CaseTable } from '#ui/cases/queue-table.tsx';
import { showLine } from '#ui/cases/show-line.ts';
import { isDetailed, showChoices, showCounts } from '#ui/cases/show-queue.ts';
import { useCasesErrors } from '#ui/cases/use-cases-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { SavedViews } from '#ui/examiner/saved-views.tsx';
import { Pager } from '#ui/workspace/pager.tsx';
import { flatValues, parseFields, readForm, textOf, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['cases', 'case', 'certification'] };
export const headers = () => PRIVATE_PAGE;

const LONGEST_ID = 64;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const content = contentLang(lang);
  const names = catalogueNames(content);
  const params = new URL(args.request.url).searchParams;
  const { filter, values, problems } = readCaseFilter(params);
  const asked = Number(/^\d{1,6}$/.exec(params.get('page') ?? '')?.[0] ?? 1);
  const [found, offered, views] = await guarded(() =>
    Promise.all([
      listCases(actor, filter, { page: asked, lang: content }),
      caseFilterChoices(actor, content),
      listCaseViews(actor),
    ]),
  );
  const today = civilDateOf(actor.now);
  const number = (value: number) => formatNumber(lang, value);
  return {
    ...{ lang, values, problems, views, page: found.page, pages: found.pages },
    query: queryOfFilter(values),
    watches: hasRole(actor, 'programme-manager', 'auditor'),
    decides: hasRole(actor, 'deciding-officer'),
    manages: hasRole(actor, 'programme-manager'),
    choices: showChoices(offered, names),
    counts: showCounts(lang, found.counts),
    shown: { page: number(found.page), pages: number(found.pages), total: number(found.total) },
    lines: found.cases.map((one) => showLine(lang, one, { names, today })),
    title: titled(lang, i18nFor(lang).t('cases:title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const here = `/${lang}/programme/cases`;
  const form = await readForm(args.request);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typedValues(form)) }, { status: 422 });
  if (form.get('do') === 'remove-view') {
    await guarded(() => removeCaseView(actor, textOf(form, 'view', LONGEST_ID)));
    return seeOther(here);
  }
  if (form.get('do') !== 'save-view') {
    await guarded(() => listCaseViews(actor));
    return refuse({ form: 'error.reload' });
  }
  const parsed = parseFields(form, caseViewSchema);
  if (!parsed.ok) return refuse(parsed.errors);
  const refusal = await refusalOf(() => saveCaseView(actor, parsed.value), parsed.typed);
  if (refusal !== null) return refuse({ name: refusal });
  return seeOther(`${here}?${new URLSearchParams(parsed.value.query).toString()}`);
}

export default function CaseQueue() {
  const { t } = useTranslation('cases');
  const {
    lang,
    values,
    choices,
    problems,
    query,
    lines,
    views,
    counts,
    decides,
    watches,
    manages,
    ...pager
  } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useCasesErrors(refused?.errors);
  const here = `/${lang}/programme/cases`;
  return (
    <>
      <h1 id="form">{t('title')}</h1>
      <ErrorSummary errors={shown} />
      <p>{t('lead')}</p>
      <QuickFilters counts={counts} />
      <QueueLinks {...{ here, query, decides, watches }} />
      <CaseFilters key={query} {...{ values, choices, problems }} isOpen={isDetailed(values)} />
      <CaseTable {...{ here, lines, query, manages }} />
      <Pager {...{ query, ...pager }} at={t('pager.at', pager.shown)} />
      <SavedViews
        views={views}
        here={here}
        query={query}
        errors={messages['name']}
        typed={refused?.values['name']}
      />
    </>
  );
}
