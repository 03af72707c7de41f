import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getOwnRanking, rankingPeriodOf, withdrawAppeal } from '#domain/matching/index.server.ts';
import { RANKING_PERIODS } from '#domain/matching/schema.ts';
import { formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { AppealList } from '#ui/ranking/appeal-list.tsx';
import { HiddenOffers } from '#ui/ranking/hidden-offers.tsx';
import { ShownOfferPanel } from '#ui/ranking/shown-offer.tsx';
import { useRankingMessages } from '#ui/ranking/use-ranking-messages.ts';
import { Visibility } from '#ui/ranking/visibility.tsx';
import { Empty } from '#ui/workspace/parts.tsx';
import { readForm, textOf } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['ranking'] };
export const headers = () => PRIVATE_PAGE;

const DONE = ['sent', 'withdrawn'] as const;
const ID_MOST = 64;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const { searchParams } = new URL(args.request.url);
  const period = rankingPeriodOf(searchParams.get('days'));
  return {
    ...{ lang, period },
    ranking: await guarded(() => getOwnRanking(actor, period, contentLang(lang))),
    done: DONE.find((key) => searchParams.has(key)) ?? null,
    title: titled(lang, i18nFor(lang).t('ranking:title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const id = textOf(await readForm(args.request), 'withdraw', ID_MOST);
  const refusal = await refusalOf(() => withdrawAppeal(actor, id));
  if (refusal !== null)
    return data({ errors: { appeals: 'error.answered' }, values: {} }, { status: 422 });
  return seeOther(`/${lang}/provider/ranking?withdrawn`);
}

export default function Ranking() {
  const { t } = useTranslation('ranking');
  const { lang, period, ranking, done } = useLoaderData<typeof loader>();
  const { shown: errors } = useRankingMessages(useActionData<typeof action>());
  const { shown, hidden, exposure, appeals } = ranking;
  return (
    <>
      <h1>{t('title')}</h1>
      <ErrorSummary errors={errors} />
      {done && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      <p>
        {t('lead')} <Link to={`/${lang}/method#matching`}>{t('method')}</Link>
      </p>
      <nav aria-label={t('period')}>
        <ul className="inline-form" style={{ listStyle: 'none', padding: 0 }}>
          {RANKING_PERIODS.map((days) => (
            <li key={days}>
              <Link
                className={days === period ? 'btn' : 'btn second'}
                to={`?days=${String(days)}`}
                aria-current={days === period ? 'true' : undefined}
              >
                {t('last', { days: formatNumber(lang, days) })}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {shown.length === 0 && <Empty>{t('shown.none')}</Empty>}
      {shown.map((offer) => (
        <ShownOfferPanel key={offer.id} offer={offer} lang={lang} />
      ))}
      <HiddenOffers offers={hidden} lang={lang} />
      <Visibility lines={exposure} lang={lang} />
      <AppealList appeals={appeals} lang={lang} />
      <p className="hint">{t('privacy')}</p>
    </>
  );
}
