import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getProviderDossier } from '#domain/catalogue/index.server.ts';
import { groupIce } from '#domain/kernel/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { CertificatePanel } from '#ui/certification/certificate-panel.tsx';
import { MeasuresPanel } from '#ui/certification/measures-list.tsx';
import { showDays } from '#ui/certification/show-days.ts';
import { OtherApplications } from '#ui/examiner/dossier-parts.tsx';
import { PapersPanel, ProviderPanel } from '#ui/examiner/provider-panel.tsx';
import { showPapers } from '#ui/examiner/show-papers.ts';
import { ButtonLink } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['certification', 'register', 'vocab', 'wallet'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const found = await guarded(() => getProviderDossier(actor, id, contentLang(lang)));
  const { provider, papers } = found;
  return {
    ...{ lang, papers: showPapers(lang, papers) },
    found: showDays(lang, {
      ...found,
      provider: { ...provider, ice: provider.ice && groupIce(provider.ice) },
    }),
    title: titled(lang, provider.name),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function ProviderDossier() {
  const { t } = useTranslation('certification');
  const { lang, found, papers } = useLoaderData<typeof loader>();
  const { provider, certificates, applications, measures, mayNotice } = found;
  const base = `/${lang}/programme/providers`;
  return (
    <>
      <p>
        <Link to={`${base}/firm`}>{t('firms.back')}</Link>
      </p>
      <h1>
        <bdi>{provider.name}</bdi>
      </h1>
      <ProviderPanel provider={provider} lang={lang} />
      {certificates.map((certificate) => (
        <CertificatePanel
          key={certificate.id}
          certificate={certificate}
          lang={lang}
          title={t(certificate.ended ? 'certificate.past' : 'certificate.title')}
        />
      ))}
      <MeasuresPanel measures={measures} here={`${base}/measures`} />
      {mayNotice && (
        <p>
          <ButtonLink look="plain" to={`${base}/firm/${provider.organisationId}/measure`}>
            {t('measure.new')}
          </ButtonLink>
        </p>
      )}
      <OtherApplications applications={applications} base={base} />
      <PapersPanel {...papers} lang={lang} />
    </>
  );
}
