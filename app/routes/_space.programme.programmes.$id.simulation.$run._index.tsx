import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getSimulation } from '#domain/programmes/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ReportBody } from '#ui/simulation/report-body.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { isDemo } from '#web/site.server.ts';
import { requireStudio } from './_space.programme.programmes.$id._index/section.server.ts';

export const handle = { i18n: ['simulation'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireStudio(args);
  const id = requireParam(args.params, 'id');
  const simulationId = requireParam(args.params, 'run');
  const { run, report } = await guarded(() =>
    getSimulation(actor, {
      ...{ programmeId: id, simulationId, demo: isDemo() },
      lang: contentLang(lang),
    }),
  );
  return {
    ...{ lang, id, report, run: { id: run.id, state: run.state } },
    title: titled(lang, i18nFor(lang).t('simulation:report.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function SimulationReportPage() {
  const { t } = useTranslation('simulation');
  const { lang, id, run, report } = useLoaderData<typeof loader>();
  const here = `/${lang}/programme/programmes/${id}/simulation`;
  return (
    <>
      <p>
        <Link to={here}>{t('back')}</Link>
      </p>
      <h1>{t('report.title')}</h1>
      {report === null && <p>{t(run.state === 'done' ? 'oldForm' : 'notDone')}</p>}
      {report !== null && (
        <>
          <p>
            <a href={`${here}/${run.id}/report.pdf`}>{t('download')}</a>
          </p>
          <ReportBody report={report} lang={lang} />
        </>
      )}
    </>
  );
}
