import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { TextPage } from '#ui/prose.tsx';
import type { certificateView } from './view.server.ts';

type View = ReturnType<typeof certificateView>;

/** The verdict first, then what to compare with the paper, then the history. */
export function Certificate({ lang, view }: { readonly lang: Lang; readonly view: View }) {
  const { t } = useTranslation('register');
  return (
    <TextPage
      lang={lang}
      title={t('certificate.title', { code: `\u2066${view.code}\u2069` })}
      lead={t('certificate.checkedAt', { at: view.checkedAt })}
    >
      {view.demo && <p className="note warn">{t('certificate.demo')}</p>}
      <section className={`note ${view.tone}`} role="status">
        <h2>{view.verdict}</h2>
        <p>{view.meaning}</p>
        <Circumstances view={view} />
      </section>
      <h2>{t('certificate.compare')}</h2>
      <p>{t('certificate.compareText')}</p>
      <dl className="pair">
        {view.facts.map(({ term, value, kind }) => [
          <dt key={`${term}-term`}>{term}</dt>,
          <dd key={term}>
            {kind === 'plain' ? value : <bdi dir={kind === 'code' ? 'ltr' : 'auto'}>{value}</bdi>}
          </dd>,
        ])}
      </dl>
      <Links lang={lang} view={view} />
      <h2>{t('certificate.history')}</h2>
      <ol className="steps" reversed>
        {view.history.map(({ at, day, text }) => (
          <li key={at + text}>
            <time dateTime={at}>{day}</time>
            <br />
            {text}
          </li>
        ))}
      </ol>
    </TextPage>
  );
}

function Circumstances({ view: { reasons, until } }: { readonly view: View }) {
  const { t } = useTranslation('register');
  if (reasons.length === 0 && until === null) return null;
  return (
    <dl className="pair">
      {reasons.length > 0 && (
        <>
          <dt>{t('certificate.reasons')}</dt>
          {reasons.map((reason) => (
            <dd key={reason}>{reason}</dd>
          ))}
        </>
      )}
      {until !== null && (
        <>
          <dt>{t('certificate.until')}</dt>
          <dd>{until}</dd>
        </>
      )}
    </dl>
  );
}

function Links({ lang, view }: { readonly lang: Lang; readonly view: View }) {
  const { t } = useTranslation('register');
  return (
    <ul>
      <li>
        <a href={`/${lang}/certificates/${view.code}/certificate.pdf`}>{t('certificate.pdf')}</a>
      </li>
      {view.provider !== null && (
        <li>
          <Link to={`/${lang}/providers/${view.provider}`}>{t('certificate.page')}</Link>
        </li>
      )}
      <li>
        <Link to={`/${lang}/register`}>{t('certificate.register')}</Link>
      </li>
      <li>
        <a href={`/api/v1/certificates/${view.code}`}>{t('certificate.data')}</a>
      </li>
    </ul>
  );
}
