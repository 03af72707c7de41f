import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Named, OfferGroup, ShownText } from '#domain/catalogue/schema.ts';
import { DataTable, Panel, Status } from '../workspace/parts.tsx';
import { OfferTitle } from './offer-view.tsx';

/** An offer in the list, amounts and dates in words. */
export interface ListedOffer {
  readonly id: string;
  readonly group: OfferGroup;
  readonly title: ShownText | null;
  readonly category: Named | null;
  readonly price: string;
  readonly since: string;
  readonly views: string | null;
  readonly isPublished: boolean;
  readonly isListed: boolean;
}

/** The offers of a provider in groups, those that wait for it first. */
export function OfferList({
  groups,
  page,
}: {
  readonly groups: readonly {
    readonly group: OfferGroup;
    readonly offers: readonly ListedOffer[];
  }[];
  /** Path of the list. */
  readonly page: string;
}) {
  const { t } = useTranslation('offers');
  return (
    <>
      {groups.map(({ group, offers }) => (
        <Panel key={group} title={t(`list.group.${group}`)} id={group}>
          <DataTable
            caption={t(`list.group.${group}`)}
            columns={[
              t('list.column.offer'),
              t('list.column.price'),
              t('list.column.since'),
              t('list.column.views'),
              t('list.column.next'),
            ]}
            rows={offers.map((offer) => ({
              key: offer.id,
              cells: [
                <Name key="offer" offer={offer} page={page} />,
                offer.price,
                offer.since,
                offer.views ?? t('list.noViews'),
                <Link key="next" to={`${page}/${offer.id}${group === 'draft' ? '/edit' : ''}`}>
                  {t(`list.next.${group}`)}
                </Link>,
              ],
            }))}
          />
        </Panel>
      ))}
    </>
  );
}

function Name({ offer, page }: { readonly offer: ListedOffer; readonly page: string }) {
  const { t } = useTranslation('offers');
  const { id, title, category, group, isPublished, isListed } = offer;
  return (
    <>
      <Link to={`${page}/${id}`}>
        <OfferTitle title={title} />
      </Link>
      {category && <div className="hint">{category.name}</div>}
      {isPublished && group !== 'published' && (
        <div className="hint">{t('list.alsoPublished')}</div>
      )}
      {isPublished && !isListed && <Status tone="attention">{t('list.notListed')}</Status>}
    </>
  );
}
