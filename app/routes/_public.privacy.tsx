import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { retentionTable } from '#domain/accounts/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { Contact } from '#ui/contact.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { headTags } from '#ui/head.ts';
import { Prose, TextPage } from '#ui/prose.tsx';
import { useSite } from '#ui/use-site.ts';
import { COOKIE } from '#web/cookies.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['pages'] };
export const headers = () => PUBLIC_PAGE;

export function loader({ params }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const t = i18nFor(lang).getFixedT(null, 'pages');
  return {
    lang,
    retention: retentionTable(lang),
    title: titled(lang, t('privacy.title')),
    description: t('privacy.meta'),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

export default function Privacy() {
  const { lang, retention } = useLoaderData<typeof loader>();
  const { t } = useTranslation('pages');
  return (
    <TextPage lang={lang} title={t('privacy.title')} lead={t('privacy.lead')}>
      <Controller />
      <Prose sections={t('privacy.data', { returnObjects: true })} />
      <Cookies />
      <Prose sections={t('privacy.care', { returnObjects: true })} />
      <Retention rows={retention} />
      <Hosting />
      <Prose sections={t('privacy.rights', { returnObjects: true })} />
      <Contact />
    </TextPage>
  );
}

/** Who answers for the data, and under which receipt of the CNDP (law 09-08). */
function Controller() {
  const { t } = useTranslation('pages');
  const site = useSite();
  return (
    <section>
      <h2>{t('privacy.controller.title')}</h2>
      <p>
        {site?.operator
          ? t('privacy.controller.named', { operator: site.operator })
          : t('privacy.controller.unnamed')}
      </p>
      {site?.cndpReceipt ? (
        <p>{t('privacy.controller.cndp', { receipt: site.cndpReceipt })}</p>
      ) : (
        <p className="note warn">
          {site?.demo === true ? t('privacy.controller.demo') : t('privacy.controller.noCndp')}
        </p>
      )}
    </section>
  );
}

function Cookies() {
  const { t } = useTranslation('pages');
  const names = ['device', 'lang', 'lite', 'session'] as const;
  return (
    <section>
      <h2>{t('privacy.cookies.title')}</h2>
      <p>{t('privacy.cookies.lead')}</p>
      <DataTable
        caption={t('privacy.cookies.caption')}
        columns={[{ label: t('privacy.cookies.name') }, { label: t('privacy.cookies.purpose') }]}
        rows={names.map((name) => ({
          key: name,
          cells: [
            <bdi key="name" dir="ltr">
              {COOKIE[name]}
            </bdi>,
            t(`privacy.cookies.${name}`),
          ],
        }))}
      />
    </section>
  );
}

/** What is kept and for how long: the table that the nightly job applies. */
function Retention({ rows }: { readonly rows: ReturnType<typeof retentionTable> }) {
  const { t } = useTranslation('pages');
  return (
    <section>
      <h2>{t('privacy.retention.title')}</h2>
      <p>{t('privacy.retention.lead')}</p>
      <DataTable
        caption={t('privacy.retention.caption')}
        columns={[{ label: t('privacy.retention.what') }, { label: t('privacy.retention.then') }]}
        rows={rows.map(({ id, what, then }) => ({ key: id, cells: [what, then] }))}
      />
    </section>
  );
}

function Hosting() {
  const { t } = useTranslation('pages');
  const site = useSite();
  return (
    <section>
      <h2>{t('privacy.hosting.title')}</h2>
      <p>{t('privacy.hosting.own')}</p>
      <p>
        {site?.hostingCountry
          ? t('privacy.hosting.country', { country: site.hostingCountry })
          : t('privacy.hosting.unknown')}
      </p>
    </section>
  );
}
