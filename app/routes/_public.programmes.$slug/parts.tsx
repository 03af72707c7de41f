import { Link } from '@remix-run/react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Lang } from '#i18n/languages.ts';
import type { PageProps, View } from './page-props.ts';

interface PartProps {
  readonly page: PageProps['page'];
}

export function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export function Notice({ notice }: { readonly notice: NonNullable<View['notice']> }) {
  return (
    <div className="note warn">
      <p>
        <strong>{notice.text}</strong> {notice.until}
      </p>
      <p lang={LANGUAGES[notice.reasonLang].tag} dir={LANGUAGES[notice.reasonLang].dir}>
        {notice.reason}
      </p>
    </div>
  );
}

/** Who runs and pays for it, where one applies and when. */
export function Facts({ page: { row, funder, outside, running, valid, languages } }: PartProps) {
  const { t } = useTranslation('programmes');
  const facts = [
    [t('fact.owner'), row.owner],
    [t('fact.funder'), funder],
    [t('fact.valid'), running === null ? valid : null],
    [t('fact.opens'), running?.opens],
    [t('fact.closes'), running?.closes],
    [t('fact.languages'), languages],
  ] as const;
  return (
    <dl className="pair">
      {facts.map(([term, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <Fragment key={term}>
            <dt>{term}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </Fragment>
        ),
      )}
      <dt>{t('fact.apply')}</dt>
      <dd>
        {outside === null ? (
          t('page.applyHere')
        ) : (
          <>
            {outside.applyAt}
            {outside.href !== null && (
              <>
                {' '}
                <a className="ltr" href={outside.href} rel="nofollow noopener">
                  {new URL(outside.href).host}
                </a>
              </>
            )}
          </>
        )}
      </dd>
    </dl>
  );
}

export function Categories({ lang, page: { categories } }: PartProps & { readonly lang: Lang }) {
  const { t } = useTranslation('programmes');
  if (categories.length === 0) return null;
  return (
    <Section title={t('page.categories')}>
      <ul>
        {categories.map(({ code, name }) => (
          <li key={code}>
            <Link to={`/${lang}/categories/${code}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Documents({ page: { documents } }: PartProps) {
  const { t } = useTranslation('programmes');
  if (documents.length === 0) return null;
  return (
    <Section title={t('page.documents')}>
      <ul>
        {documents.map(({ code, name, required }) => (
          <li key={code}>
            {name}
            {!required && <small> ({t('page.ifItApplies')})</small>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Told({
  title,
  lines,
}: {
  readonly title: string;
  readonly lines: readonly string[];
}) {
  if (lines.length === 0) return null;
  return (
    <Section title={title}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}
