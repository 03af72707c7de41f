import { useTranslation } from 'react-i18next';
import type { DmaBridgeView } from '#domain/assessment/schema.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { DataTable } from '../data-table.tsx';

interface Props {
  readonly confirmed: NonNullable<DmaBridgeView['confirmed']>;
  readonly lang: Lang;
}

/** The score of the confirmed answers: the whole and its six dimensions. */
export function DmaScore({ confirmed: { score, at }, lang }: Props) {
  const { t } = useTranslation('dma');
  const whole = (value: number) => formatNumber(lang, value, 0);
  return (
    <section className="card" id="score">
      <h2>{t('result.title')}</h2>
      <p>
        <strong>{t('result.of100', { score: whole(score.overall) })}</strong>
      </p>
      <DataTable
        caption={t('result.caption')}
        columns={[{ label: t('result.dimension') }, { label: t('result.score'), numeric: true }]}
        rows={(['D1', 'D2', 'D3', 'D4', 'D5', 'D6'] as const).map((id) => ({
          key: id,
          cells: [t(`dimension.${id}`), whole(score.dimensions[id])],
        }))}
      />
      <p className="hint">{t('result.confirmed', { date: formatDate(lang, at) })}</p>
    </section>
  );
}
