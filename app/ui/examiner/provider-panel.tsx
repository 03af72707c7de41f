import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { CredentialKind, ProviderFacts, Standing } from '#domain/catalogue/schema.ts';
import { Facts, Panel } from '../workspace/parts.tsx';
import { StandingStatus } from '../wallet/paper-facts.tsx';

/** Who a provider is. `ice` comes in groups of digits. */
export function ProviderPanel({
  provider,
  lang,
}: {
  readonly provider: ProviderFacts;
  readonly lang: string;
}) {
  const { t } = useTranslation('certification');
  const { legalName, ice, legalForm, tradeRegister, registerCourt, place, slug } = provider;
  const register = [tradeRegister, registerCourt].filter(Boolean).join(' · ');
  return (
    <Panel title={t('provider.title')}>
      {provider.suspended && <p className="note warn">{t('provider.suspended')}</p>}
      <Facts
        items={[
          [t('provider.name'), <bdi key="name">{provider.name}</bdi>],
          [t('provider.legalName'), <bdi key="legal">{legalName}</bdi>],
          [t('provider.ice'), ice && <bdi dir="ltr">{ice}</bdi>],
          [t('provider.legalForm'), legalForm],
          [t('provider.register'), register === '' ? null : <bdi dir="auto">{register}</bdi>],
          [t('provider.place'), place],
          [
            t('provider.charter'),
            provider.charterVersion === null
              ? t('provider.noCharter')
              : t('charter.version', { version: provider.charterVersion }),
          ],
          [t('provider.charterOn'), provider.charterOn],
        ]}
      />
      <ul className="inline-form">
        {slug !== null && (
          <li>
            <Link to={`/${lang}/providers/${slug}`}>{t('provider.page')}</Link>
          </li>
        )}
        <li>
          <Link to={`/${lang}/programme/providers/firm/${provider.organisationId}`}>
            {t('provider.all')}
          </Link>
        </li>
      </ul>
    </Panel>
  );
}

export interface PaperLine {
  readonly id: string;
  readonly kind: CredentialKind;
  readonly standing: Standing;
  readonly past: boolean;
  /** Written in the reader's language, empty for no end. */
  readonly until: string;
}

/** The papers of a wallet that count, each with a link to where it is verified. */
export function PapersPanel({
  papers,
  missing,
  lang,
}: {
  readonly papers: readonly PaperLine[];
  readonly missing: readonly CredentialKind[];
  readonly lang: string;
}) {
  const { t } = useTranslation(['certification', 'vocab']);
  return (
    <Panel title={t('papers.title')} id="papers">
      {missing.map((kind) => (
        <p key={kind} className="note warn">
          {t('papers.missing', { paper: t(`vocab:credential.${kind}`) })}
        </p>
      ))}
      <ul>
        {papers
          .filter(({ past }) => !past)
          .map(({ id, kind, standing, until }) => (
            <li key={id}>
              <Link to={`/${lang}/programme/credentials/${id}`}>
                {t(`vocab:credential.${kind}`)}
              </Link>{' '}
              <StandingStatus standing={standing} /> <span className="hint">{until}</span>
            </li>
          ))}
      </ul>
    </Panel>
  );
}
