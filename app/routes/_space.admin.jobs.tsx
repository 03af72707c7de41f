import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  giveUpJob,
  tryDeadJobsAgain,
  tryJobAgain,
  viewJobs,
} from '#domain/notifications/index.server.ts';
import { formatDateTime } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { GiveUpJob, JobTable } from '#ui/operations/job-table.tsx';
import { SubmitButton } from '#ui/workspace/fields.tsx';
import { Empty, Facts, Panel } from '#ui/workspace/parts.tsx';
import { readForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['operations'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'platform', 'platform-admin');
  const { jobs, counts } = await guarded(() => viewJobs(actor));
  const { searchParams } = new URL(args.request.url);
  const drop = searchParams.get('drop');
  return {
    counts,
    jobs: jobs.map(({ id, task, state, attempts, maxAttempts, lastError, nextTry }) => ({
      ...{ id, task, state, attempts, maxAttempts, lastError },
      nextTry: nextTry && formatDateTime(lang, nextTry),
    })),
    drop: jobs.find(({ id }) => id === drop)?.id ?? null,
    done: searchParams.has('done'),
    title: titled(lang, i18nFor(lang).t('operations:jobs.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** Repeating any of these is answered as done: the job it was about is gone or was retried. */
export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'platform', 'platform-admin');
  const form = await readForm(args.request);
  const [retry, drop] = [form.get('retry'), form.get('drop')];
  await guarded(async () => {
    if (typeof drop === 'string') await giveUpJob(actor, drop);
    else if (retry === 'all') await tryDeadJobsAgain(actor);
    else if (typeof retry === 'string') await tryJobAgain(actor, retry);
  });
  return seeOther(`/${lang}/admin/jobs?done=1`);
}

export default function Jobs() {
  const { t } = useTranslation('operations');
  const { jobs, counts, drop, done } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('jobs.title')}</h1>
      {done && (
        <p className="note ok" role="status">
          {t('jobs.done')}
        </p>
      )}
      <p>{t('jobs.lead')}</p>
      {drop !== null && <GiveUpJob id={drop} />}
      <Panel>
        <Facts
          items={[
            [t('jobs.state.dead'), counts.dead],
            [t('jobs.state.failing'), counts.failing],
            [t('jobs.state.running'), counts.running],
            [t('jobs.state.waiting'), counts.waiting],
          ]}
        />
        {counts.dead > 0 && (
          <Form method="post">
            <SubmitButton name="retry" value="all">
              {t('jobs.retryAll')}
            </SubmitButton>
          </Form>
        )}
      </Panel>
      {jobs.length === 0 ? <Empty>{t('jobs.none')}</Empty> : <JobTable jobs={jobs} />}
    </>
  );
}
