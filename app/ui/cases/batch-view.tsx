import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { BatchLine, BatchView } from '#domain/cases/schema.ts';
import type { Shown } from '../casework/show-case.ts';
import { DataTable, Panel, Status, type Tone } from '../workspace/parts.tsx';
import { sharedKey } from './words.ts';

const TONES = {
  done: 'good',
  refused: 'attention',
  waiting: 'neutral',
} as const satisfies Readonly<Record<'done' | 'refused' | 'waiting', Tone>>;

type Counts = Readonly<Record<'done' | 'refused' | 'waiting', string>>;
type ShownLine = Omit<Shown<BatchLine>, 'counts'> & { readonly counts: Counts };
export type ShownBatch = Omit<Shown<BatchView>, 'counts'> & {
  readonly counts: Counts;
  readonly isRunning: boolean;
};

/** The latest batches, with what became of them. */
export function RecentBatches({
  batches,
  here,
}: {
  readonly batches: readonly ShownLine[];
  readonly here: string;
}) {
  const { t } = useTranslation('cases');
  if (batches.length === 0) return null;
  return (
    <Panel title={t('batch.recent')}>
      <DataTable
        caption={t('batch.recent')}
        columns={[t('batch.title'), t('batch.asked'), t('batch.by'), t('batch.result')]}
        rows={batches.map(({ id, decision, requestedAt, by, counts }) => ({
          key: id,
          cells: [
            <Link key="batch" to={`${here}/batch/${id}`}>
              {t('batch.of', { date: requestedAt })}
            </Link>,
            t(`batch.decision.${decision}`),
            <bdi key="by">{by}</bdi>,
            t('batch.counts', counts),
          ],
        }))}
      />
    </Panel>
  );
}

/** What became of each case of a batch; while it runs, a link loads the page again. */
export function BatchResults({
  batch,
  here,
}: {
  readonly batch: ShownBatch;
  readonly here: string;
}) {
  const { t } = useTranslation(['cases', 'case']);
  const { id, counts, isRunning, rows } = batch;
  return (
    <>
      <p className={isRunning ? 'note' : 'note ok'} role="status">
        {isRunning ? t('batch.running', { waiting: counts.waiting }) : t('batch.ended')}{' '}
        {isRunning && <Link to={`${here}/batch/${id}`}>{t('batch.reload')}</Link>}
      </p>
      <p>{t('batch.counts', counts)}</p>
      <DataTable
        caption={t('batch.list')}
        columns={[
          ...[t('column.request'), t('column.firm'), t('batch.result'), t('batch.why')],
          t('batch.now'),
        ]}
        rows={rows.map(({ applicationId, receipt, firm, result, code, state }) => ({
          key: applicationId,
          cells: [
            <Link key="request" to={`${here}/${applicationId}`}>
              <bdi dir="ltr">{receipt}</bdi>
            </Link>,
            <bdi key="firm">{firm}</bdi>,
            <Status key="result" tone={TONES[result]}>
              {t(`batch.results.${result}`)}
            </Status>,
            code === null ? '' : t(sharedKey(code) ?? 'case:refused.failed'),
            t(`case:officerState.${state}`),
          ],
        }))}
      />
    </>
  );
}
