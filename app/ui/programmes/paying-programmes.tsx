import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { PublicState } from '#domain/programmes/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { StateTag } from './programme-rows.tsx';

interface PayingProgrammesProps {
  readonly lang: Lang;
  readonly programmes: readonly {
    readonly slug: string;
    readonly name: string;
    readonly status: { readonly code: PublicState; readonly word: string };
  }[];
}

/** Programmes that can pay for a category of offers. */
export function PayingProgrammes({ lang, programmes }: PayingProgrammesProps) {
  const { t } = useTranslation('programmes');
  if (programmes.length === 0) return null;
  return (
    <>
      <h2>{t('paying.title')}</h2>
      <ul>
        {programmes.map(({ slug, name, status }) => (
          <li key={slug}>
            <Link to={`/${lang}/programmes/${slug}`}>
              <bdi>{name}</bdi>
            </Link>{' '}
            <StateTag {...status} />
          </li>
        ))}
      </ul>
    </>
  );
}
