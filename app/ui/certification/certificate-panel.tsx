import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { CertificateView } from '#domain/catalogue/schema.ts';
import { DataTable, Facts, Panel } from '../workspace/parts.tsx';
import { CertificateStatus } from './status.tsx';

type Shown = CertificateView;

/** A certificate, its days and its public history; days are written out already. */
export function CertificatePanel({
  certificate,
  lang,
  title,
}: {
  readonly certificate: Shown;
  readonly lang: string;
  readonly title: string;
}) {
  const { t } = useTranslation(['certification', 'register', 'vocab']);
  const { code, state, grade, ended, lapsed, measured, measureUntil } = certificate;
  return (
    <Panel title={title}>
      <Facts
        items={[
          [t('certificate.state'), <CertificateStatus key="state" state={state} />],
          [t('certificate.why'), lapsed ? t('certificate.lapsed') : null],
          [t('certificate.measure'), measured ? t('certificate.measured') : null],
          [t('certificate.measureUntil'), measured ? measureUntil : null],
          [t('certificate.code'), <Code key="code" code={code} lang={lang} />],
          [t('certificate.issuedOn'), certificate.issuedOn],
          [
            t('certificate.probationUntil'),
            grade === 'probation' && !ended ? certificate.probationUntil : null,
          ],
          [t('certificate.validUntil'), certificate.validUntil],
        ]}
      />
      <details>
        <summary>{t('certificate.history')}</summary>
        <DataTable
          caption={t('certificate.history')}
          columns={[t('certificate.on'), t('certificate.event'), t('certificate.state')]}
          rows={certificate.events.map(({ id, on, type, state: after, reason }) => ({
            key: id,
            cells: [
              on,
              reason === null
                ? t(`register:event.${type}`)
                : `${t(`register:event.${type}`)} · ${t(`register:reason.${reason}`)}`,
              <CertificateStatus key="state" state={after} />,
            ],
          }))}
        />
      </details>
    </Panel>
  );
}

function Code({ code, lang }: { readonly code: string; readonly lang: string }) {
  return (
    <Link to={`/${lang}/certificates/${code}`}>
      <bdi dir="ltr">{code}</bdi>
    </Link>
  );
}
