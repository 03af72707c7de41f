import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeOverview } from '#domain/programmes/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { ButtonLink, Facts, Panel } from '../workspace/parts.tsx';
import { GuardList, type Names } from './guard-list.tsx';
import { StateTag } from './state-tag.tsx';

export type OverviewPage = Pick<
  ProgrammeOverview,
  'id' | 'slug' | 'isManager' | 'live' | 'working' | 'rehearsalOf'
> & {
  readonly lang: Lang;
  readonly names: Names;
  readonly intentId: string;
};

/** Where a programme stands, and what is missing before it is published. */
export function StatePanel({ page, here }: { readonly page: OverviewPage; readonly here: string }) {
  const { t } = useTranslation('studio');
  const { lang, slug, live, working, rehearsalOf, names } = page;
  const missing = working?.guards?.filter(({ ok }) => !ok) ?? [];
  const isOpen = working !== null && working.state !== 'published';
  return (
    <>
      <Panel title={t('overview.state')}>
        <Facts
          items={[
            [
              t('overview.live'),
              live && rehearsalOf === null ? <StateTag key="live" state={live} /> : null,
            ],
            [
              t('overview.working'),
              working && (
                <span key="working">
                  {t('version', { number: working.number })} <StateTag state={working.state} />
                </span>
              ),
            ],
            [
              t('overview.inForce'),
              working?.state === 'published' && working.effectiveOn
                ? formatDate(lang, working.effectiveOn)
                : null,
            ],
            [
              t('overview.address'),
              <bdi key="slug" dir="ltr">
                {live && rehearsalOf === null ? (
                  <Link to={`/${lang}/programmes/${slug}`}>{slug}</Link>
                ) : (
                  slug
                )}
              </bdi>,
            ],
          ]}
        />
        {rehearsalOf !== null && (
          <Link to={`/${lang}/programme/programmes/${rehearsalOf}`}>{t('rehearsal.back')}</Link>
        )}
      </Panel>
      {isOpen && working.guards && (
        <Panel title={t('overview.missing')}>
          {missing.length === 0 ? (
            <p>{t('overview.ready')}</p>
          ) : (
            <>
              <p>{t('overview.missingLead')}</p>
              <GuardList lang={lang} guards={missing} here={here} names={names} />
            </>
          )}
          <ButtonLink to={`${here}/publish`}>{t('page.publish')}</ButtonLink>
        </Panel>
      )}
    </>
  );
}
