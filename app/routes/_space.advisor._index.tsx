import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listClients } from '#domain/accounts/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
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

const SOON_MS = 30 * 24 * 60 * 60 * 1000;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'advisor', 'advisor');
  const clients = await guarded(() => listClients(actor));
  const soon = actor.now.getTime() + SOON_MS;
  return {
    lang,
    count: clients.length,
    ending: clients
      .filter(({ expiresAt }) => expiresAt.getTime() <= soon)
      .map(({ organisationId: id, name, expiresAt }) => ({
        id,
        name,
        until: formatDate(lang, expiresAt),
      })),
    title: titled(lang, i18nFor(lang).t('advisor:home.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

const RULES = ['consent', 'sign', 'trace', 'neutral'] as const;

export default function AdvisorHome() {
  const { t } = useTranslation('advisor');
  const { lang, count, ending } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('home.title')}</h1>
      <p>{t('home.lead')}</p>
      <Panel>
        <p>{count === 0 ? t('clients.none') : t('home.count', { count })}</p>
        <p className="inline-form">
          {count > 0 && (
            <ButtonLink to={`/${lang}/advisor/clients`}>{t('home.clients')}</ButtonLink>
          )}
          <ButtonLink
            to={`/${lang}/advisor/clients/new`}
            {...(count > 0 ? { look: 'plain' as const } : {})}
          >
            {t('home.propose')}
          </ButtonLink>
        </p>
      </Panel>
      {ending.length > 0 && (
        <Panel title={t('home.soon')}>
          <ul>
            {ending.map(({ id, name, until }) => (
              <li key={id}>
                <Link to={`/${lang}/advisor/clients/${id}`}>
                  <bdi>{name}</bdi>
                </Link>{' '}
                · {until}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('home.rules')}>
        <ul>
          {RULES.map((rule) => (
            <li key={rule}>{t(`home.rule.${rule}`)}</li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('home.role')}>
        <RoleCard code="advisor" />
      </Panel>
    </>
  );
}
