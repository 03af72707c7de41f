import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { canWriteForFirm, listFirmAssessments } from '#domain/assessment/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { FirmAssessments } from '#ui/sme/firm-assessments.tsx';
import { StartAgain } from '#ui/sme/start-again.tsx';
import { ButtonLink, Empty } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['sme', 'result'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'sme');
  const lang = requireLang(args.params);
  const found = await guarded(() => listFirmAssessments(actor, contentLang(lang)));
  return {
    lang,
    writes: canWriteForFirm(actor),
    assessments: found.map((each) => ({
      ...each,
      date: formatDate(lang, each.completedAt ?? each.createdAt),
    })),
    title: titled(lang, i18nFor(lang).t('sme:list.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Assessments() {
  const { t } = useTranslation('sme');
  const { lang, writes, assessments } = useLoaderData<typeof loader>();
  const measured = assessments.filter(({ t: place }) => place !== null).length;
  return (
    <>
      <h1>{t('list.title')}</h1>
      <p>{t('list.lead')}</p>
      {assessments.length === 0 ? (
        <Empty>{t('list.none')}</Empty>
      ) : (
        <FirmAssessments assessments={assessments} lang={lang} writes={writes} />
      )}
      {measured >= 2 && (
        <p className="actions">
          <ButtonLink to={`/${lang}/sme/assessments/compare`} look="plain">
            {t('list.compare')}
          </ButtonLink>
        </p>
      )}
      {writes && <StartAgain lang={lang} />}
    </>
  );
}
