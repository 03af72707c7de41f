import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { contentLang, LANGUAGES } from '#i18n/languages.ts';
import { CheckedOn } from '#ui/aid/checked-on.tsx';
import { Calendar } from '#ui/programmes/calendar.tsx';
import { Conditions } from '#ui/programmes/conditions.tsx';
import { ForMyFirm } from '#ui/programmes/for-my-firm.tsx';
import { HowMuch } from '#ui/programmes/how-much.tsx';
import { Sources, Versions } from '#ui/programmes/provenance.tsx';
import { StateTag } from '#ui/programmes/programme-rows.tsx';
import type { PageProps } from './page-props.ts';
import { Categories, Documents, Facts, Notice, Section, Told } from './parts.tsx';
import { ShortMeter, WaitlistOnly } from './short-meter.tsx';

/** A programme in full: what it gives, to whom, how, and what all this is known from. */
export function ProgrammePage({ lang, page, explanation, hasRules }: PageProps) {
  const { t } = useTranslation('programmes');
  const shown = contentLang(lang);
  const { row, running } = page;
  return (
    <article className="wrap" lang={shown === lang ? undefined : LANGUAGES[shown].tag}>
      <p className="noprint">
        <Link to={`/${lang}/programmes`}>{t('page.back')}</Link>
      </p>
      <h1>
        <bdi>{row.name}</bdi>
      </h1>
      <p>
        <StateTag {...row.status} /> <span className="tag">{row.kind}</span>
        {row.checked && (
          <>
            {' '}
            <CheckedOn checked={row.checked} />
          </>
        )}
      </p>
      {row.isDemo && <p className="note warn">{t('page.demo')}</p>}
      {page.notice && <Notice notice={page.notice} />}
      {page.meter?.waitlistOnly && <WaitlistOnly />}
      <p>{row.summary}</p>
      {page.takesRequests && (
        <p className="actions noprint">
          <Link className="btn" to={`/${lang}/sme/applications/new?programme=${page.slug}`}>
            {t('page.ask')}
          </Link>
        </p>
      )}
      <Facts page={page} />
      {hasRules && page.row.status.code !== 'closed' && (
        <ForMyFirm lang={lang} explanation={explanation} />
      )}
      <Section title={t('page.who')}>
        <Conditions rule={page.rule} audience={page.audience} />
      </Section>
      <HowMuch page={page} />
      {page.meter && <ShortMeter lang={lang} slug={page.slug} meter={page.meter} />}
      <Categories lang={lang} page={page} />
      <Documents page={page} />
      {page.steps.length > 0 && (
        <Section title={t('page.steps')}>
          <ol>
            {page.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Section>
      )}
      {running && <Calendar running={running} />}
      <Told title={t('page.known')} lines={page.known} />
      <Told title={t('page.toCheck')} lines={page.toCheck} />
      <Sources sources={page.sources} />
      <Versions versions={page.versions} slug={page.slug} lang={page.dataLang} />
    </article>
  );
}
