import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { organisationChoices } from '#domain/accounts/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { OrganisationPage } from '#ui/people/organisation-page.tsx';
import { changeOrganisation, loadOrganisation } from '#web/organisation.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['people', 'notice'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  return {
    ...(await loadOrganisation(args, actor, actor.person.seat.organisationId)),
    options: organisationChoices(contentLang(lang)),
    title: titled(lang, i18nFor(lang).t('people:organisation.profile')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'provider', 'provider-owner');
  return changeOrganisation(args, actor, actor.person.seat.organisationId);
}

export default function Organisation() {
  const { t } = useTranslation('people');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <OrganisationPage page={page} title={t('organisation.profile')} refused={refused} />;
}
