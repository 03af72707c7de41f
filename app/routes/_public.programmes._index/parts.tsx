import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContentLang, Lang } from '#i18n/languages.ts';
import type { programmesView } from './view.server.ts';

interface PartProps {
  readonly page: Awaited<ReturnType<typeof programmesView>> & {
    readonly lang: Lang;
    /** Language of the open data. */
    readonly dataLang: ContentLang;
    /** Whether anything is known of the reader's firm; null in the usual order. */
    readonly firm: 'known' | 'unknown' | null;
  };
}

/** The programmes of one heading; those that are over are folded. */
export function Part(props: {
  readonly title: string;
  readonly count: number;
  readonly folded: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('programmes');
  const { title, count, folded, children } = props;
  const heading = t('section.counted', { title, count });
  if (!folded)
    return (
      <section>
        <h2>{heading}</h2>
        {children}
      </section>
    );
  return (
    <details>
      <summary>{heading}</summary>
      {children}
    </details>
  );
}

/** Leads to the same list ordered for the reader's firm, and back. */
export function ForFirm({ page: { firm, forFirm, forAll } }: PartProps) {
  const { t } = useTranslation('programmes');
  if (firm !== null) return <Link to={forAll}>{t('firm.off')}</Link>;
  return (
    <Link to={forFirm} rel="nofollow">
      {t('firm.on')}
    </Link>
  );
}

/** What the order for a firm rests on. */
export function FirmNote({ page: { firm, lang } }: PartProps) {
  const { t } = useTranslation('programmes');
  if (firm === null) return null;
  if (firm === 'known') return <p className="note">{t('firm.note')}</p>;
  return (
    <p className="note warn">
      {t('firm.nothing')} <Link to={`/${lang}/eligibility`}>{t('firm.answer')}</Link>
    </p>
  );
}

export function Empty({ page: { all } }: PartProps) {
  const { t } = useTranslation('programmes');
  return (
    <p className="note warn">
      {t('list.empty')} <Link to={all}>{t('list.clear')}</Link>
    </p>
  );
}

/** Programmes that cannot be shown. */
export function Tampered({ page: { tampered, lang } }: PartProps) {
  const { t } = useTranslation('programmes');
  if (tampered.length === 0) return null;
  return (
    <div className="note warn">
      <p>{t('list.tampered')}</p>
      <ul>
        {tampered.map((slug) => (
          <li key={slug}>
            <Link to={`/${lang}/programmes/${slug}`}>
              <bdi>{slug}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The same list for machines and spreadsheets. */
export function OpenData({ page: { dataLang } }: PartProps) {
  const { t } = useTranslation('programmes');
  const address = `/api/v1/programmes?lang=${dataLang}`;
  return (
    <p className="hint">
      {t('list.data')} <a href={`${address}&format=csv`}>{t('list.csv')}</a> ·{' '}
      <a href={address}>{t('list.json')}</a>
    </p>
  );
}
