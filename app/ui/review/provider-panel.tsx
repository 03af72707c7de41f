import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { CertificateState, CredentialKind, Obstacle } from '#domain/catalogue/schema.ts';
import { formatList } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { Facts, Panel, Status, type Tone } from '../workspace/parts.tsx';

export interface ReviewedProvider {
  readonly organisationId: string;
  readonly name: string;
  readonly legalName: string;
  /** Grouped digits. */
  readonly ice: string | null;
  readonly place: string;
  readonly certificate: { readonly state: CertificateState; readonly until: string } | null;
  readonly published: string;
  readonly isDemo: boolean;
}

const TONES: Readonly<Record<CertificateState, Tone>> = {
  certified: 'good',
  probation: 'info',
  suspended: 'bad',
  expired: 'bad',
  revoked: 'bad',
  withdrawn: 'neutral',
};

/** Who offers it, and whether they may. */
export function ProviderPanel({
  provider,
  lang,
}: {
  readonly provider: ReviewedProvider;
  readonly lang: Lang;
}) {
  const { t } = useTranslation(['review', 'vocab']);
  const { name, legalName, ice, place, certificate, published, isDemo } = provider;
  return (
    <Panel title={t('provider.title')}>
      <Facts
        items={[
          [
            t('provider.name'),
            <Link key="name" to={`/${lang}/programme/providers/firm/${provider.organisationId}`}>
              <bdi>{name}</bdi>
            </Link>,
          ],
          [t('provider.legalName'), <bdi key="legal">{legalName}</bdi>],
          [t('provider.ice'), ice === null ? '' : <bdi dir="ltr">{ice}</bdi>],
          [t('provider.place'), place],
          [
            t('provider.certificate'),
            certificate === null ? (
              t('provider.noCertificate')
            ) : (
              <span key="certificate">
                <Status tone={TONES[certificate.state]}>
                  {t(`vocab:standing.${certificate.state}`)}
                </Status>{' '}
                {t('provider.until', { date: certificate.until })}
              </span>
            ),
          ],
          [t('provider.published'), published],
          [t('provider.demo'), isDemo ? t('provider.isDemo') : ''],
        ]}
      />
    </Panel>
  );
}

/** Why it cannot be published today. */
export function ObstacleList({
  obstacles,
  regions,
  lang,
}: {
  readonly obstacles: readonly Obstacle[];
  /** Names of regions by their codes. */
  readonly regions: Readonly<Record<string, string>>;
  readonly lang: Lang;
}) {
  const { t } = useTranslation(['review', 'vocab']);
  if (obstacles.length === 0) return null;
  const nameOf = (key: Obstacle['key'], code: string) =>
    // Codes of papers are those of the vocabulary.
    key === 'regions-not-served'
      ? (regions[code] ?? code)
      : t(`vocab:credential.${code as CredentialKind}`);
  return (
    <div className="note warn" id="obstacles">
      <p>
        <strong>{t('obstacle.title')}</strong>
      </p>
      <ul>
        {obstacles.map(({ key, codes }) => (
          <li key={key}>
            {t(`obstacle.${key}`, {
              names: formatList(
                lang,
                codes.map((code) => nameOf(key, code)),
              ),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
