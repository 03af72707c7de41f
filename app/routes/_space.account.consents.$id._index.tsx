import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getConsentReceipt } from '#domain/accounts/index.server.ts';
import { formatDateTime } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { Facts, Panel } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['consent'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  const receipt = await guarded(() => getConsentReceipt(actor, requireParam(args.params, 'id')));
  return {
    lang,
    receipt: {
      ...receipt,
      grantedAt: formatDateTime(lang, receipt.grantedAt, 'long'),
      withdrawnAt: receipt.withdrawnAt && formatDateTime(lang, receipt.withdrawnAt, 'long'),
    },
    title: titled(lang, i18nFor(lang).t('consent:receipt.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Receipt() {
  const { t } = useTranslation('consent');
  const { lang, receipt } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('receipt.title')}</h1>
      <p>{t('receipt.lead')}</p>
      <Panel title={t(`purpose.${receipt.purpose}`)}>
        <blockquote lang={receipt.language} dir="auto">
          {receipt.text}
        </blockquote>
        <Facts
          items={[
            [t('receipt.person'), <bdi key="person">{receipt.givenBy}</bdi>],
            [t('receipt.firm'), receipt.firm && <bdi>{receipt.firm}</bdi>],
            [t('receipt.recipient'), receipt.recipient && <bdi>{receipt.recipient}</bdi>],
            [t('receipt.grantedAt'), receipt.grantedAt],
            [t('receipt.withdrawnAt'), receipt.withdrawnAt],
            [t('receipt.version'), receipt.textVersion],
            [
              t('receipt.hash'),
              <bdi key="hash" dir="ltr">
                {receipt.textSha256}
              </bdi>,
            ],
            [
              t('receipt.number'),
              <bdi key="number" dir="ltr">
                {receipt.id}
              </bdi>,
            ],
          ]}
        />
        <p className="actions">
          <a href={`/${lang}/account/consents/${receipt.id}/receipt.json`} download>
            {t('receipt.download')}
          </a>
          <Link to={`/${lang}/account/consents`}>{t('consents.title')}</Link>
        </p>
      </Panel>
    </>
  );
}
