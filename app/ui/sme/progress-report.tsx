import { useTranslation } from 'react-i18next';
import type { FirmProgress } from '#domain/assessment/schema.ts';
import { formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { ChangeChart } from '../result/change-chart.tsx';
import { DataTable, Panel } from '../workspace/parts.tsx';

interface Props {
  readonly progress: Pick<FirmProgress, 'refused' | 'overall' | 'dimensions'>;
  readonly lang: Lang;
}

const REFUSED = { 'other-version': 'otherVersion', 'nothing-common': 'nothingCommon' } as const;

/** What changed between two assessments, topic by topic, or why that cannot be said. */
export function ProgressReport({ progress: { refused, overall, dimensions }, lang }: Props) {
  const { t } = useTranslation('sme');
  if (refused !== null) return <p className="note">{t(`compare.${REFUSED[refused]}`)}</p>;
  const whole = (value: number) => formatNumber(lang, value, 0);
  const rows = [
    ...(overall ? [{ id: 'overall', name: t('compare.overall'), ...overall }] : []),
    ...dimensions,
  ];
  return (
    <>
      <Panel>
        <ChangeChart label={t('compare.chart')} dimensions={rows} lang={lang} />
        <p className="hint">{t('compare.chart')}</p>
      </Panel>
      <DataTable
        caption={t('compare.caption')}
        columns={[
          t('compare.column.topic'),
          t('compare.column.before'),
          t('compare.column.after'),
          t('compare.column.change'),
          t('compare.column.items'),
        ]}
        rows={rows.map((row) => ({
          key: row.id,
          cells: [
            row.name,
            whole(row.before),
            whole(row.after),
            <Points key="change" change={row.change} clear={row.clear} lang={lang} />,
            whole(row.items),
          ],
        }))}
      />
    </>
  );
}

function Points(props: { readonly change: number; readonly clear: boolean; readonly lang: Lang }) {
  const { t } = useTranslation('sme');
  const { change, clear, lang } = props;
  if (!clear) return t('compare.same');
  const points = formatNumber(lang, Math.abs(change), 0);
  return (
    <bdi dir="ltr">{change > 0 ? t('compare.up', { points }) : t('compare.down', { points })}</bdi>
  );
}
