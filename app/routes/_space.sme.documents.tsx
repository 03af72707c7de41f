import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listFirmAssessments } from '#domain/assessment/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ButtonLink, DataTable, Empty, Panel } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['space'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'sme');
  const lang = requireLang(args.params);
  const assessments = await guarded(() => listFirmAssessments(actor, contentLang(lang)));
  return {
    lang,
    title: titled(lang, i18nFor(lang).t('space:documents.title')),
    completed: assessments
      .filter(({ completedAt }) => completedAt !== null)
      .map(({ id, t, completedAt, createdAt }) => ({
        id,
        t: t ?? 0,
        date: formatDate(lang, completedAt ?? createdAt),
      })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Documents() {
  const { t } = useTranslation('space');
  const { lang, completed } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('documents.title')}</h1>
      {completed.length === 0 ? (
        <Empty action={<ButtonLink to={`/${lang}/assess`}>{t('smeHome.start')}</ButtonLink>}>
          {t('documents.none')}
        </Empty>
      ) : (
        <DataTable
          caption={t('documents.caption')}
          columns={[t('documents.assessment'), t('documents.files')]}
          rows={completed.map(({ id, t: place, date }) => ({
            key: id,
            cells: [
              t('documents.place', { t: place, date }),
              <ul key="files">
                <li>
                  <a href={`/${lang}/assess/${id}/report.pdf`}>{t('documents.report')}</a>
                </li>
                <li>
                  <a href={`/${lang}/assess/${id}/export.json`}>{t('documents.export')}</a>
                </li>
                <li>
                  <Link to={`/${lang}/sme/assessments/${id}/evidence`}>
                    {t('documents.evidence')}
                  </Link>
                </li>
              </ul>,
            ],
          }))}
        />
      )}
      <Panel title={t('documents.trail')}>
        <p>{t('documents.trailText')}</p>
        <ButtonLink look="plain" to={`/${lang}/account/trail`}>
          {t('documents.trailOpen')}
        </ButtonLink>
      </Panel>
    </>
  );
}
