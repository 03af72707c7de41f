import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, contentLang, type Lang } from '#i18n/languages.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EnvelopeTable } from '#ui/money/envelope-table.tsx';
import { Meter } from '#ui/money/meter-bar.tsx';
import type { accountView } from './view.server.ts';

type View = ReturnType<typeof accountView>;

interface Props {
  readonly lang: Lang;
  readonly name: string;
  readonly slug: string;
  readonly account: View;
}

/** The money, the delays and the late cases of a programme, for everybody. */
export function AccountPage({ lang, name, slug, account }: Props) {
  const { t } = useTranslation('money');
  const shown = contentLang(lang);
  return (
    <article className="wrap wide" lang={shown === lang ? undefined : LANGUAGES[shown].tag}>
      <p className="noprint">
        <Link to={`/${lang}/programmes/${slug}`}>
          <bdi>{name}</bdi>
        </Link>
      </p>
      <h1>{t('account.title')}</h1>
      <p>{t('account.lead')}</p>
      <p className="hint">{t('account.asOf', { when: account.asOf })}</p>
      {account.waitlistOnly && <p className="note warn">{t('waitlistOnly')}</p>}
      {account.years.length === 0 && <p className="note">{t('meter.nothing')}</p>}
      {account.years.map((year) => (
        <section key={year.year}>
          <h2>{t('year', { year: year.year })}</h2>
          <Meter lang={lang} meter={year.meter} />
          <EnvelopeTable lang={lang} here={null} year={year} />
        </section>
      ))}
      <Delays delays={account.delays} />
      <section>
        <h2>{t('payments.title')}</h2>
        <p>{t('payments.none')}</p>
      </section>
      <Late rows={account.late} />
      <section>
        <h2>{t('openData.title')}</h2>
        <p>{t('openData.text')}</p>
        <ul>
          {(['json', 'csv'] as const).map((format) => (
            <li key={format}>
              <a href={`/api/v1/programmes/${slug}/account?format=${format}`}>
                {format.toUpperCase()}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}

function Delays({ delays }: { readonly delays: View['delays'] }) {
  const { t } = useTranslation('money');
  const { from, to, cases, rows, hasNone } = delays;
  return (
    <section>
      <h2>{t('delays.title')}</h2>
      <p>{t('delays.lead', { from, to })}</p>
      {rows === null ? (
        <p className="note">{hasNone ? t('delays.none') : t('delays.few', { cases })}</p>
      ) : (
        <>
          <DataTable
            caption={t('delays.caption', { cases })}
            columns={[
              { label: t('delays.what') },
              { label: t('delays.median'), numeric: true },
              { label: t('delays.p90'), numeric: true },
            ]}
            rows={(['inHands', 'total'] as const).map((what) => ({
              key: what,
              cells: [t(`delays.${what}`), rows[what].median, rows[what].p90],
            }))}
          />
          <p className="hint">{t('delays.how')}</p>
        </>
      )}
    </section>
  );
}

function Late({ rows }: { readonly rows: View['late'] }) {
  const { t } = useTranslation('money');
  return (
    <section>
      <h2>{t('late.title')}</h2>
      <p>{t('late.lead')}</p>
      {rows.length === 0 ? (
        <p className="note ok">{t('late.none')}</p>
      ) : (
        <DataTable
          caption={t('late.title')}
          columns={[
            { label: t('late.stage') },
            { label: t('late.band') },
            { label: t('late.cases'), numeric: true },
          ]}
          rows={rows.map(({ key, stage, band, cases }) => ({ key, cells: [stage, band, cases] }))}
        />
      )}
    </section>
  );
}
