import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ButtonLink, Panel } from '#ui/workspace/parts.tsx';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireConfirmed, requirePerson } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['consent'] };
export const headers = () => PRIVATE_PAGE;

export function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  requireConfirmed(args, actor);
  const query = new URL(args.request.url).searchParams;
  return {
    lang,
    wait: query.has('wait'),
    title: titled(lang, i18nFor(lang).t('consent:data.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function OwnData() {
  const { t } = useTranslation('consent');
  const { lang, wait } = useLoaderData<typeof loader>();
  const base = `/${lang}/account/data`;
  return (
    <>
      <h1>{t('data.title')}</h1>
      {wait && (
        <p className="note warn" role="alert">
          {t('data.wait')}
        </p>
      )}
      <Panel title={t('data.exportTitle')}>
        <p>{t('data.exportLead')}</p>
        <ul>
          <li>
            <a href={`${base}/raqmana.pdf`}>{t('data.pdf')}</a>
          </li>
          <li>
            <a href={`${base}/raqmana.json`}>{t('data.json')}</a>
          </li>
        </ul>
        <p className="hint">{t('data.exportNote')}</p>
      </Panel>
      <Panel title={t('requests.title')}>
        <p>{t('data.requestsLead')}</p>
        <ButtonLink to={`${base}/requests`} look="plain">
          {t('data.requestsGo')}
        </ButtonLink>
      </Panel>
      <Panel title={t('erase.title')}>
        <p>{t('data.eraseLead')}</p>
        <Link to={`${base}/erase`}>{t('data.eraseGo')}</Link>
      </Panel>
    </>
  );
}
