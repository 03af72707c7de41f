import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ProviderHome } from '#domain/catalogue/schema.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import type advisor from '#i18n/locales/fr/advisor.json';
import type { Lang } from '#i18n/languages.ts';
import { ButtonLink, Panel, Status } from '../workspace/parts.tsx';

interface PartProps {
  readonly home: ProviderHome;
  readonly lang: Lang;
}

/** What ends or waits for the firm, each with the page where it is dealt with. */
export function HomeAlerts({ home: { ending, offers }, lang }: PartProps) {
  const { t } = useTranslation(['provider', 'vocab']);
  if (ending.length === 0 && offers.changes + offers.drafts === 0) return null;
  return (
    <div className={ending.length > 0 ? 'note warn' : 'note'}>
      <ul>
        {ending.map(({ id, kind, until, over }) => (
          <li key={id}>
            {t(over ? 'home.over' : 'home.ending', {
              paper: t(`vocab:credential.${kind}`),
              date: until === null ? '' : formatDate(lang, until),
            })}{' '}
            <Link to={`/${lang}/provider/credentials`}>{t('home.renew')}</Link>
          </li>
        ))}
        {offers.changes > 0 && (
          <li>
            {t('home.changes', { count: offers.changes })}{' '}
            <Link to={`/${lang}/provider/offers`}>{t('home.toOffers')}</Link>
          </li>
        )}
        {offers.drafts > 0 && (
          <li>
            {t('home.drafts', { count: offers.drafts })}{' '}
            <Link to={`/${lang}/provider/offers`}>{t('home.toOffers')}</Link>
          </li>
        )}
      </ul>
    </div>
  );
}

/** The certificate as it stands, and how often the pages were opened. */
export function HomeFigures({ home: { certificate, views }, lang }: PartProps) {
  const { t } = useTranslation(['provider', 'vocab']);
  const good = certificate?.state === 'certified' || certificate?.state === 'probation';
  return (
    <div className="grid">
      <Panel title={t('home.certificate')}>
        {certificate ? (
          <>
            <p>
              <Status tone={good ? 'good' : 'bad'}>
                {t(`vocab:standing.${certificate.state}`)}
              </Status>
            </p>
            <p>{t('home.until', { date: formatDate(lang, certificate.until) })}</p>
          </>
        ) : (
          <p>{t('home.noCertificate')}</p>
        )}
        <ButtonLink look="plain" to={`/${lang}/provider/certification`}>
          {t('home.toCertification')}
        </ButtonLink>
      </Panel>
      <Panel title={t('home.views')}>
        <p className="figure">{formatNumber(lang, views, 0)}</p>
        <ButtonLink look="plain" to={`/${lang}/provider/statistics`}>
          {t('home.toStatistics')}
        </ButtonLink>
      </Panel>
    </div>
  );
}

type Fact = keyof (typeof advisor)['provider']['field'];

/** What the firm has not yet said of its identity; nothing when all is there. */
export function MissingFacts({
  lang,
  missing,
  total,
  edits,
}: {
  readonly lang: Lang;
  readonly missing: readonly Fact[];
  readonly total: number;
  readonly edits: boolean;
}) {
  const { t } = useTranslation('advisor');
  if (missing.length === 0) return null;
  return (
    <Panel title={t('provider.profile')}>
      <p>{t('provider.filled', { count: total - missing.length, total })}</p>
      <p>{t('provider.missing')}</p>
      <ul>
        {missing.map((field) => (
          <li key={field}>{t(`provider.field.${field}`)}</li>
        ))}
      </ul>
      <ButtonLink to={`/${lang}/provider/profile`} look="plain">
        {t(edits ? 'provider.edit' : 'provider.see')}
      </ButtonLink>
    </Panel>
  );
}
