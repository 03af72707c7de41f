import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getOrganisation, missingFields, PROFILE_FIELDS } from '#domain/accounts/index.server.ts';
import { hasRole } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ButtonLink, Panel } from '#ui/workspace/parts.tsx';
import { RoleCard } from '#ui/workspace/role-card.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['advisor'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const { organisationId, roles } = actor.person.seat;
  const profile = await guarded(() => getOrganisation(actor, organisationId));
  return {
    lang,
    name: profile.name,
    roles,
    edits: hasRole(actor, 'provider-owner'),
    missing: missingFields(profile),
    total: PROFILE_FIELDS.length,
    title: titled(lang, i18nFor(lang).t('advisor:provider.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function ProviderHome() {
  const { t } = useTranslation('advisor');
  const { lang, name, roles, edits, missing, total } = useLoaderData<typeof loader>();
  const isComplete = missing.length === 0;
  return (
    <>
      <h1>
        {t('provider.title')} · <bdi>{name}</bdi>
      </h1>
      <p>{t('provider.lead')}</p>
      <Panel title={t('provider.profile')}>
        <p>
          {isComplete
            ? t('provider.complete')
            : t('provider.filled', { count: total - missing.length, total })}
        </p>
        {!isComplete && (
          <>
            <p>{t('provider.missing')}</p>
            <ul>
              {missing.map((field) => (
                <li key={field}>{t(`provider.field.${field}`)}</li>
              ))}
            </ul>
          </>
        )}
        <ButtonLink to={`/${lang}/provider/profile`} {...(isComplete ? { look: 'plain' } : {})}>
          {t(edits && !isComplete ? 'provider.edit' : 'provider.see')}
        </ButtonLink>
      </Panel>
      <Panel title={t('provider.people')}>
        {roles.map((role) => (
          <RoleCard key={role} code={role} />
        ))}
        <ButtonLink look="plain" to={`/${lang}/provider/people`}>
          {t('programme.managePeople')}
        </ButtonLink>
      </Panel>
      <Panel title={t('provider.next')}>
        <p>{t('provider.nextText')}</p>
      </Panel>
    </>
  );
}
