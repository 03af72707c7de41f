import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findFirmProgress } from '#domain/assessment/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ChoosePoints } from '#ui/sme/choose-points.tsx';
import { ProgressReport } from '#ui/sme/progress-report.tsx';
import { Empty } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['sme'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'sme');
  const lang = requireLang(args.params);
  const { searchParams } = new URL(args.request.url);
  const asked = { from: searchParams.get('from') || null, to: searchParams.get('to') || null };
  const progress = await guarded(() => findFirmProgress(actor, asked, contentLang(lang)));
  return {
    lang,
    progress,
    points: (progress?.points ?? []).map(({ id, t, completedAt }) => ({
      id,
      t,
      date: formatDate(lang, completedAt),
    })),
    title: titled(lang, i18nFor(lang).t('sme:compare.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Compare() {
  const { t } = useTranslation('sme');
  const { lang, progress, points } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('compare.title')}</h1>
      <p>{t('compare.lead')}</p>
      {progress ? (
        <>
          <ChoosePoints points={points} from={progress.from.id} to={progress.to.id} />
          <ProgressReport progress={progress} lang={lang} />
        </>
      ) : (
        <Empty>{t('compare.few')}</Empty>
      )}
      <p>
        <Link to={`/${lang}/sme/assessments`}>{t('second.back')}</Link>
      </p>
    </>
  );
}
