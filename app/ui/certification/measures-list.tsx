import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { MeasureLine } from '#domain/catalogue/schema.ts';
import { DataTable, Panel } from '../workspace/parts.tsx';
import { MeasureStatus } from './status.tsx';

/** The measures against a certificate, each with a link to its page. */
export function MeasuresPanel({
  measures,
  here,
}: {
  readonly measures: readonly MeasureLine[];
  readonly here: string;
}) {
  const { t } = useTranslation(['certification', 'register']);
  if (measures.length === 0) return null;
  return (
    <Panel title={t('measure.list')} id="measures">
      <DataTable
        caption={t('measure.list')}
        columns={[
          ...[t('measure.kind.label'), t('measure.grounds')],
          ...[t('measure.noticedOn'), t('measure.answerDueOn'), t('measure.state.label')],
        ]}
        rows={measures.map(({ id, kind, grounds, noticedOn, answerDueOn, state }) => ({
          key: id,
          cells: [
            <Link key="kind" to={`${here}/${id}`}>
              {t(`measure.kind.${kind}`)}
            </Link>,
            t(`register:reason.${grounds}`),
            noticedOn,
            answerDueOn,
            <MeasureStatus key="state" state={state} />,
          ],
        }))}
      />
    </Panel>
  );
}
