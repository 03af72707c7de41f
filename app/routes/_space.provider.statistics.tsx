import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { categoryWord } from '#domain/cases/index.server.ts';
import { getViewStatistics, periodOf, VIEW_PERIODS } from '#domain/catalogue/index.server.ts';
import { listProviderReviews } from '#domain/engagements/index.server.ts';
import { formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { PublicReviews } from '#ui/delivery/public-reviews.tsx';
import { showPublicReviews } from '#ui/delivery/show-public-reviews.ts';
import { Shown } from '#ui/provider/shown.tsx';
import { ViewsChart, ViewsTable } from '#ui/provider/views-chart.tsx';
import { DataTable, Panel } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['provider', 'delivery'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const period = periodOf(new URL(args.request.url).searchParams.get('days'));
  const { organisationId } = actor.person.seat;
  const reviews = await guarded(() => listProviderReviews(organisationId, actor.now));
  return {
    lang,
    period,
    periods: VIEW_PERIODS,
    statistics: await guarded(() => getViewStatistics(actor, period, contentLang(lang))),
    reviews: showPublicReviews(lang, reviews, (one) => categoryWord(one, contentLang(lang))),
    title: titled(lang, i18nFor(lang).t('provider:statistics.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Statistics() {
  const { t } = useTranslation('provider');
  const { lang, period, periods, statistics, reviews } = useLoaderData<typeof loader>();
  const { page, offers, days, byOffer } = statistics;
  const count = (value: number) => formatNumber(lang, value, 0);
  return (
    <>
      <h1>{t('statistics.title')}</h1>
      <p>{t('statistics.lead')}</p>
      <nav aria-label={t('statistics.period')}>
        <ul className="inline-form" style={{ listStyle: 'none', padding: 0 }}>
          {periods.map((length) => (
            <li key={length}>
              <Link
                className={length === period ? 'btn' : 'btn second'}
                to={`?days=${String(length)}`}
                aria-current={length === period ? 'true' : undefined}
              >
                {t('statistics.last', { count: length })}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Panel title={t('statistics.openings')}>
        <div className="grid">
          <div>
            <p className="figure">{count(page)}</p>
            <p>{t('statistics.page')}</p>
          </div>
          <div>
            <p className="figure">{count(offers)}</p>
            <p>{t('statistics.offers')}</p>
          </div>
        </div>
        <ViewsChart days={days} lang={lang} />
        <ViewsTable days={days} lang={lang} />
      </Panel>
      <Panel title={t('statistics.byOffer')}>
        {byOffer.length === 0 ? (
          <p>{t('statistics.noOffers')}</p>
        ) : (
          <DataTable
            caption={t('statistics.byOffer')}
            columns={[t('statistics.offer'), t('statistics.views'), t('statistics.now')]}
            rows={byOffer.map(({ id, title, isPublished, views }) => ({
              key: id,
              cells: [
                title ? <Shown text={title} /> : '–',
                count(views),
                t(isPublished ? 'statistics.published' : 'statistics.unpublished'),
              ],
            }))}
          />
        )}
      </Panel>
      <p className="hint">{t('statistics.how')}</p>
      <Panel>
        <PublicReviews reviews={reviews} />
      </Panel>
    </>
  );
}
