import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listRequests } from '#domain/engagements/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { groupOf, PIPELINE, RequestTable } from '#ui/quotes/pipeline.tsx';
import { showRequest } from '#ui/quotes/show.ts';
import { ButtonLink, Empty } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['quotes', 'engagement'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const requests = await guarded(() => listRequests(actor, contentLang(lang)));
  // Who waits the shortest time comes first.
  const inTurn = requests.toSorted((one, other) =>
    (one.until ?? '9999') < (other.until ?? '9999') ? -1 : 1,
  );
  return {
    lang,
    groups: PIPELINE.map((group) => ({
      group,
      requests: inTurn
        .filter((request) => groupOf(request) === group)
        .map((request) => showRequest(lang, request)),
    })).filter(({ requests: some }) => some.length > 0),
    title: titled(lang, i18nFor(lang).t('quotes:pipeline.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Pipeline() {
  const { t } = useTranslation('quotes');
  const { lang, groups } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('pipeline.title')}</h1>
      <p>{t('pipeline.lead')}</p>
      {groups.length === 0 && (
        <Empty
          action={<ButtonLink to={`/${lang}/provider/offers`}>{t('pipeline.toOffers')}</ButtonLink>}
        >
          {t('pipeline.none')}
        </Empty>
      )}
      {groups.map(({ group, requests }) => (
        <section key={group}>
          <h2>{t(`pipeline.${group}`, { total: requests.length })}</h2>
          <RequestTable lang={lang} group={group} requests={requests} />
        </section>
      ))}
    </>
  );
}
