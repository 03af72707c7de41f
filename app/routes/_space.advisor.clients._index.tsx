import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listClientOverviews } from '#domain/assessment/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ScopeNames } from '#ui/advisor/scope-names.tsx';
import { StageName } from '#ui/result/overall.tsx';
import { ButtonLink, DataTable, Empty } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['advisor', 'result'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'advisor', 'advisor');
  const clients = await guarded(() => listClientOverviews(actor));
  return {
    lang,
    clients: clients.map(({ organisationId: id, name, scopes, expiresAt, latest, seesLatest }) => ({
      id,
      name,
      scopes,
      until: formatDate(lang, expiresAt),
      seesLatest,
      latest: latest && {
        stage: latest.stage,
        date: formatDate(lang, latest.completedAt ?? latest.createdAt),
      },
    })),
    title: titled(lang, i18nFor(lang).t('advisor:clients.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Clients() {
  const { t } = useTranslation('advisor');
  const { lang, clients } = useLoaderData<typeof loader>();
  const propose = <ButtonLink to={`/${lang}/advisor/clients/new`}>{t('home.propose')}</ButtonLink>;
  return (
    <>
      <h1>{t('clients.title')}</h1>
      {clients.length === 0 ? (
        <Empty action={propose}>{t('clients.none')}</Empty>
      ) : (
        <>
          <DataTable
            caption={t('clients.title')}
            columns={[
              t('clients.firm'),
              t('clients.scopes'),
              t('clients.until'),
              t('clients.latest'),
            ]}
            rows={clients.map((client) => ({
              key: client.id,
              cells: [
                <Link key="firm" to={`/${lang}/advisor/clients/${client.id}`}>
                  <bdi>{client.name}</bdi>
                </Link>,
                <ScopeNames key="scopes" scopes={client.scopes} />,
                client.until,
                <Latest key="latest" latest={client.latest} sees={client.seesLatest} />,
              ],
            }))}
          />
          {propose}
        </>
      )}
    </>
  );
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['clients'][number]['latest'];

function Latest({ latest, sees }: { readonly latest: Shown; readonly sees: boolean }) {
  const { t } = useTranslation('advisor');
  if (!sees) return <>{t('clients.hidden')}</>;
  if (latest === null) return <>{t('clients.noLatest')}</>;
  return (
    <>
      {latest.stage ? <StageName stage={latest.stage} /> : t('clients.noStage')} · {latest.date}
    </>
  );
}
