import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';

const PAGES = { exposure: '', coverage: '/coverage', weights: '/weights' } as const;
const NAMES = ['exposure', 'coverage', 'weights'] as const;

/** The title of a page on matching, and the way to the others. */
export function SteeringHead({
  lang,
  page,
  title,
}: {
  readonly lang: Lang;
  readonly page: keyof typeof PAGES;
  readonly title: string;
}) {
  const { t } = useTranslation('steering');
  return (
    <>
      <nav aria-label={t('nav.label')}>
        <ul className="inline-form" style={{ listStyle: 'none', padding: 0 }}>
          {NAMES.map((name) => (
            <li key={name}>
              <Link
                className={name === page ? 'btn' : 'btn second'}
                to={`/${lang}/programme/matching${PAGES[name]}`}
                aria-current={name === page ? 'true' : undefined}
              >
                {t(`nav.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <h1>{title}</h1>
    </>
  );
}
