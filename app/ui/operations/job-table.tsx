import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../workspace/fields.tsx';
import { DataTable, Panel, Status, type Tone } from '../workspace/parts.tsx';

export interface JobRow {
  readonly id: string;
  readonly task: string;
  readonly state: 'dead' | 'failing' | 'running' | 'waiting';
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly lastError: string | null;
  /** As shown; null when it is not tried again by itself. */
  readonly nextTry: string | null;
}

const TONES = {
  dead: 'bad',
  failing: 'attention',
  running: 'info',
  waiting: 'neutral',
} as const satisfies Readonly<Record<JobRow['state'], Tone>>;

/** The job queue; what failed can be tried again or given up. */
export function JobTable({ jobs }: { readonly jobs: readonly JobRow[] }) {
  const { t } = useTranslation('operations');
  return (
    <DataTable
      caption={t('jobs.caption')}
      columns={[
        t('jobs.column.task'),
        t('jobs.column.state'),
        t('jobs.column.tries'),
        t('jobs.column.error'),
        t('jobs.column.next'),
        t('jobs.column.action'),
      ]}
      rows={jobs.map((job) => ({
        key: job.id,
        cells: [
          <bdi key="task" dir="ltr">
            <code>{job.task}</code>
          </bdi>,
          <Status key="state" tone={TONES[job.state]}>
            {t(`jobs.state.${job.state}`)}
          </Status>,
          <bdi key="tries" dir="ltr">
            {job.attempts} / {job.maxAttempts}
          </bdi>,
          job.lastError !== null && (
            <bdi key="error" dir="ltr" lang="en" style={{ overflowWrap: 'anywhere' }}>
              {job.lastError}
            </bdi>
          ),
          job.nextTry,
          (job.state === 'dead' || job.state === 'failing') && <JobActions key="act" id={job.id} />,
        ],
      }))}
    />
  );
}

function JobActions({ id }: { readonly id: string }) {
  const { t } = useTranslation('operations');
  const number = <span className="vh">{t('jobs.number', { id })}</span>;
  return (
    <div className="inline-form">
      <Form method="post">
        <SubmitButton look="plain" name="retry" value={id}>
          {t('jobs.retry')} {number}
        </SubmitButton>
      </Form>
      <Link to={`?drop=${id}`}>
        {t('jobs.giveUp')} {number}
      </Link>
    </div>
  );
}

/** Asks once more before a job is deleted for good. */
export function GiveUpJob({ id }: { readonly id: string }) {
  const { t } = useTranslation('operations');
  return (
    <Panel title={t('jobs.giveUpTitle', { id })}>
      <p>{t('jobs.giveUpText')}</p>
      <Form method="post" className="inline-form">
        <SubmitButton look="danger" name="drop" value={id}>
          {t('jobs.giveUp')}
        </SubmitButton>
        <Link to="?">{t('jobs.keep')}</Link>
      </Form>
    </Panel>
  );
}
