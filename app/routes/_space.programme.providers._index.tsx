import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listRegions } from '#domain/accounts/index.server.ts';
import {
  listDossiers,
  listViews,
  remindProviders,
  removeView,
  saveView,
  viewSchema,
} from '#domain/catalogue/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { useCertificationErrors } from '#ui/certification/use-certification-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { DossierFilters, QuickFilters } from '#ui/examiner/queue-filters.tsx';
import { DossierTable } from '#ui/examiner/queue-table.tsx';
import { filterOf, queryOf, wordsOf } from '#ui/examiner/queue-query.ts';
import { showLine } from '#ui/examiner/show-line.ts';
import { SavedViews } from '#ui/examiner/saved-views.tsx';
import { Pager } from '#ui/workspace/pager.tsx';
import { flatValues, parseFields, readForm, textOf, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['certification'] };
export const headers = () => PRIVATE_PAGE;

const LONGEST_ID = 64;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const params = new URL(args.request.url).searchParams;
  const regions = listRegions(contentLang(lang));
  const filter = filterOf(params, regions);
  const page = Number(/^\d{1,6}$/.exec(params.get('page') ?? '')?.[0] ?? 1);
  const found = await guarded(() => listDossiers(actor, { ...queryOf(filter), page }));
  const today = civilDateOf(actor.now);
  const number = (value: number) => formatNumber(lang, value);
  const reminded = /^\d{1,3}$/.exec(params.get('reminded') ?? '')?.[0];
  return {
    ...{ lang, regions, filter, page: found.page, pages: found.pages },
    query: wordsOf(filter),
    reminded: reminded === undefined ? null : Number(reminded),
    views: await guarded(() => listViews(actor, 'applications')),
    counts: {
      all: number(found.counts.all),
      mine: number(found.counts.mine),
      unassigned: number(found.counts.unassigned),
      second: number(found.counts.second),
      overdue: number(found.counts.overdue),
    },
    shown: { page: number(found.page), pages: number(found.pages), total: number(found.total) },
    lines: found.dossiers.map((dossier) => showLine(lang, dossier, regions, today)),
    title: titled(lang, i18nFor(lang).t('certification:queue.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const here = `/${lang}/programme/providers`;
  const form = await readForm(args.request);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typedValues(form)) }, { status: 422 });
  if (form.get('do') === 'remind') {
    const ids = form.getAll('remind').filter((id) => typeof id === 'string');
    return seeOther(`${here}?reminded=${await guarded(() => remindProviders(actor, ids))}`);
  }
  if (form.get('do') === 'remove-view') {
    await guarded(() => removeView(actor, 'applications', textOf(form, 'view', LONGEST_ID)));
    return seeOther(here);
  }
  if (form.get('do') !== 'save-view') return refuse({ form: 'error.reload' });
  const parsed = parseFields(form, viewSchema);
  if (!parsed.ok) return refuse(parsed.errors);
  const work = () => saveView(actor, 'applications', parsed.value);
  const refusal = await refusalOf(work, parsed.typed);
  if (refusal !== null) return refuse({ name: refusal });
  return seeOther(`${here}?${new URLSearchParams(parsed.value.query).toString()}`);
}

export default function DossierQueue() {
  const { t } = useTranslation('certification');
  const { lang, regions, filter, query, lines, reminded, views, counts, ...pager } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useCertificationErrors(refused?.errors);
  const here = `/${lang}/programme/providers`;
  return (
    <>
      <h1 id="form">{t('queue.title')}</h1>
      <ErrorSummary errors={shown} />
      {reminded !== null && !refused && (
        <p className="note ok" role="status">
          {t('queue.reminded', { count: reminded })}
        </p>
      )}
      <p>
        {t('queue.lead')} <Link to={`${here}/firm`}>{t('queue.certified')}</Link>
      </p>
      <QuickFilters counts={counts} />
      <DossierFilters key={query} filter={filter} regions={regions} />
      <DossierTable here={here} lines={lines} />
      <Pager {...{ query, ...pager }} at={t('queue.pages', pager.shown)} />
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
