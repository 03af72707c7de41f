import { useTranslation } from 'react-i18next';
import type { ExposureLine } from '#domain/matching/schema.ts';
import { formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { DataTable, Panel } from '../workspace/parts.tsx';

/** What was due to the provider and what it had, by category. */
export function Visibility({
  lines,
  lang,
}: {
  readonly lines: readonly ExposureLine[];
  readonly lang: Lang;
}) {
  const { t } = useTranslation('ranking');
  const units = (value: number) => formatNumber(lang, value, 1);
  return (
    <Panel title={t('visibility.title')}>
      <p>{t('visibility.text')}</p>
      {lines.length === 0 ? (
        <p>{t('visibility.none')}</p>
      ) : (
        <DataTable
          caption={t('visibility.title')}
          columns={[
            t('visibility.category'),
            t('visibility.due'),
            t('visibility.had'),
            t('visibility.now'),
          ]}
          rows={lines.map(({ category, due, had, standing }) => ({
            key: category.code,
            cells: [category.name, units(due), units(had), t(`visibility.standing.${standing}`)],
          }))}
        />
      )}
    </Panel>
  );
}
