import { useTranslation } from 'react-i18next';
import { DataTable, Panel } from '../workspace/parts.tsx';
import type { ShownCase } from './show-case.ts';

/** Every deadline that runs or stands still, of both sides. */
export function Deadlines({ deadlines }: Pick<ShownCase, 'deadlines'>) {
  const { t } = useTranslation(['follow', 'case']);
  if (deadlines.length === 0) return null;
  return (
    <Panel title={t('follow:deadlines.title')}>
      <DataTable
        caption={t('follow:deadlines.caption')}
        columns={[
          t('follow:deadlines.what'),
          t('follow:deadlines.who'),
          t('follow:deadlines.when'),
        ]}
        rows={deadlines.map(({ code, who, due }) => ({
          key: code,
          cells: [
            t(`case:clock.${code}`),
            t(`case:holder.${who}`),
            due ?? t('follow:deadlines.stands'),
          ],
        }))}
      />
    </Panel>
  );
}
