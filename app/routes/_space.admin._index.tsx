import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getAdminOverview } from '#domain/accounts/index.server.ts';
import { formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['space'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'platform', 'platform-admin');
  const lang = requireLang(args.params);
  const counts = await guarded(() => getAdminOverview(actor));
  const text = (count: number) => formatNumber(lang, count, 0);
  return {
    lang,
    title: titled(lang, i18nFor(lang).t('space:nav.admin.home')),
    late: counts.requestsLate,
    cards: [
      { page: 'roles', key: 'roles', count: text(counts.rolesWaiting) },
      { page: 'data-requests', key: 'requests', count: text(counts.requestsOpen) },
      { page: 'organisations', key: 'organisations', count: text(counts.organisations) },
      { page: 'people', key: 'people', count: text(counts.accounts) },
    ] as const,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function AdminHome() {
  const { t } = useTranslation('space');
  const { lang, cards, late } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('nav.admin.home')}</h1>
      <p>{t('adminHome.lead')}</p>
      <ul className="grid" style={{ listStyle: 'none', padding: 0 }}>
        {cards.map(({ page, key, count }) => (
          <li className="card" key={page}>
            <p className="figure">{count}</p>
            <p>
              {t(`adminHome.${key}`)}
              {key === 'requests' && late > 0 && <> ({t('adminHome.late', { count: late })})</>}
            </p>
            <p>
              <Link to={`/${lang}/admin/${page}`}>
                {t('adminHome.open')}
                <span className="vh"> {t(`adminHome.${key}`)}</span>
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
