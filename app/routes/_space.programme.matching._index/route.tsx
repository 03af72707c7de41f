import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { catalogueNames } from '#domain/catalogue/index.server.ts';
import {
  EXPOSURE_PERIODS,
  exposurePeriodOf,
  getExposureReport,
  listAppeals,
} from '#domain/matching/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { AppealLists } from '#ui/steering/appeal-list.tsx';
import { ExposureFilter, ExposurePanels } from '#ui/steering/exposure-panels.tsx';
import { SteeringHead } from '#ui/steering/head.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { appealRows, exposureView } from './view.server.ts';

export const handle = { i18n: ['steering'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'programme-manager', 'auditor');
  const lang = requireLang(args.params);
  const read = contentLang(lang);
  const { categories } = catalogueNames(read);
  const params = new URL(args.request.url).searchParams;
  const days = exposurePeriodOf(params.get('days'));
  const category = categories.find(({ code }) => code === params.get('category'))?.code ?? null;
  const [report, { open, ended }] = await Promise.all([
    guarded(() => getExposureReport(actor, { days, category })),
    guarded(() => listAppeals(actor, read)),
  ]);
  return {
    ...{ lang, days, category, periods: EXPOSURE_PERIODS },
    categories: categories.map(({ code, name }) => ({ code, name })),
    exposure: exposureView(lang, report),
    open: appealRows(lang, open),
    ended: appealRows(lang, ended),
    title: titled(lang, i18nFor(lang).t('steering:exposure.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Exposure() {
  const { t } = useTranslation('steering');
  const { lang, exposure, open, ended, ...filter } = useLoaderData<typeof loader>();
  // What waits for an answer comes before what is to be read.
  const isWaiting = open.length > 0;
  return (
    <>
      <SteeringHead lang={lang} page="exposure" title={t('exposure.title')} />
      {isWaiting && <AppealLists {...{ lang, open, ended }} />}
      <p>{t('exposure.lead')}</p>
      <ExposureFilter {...{ lang }} {...filter} />
      {exposure === null ? (
        <p className="note">{t('exposure.none')}</p>
      ) : (
        <ExposurePanels exposure={exposure} />
      )}
      {!isWaiting && <AppealLists {...{ lang, open, ended }} />}
    </>
  );
}
