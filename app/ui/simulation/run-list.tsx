import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { RunState } from '#domain/programmes/schema.ts';
import { SubmitButton } from '../workspace/fields.tsx';
import { DataTable, Panel, Status, type Tone } from '../workspace/parts.tsx';

/** A run as its line shows it. */
export interface ShownRun {
  readonly id: string;
  readonly number: number;
  readonly state: RunState;
  /** In words. */
  readonly progress: string;
  readonly asked: string;
  readonly outdated: boolean;
}

const TONES: Readonly<Record<RunState, Tone>> = {
  ...{ queued: 'info', running: 'info', done: 'good', failed: 'bad', cancelled: 'neutral' },
};

/** The runs of a programme, the newest first. */
export function RunList({
  runs,
  here,
  mayCancel,
}: {
  readonly runs: readonly ShownRun[];
  readonly here: string;
  readonly mayCancel: boolean;
}) {
  const { t } = useTranslation('simulation');
  if (runs.length === 0) return <p>{t('runs.none')}</p>;
  return (
    <Panel title={t('runs.title')}>
      <DataTable
        caption={t('runs.title')}
        columns={[t('runs.asked'), t('runs.version'), t('runs.state'), t('runs.act')]}
        rows={runs.map((run) => ({
          key: run.id,
          cells: [
            run.asked,
            t(run.outdated ? 'runs.versionOutdated' : 'runs.versionSame', { number: run.number }),
            <RunStatus key="state" run={run} />,
            <RunAct key="act" {...{ run, here, mayCancel }} />,
          ],
        }))}
      />
    </Panel>
  );
}

function RunStatus({ run: { state, progress } }: { readonly run: ShownRun }) {
  const { t } = useTranslation('simulation');
  return (
    <>
      <Status tone={TONES[state]}>{t(`state.${state}`)}</Status>
      {state === 'running' && <> {t('runs.progress', { percent: progress })}</>}
    </>
  );
}

function RunAct({
  run: { id, state },
  here,
  mayCancel,
}: {
  readonly run: ShownRun;
  readonly here: string;
  readonly mayCancel: boolean;
}) {
  const { t } = useTranslation('simulation');
  if (state === 'done') return <Link to={`${here}/${id}`}>{t('runs.read')}</Link>;
  if (!mayCancel || (state !== 'queued' && state !== 'running')) return null;
  return (
    <Form method="post">
      <input type="hidden" name="run" value={id} />
      <SubmitButton look="plain" name="do" value="cancel">
        {t('runs.cancel')}
      </SubmitButton>
    </Form>
  );
}
