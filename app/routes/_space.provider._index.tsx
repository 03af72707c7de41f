import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getOrganisation, missingFields, PROFILE_FIELDS } from '#domain/accounts/index.server.ts';
import { getProviderHome } from '#domain/catalogue/index.server.ts';
import { hasRole } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { HomeAlerts, HomeFigures, MissingFacts } from '#ui/provider/home-parts.tsx';
import { HomeSteps } from '#ui/provider/home-steps.tsx';
import { ButtonLink, Panel } from '#ui/workspace/parts.tsx';
import { RoleCard } from '#ui/workspace/role-card.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['advisor', 'provider', 'vocab'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const { organisationId, roles } = actor.person.seat;
  const organisation = await guarded(() => getOrganisation(actor, organisationId));
  return {
    lang,
    name: organisation.name,
    roles,
    edits: hasRole(actor, 'provider-owner'),
    missing: missingFields(organisation),
    total: PROFILE_FIELDS.length,
    home: await guarded(() => getProviderHome(actor)),
    title: titled(lang, i18nFor(lang).t('advisor:provider.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function ProviderHome() {
  const { t } = useTranslation(['advisor', 'provider']);
  const page = useLoaderData<typeof loader>();
  const { lang, name, roles, home } = page;
  return (
    <>
      <h1>
        {t('provider.title')} · <bdi>{name}</bdi>
      </h1>
      <HomeAlerts home={home} lang={lang} />
      <HomeSteps steps={home.steps} lang={lang} />
      <HomeFigures home={home} lang={lang} />
      <MissingFacts {...page} />
      <Panel title={t('provider.people')}>
        {roles.map((role) => (
          <RoleCard key={role} code={role} />
        ))}
        <ButtonLink look="plain" to={`/${lang}/provider/people`}>
          {t('programme.managePeople')}
        </ButtonLink>
      </Panel>
    </>
  );
}
