import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listOwnOffers } from '#domain/catalogue/index.server.ts';
import { OFFER_GROUPS } from '#domain/catalogue/schema.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { OfferList } from '#ui/offers/offer-list.tsx';
import { amountWords } from '#ui/offers/price-words.ts';
import { ButtonLink, Empty } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['offers', 'offer', 'vocab'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const rows = await guarded(() => listOwnOffers(actor, contentLang(lang)));
  const t = i18nFor(lang).getFixedT(null, ['offer', 'vocab'] as const);
  const offers = rows.map((row) => ({
    ...row,
    price: amountWords(lang, t, row.price),
    since: formatDate(lang, row.since),
    views: row.views === null ? null : formatNumber(lang, row.views),
  }));
  return {
    lang,
    groups: OFFER_GROUPS.map((group) => ({
      group,
      offers: offers.filter((offer) => offer.group === group),
    })).filter((one) => one.offers.length > 0),
    title: titled(lang, i18nFor(lang).t('offers:list.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Offers() {
  const { t } = useTranslation('offers');
  const { lang, groups } = useLoaderData<typeof loader>();
  const page = `/${lang}/provider/offers`;
  const write = <ButtonLink to={`${page}/new`}>{t('list.new')}</ButtonLink>;
  return (
    <>
      <h1>{t('list.title')}</h1>
      <p>{t('list.lead')}</p>
      <div className="actions">
        {groups.length > 0 && write}
        <ButtonLink look="plain" to={`${page}/import`}>
          {t('list.import')}
        </ButtonLink>
        {groups.length > 0 && <a href={`${page}/export/offers.xlsx`}>{t('list.export')}</a>}
      </div>
      {groups.length === 0 && <Empty action={write}>{t('list.empty')}</Empty>}
      <OfferList groups={groups} page={page} />
    </>
  );
}
