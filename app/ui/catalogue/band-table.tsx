import { useTranslation } from 'react-i18next';
import { DataTable } from '#ui/data-table.tsx';
import type { BandView } from './band-view.ts';

/** What comparable prices of a category are, or that there are too few to say. */
export function BandTable(props: {
  readonly bands: readonly BandView[];
  readonly isDemo: boolean;
}) {
  const { t } = useTranslation('catalogue');
  const { bands, isDemo } = props;
  if (bands.length === 0) return <p>{t('categories.noPrices')}</p>;
  return (
    <>
      <DataTable
        caption={t('categories.pricesNote')}
        columns={[
          { label: t('categories.kind') },
          { label: t('categories.where') },
          { label: t('categories.middle'), numeric: true },
          { label: t('categories.half'), numeric: true },
          { label: t('categories.most'), numeric: true },
          { label: t('categories.number'), numeric: true },
        ]}
        rows={bands.map(({ key, kind, where, middle, half, most, count }) => ({
          key,
          cells: [kind, where, middle, half, most, count],
        }))}
      />
      {isDemo && <p className="hint">{t('place.demo')}</p>}
    </>
  );
}
