import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Likeness, ShownText } from '#domain/catalogue/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { Shown } from '../provider/shown.tsx';
import { Status } from '../workspace/parts.tsx';

/** An offer that the draft repeats. */
export interface RepeatedOffer {
  readonly offerId: string;
  readonly slug: string;
  readonly title: ShownText | null;
  readonly providerName: string;
  readonly own: boolean;
  readonly sameTitle: boolean;
  readonly likeness: Likeness | null;
}

/**
 * Warns of offers that say nearly the same as the draft, before it is sent. They open beside the
 * form, where nothing typed is lost. The page names the texts `review` in its handle.
 */
export function DuplicateWarning({
  lines,
  lang,
}: {
  readonly lines: readonly RepeatedOffer[];
  readonly lang: Lang;
}) {
  const { t } = useTranslation(['offers', 'review']);
  if (lines.length === 0) return null;
  return (
    <div className="note warn">
      <p>
        <strong>{t('duplicates.title')}</strong>
      </p>
      <ul>
        {lines.map(({ offerId, slug, title, providerName, own, sameTitle, likeness }) => (
          <li key={offerId}>
            <Link
              to={own ? `/${lang}/provider/offers/${offerId}` : `/${lang}/offers/${slug}`}
              target="_blank"
            >
              {title ? <Shown text={title} /> : t('review:untitled')}
            </Link>{' '}
            · {own ? t('duplicates.own') : <bdi>{providerName}</bdi>}{' '}
            {sameTitle && <Status tone="attention">{t('review:duplicates.sameTitle')}</Status>}{' '}
            {likeness !== null && (
              <Status tone="attention">{t(`review:duplicates.likeness.${likeness}`)}</Status>
            )}
          </li>
        ))}
      </ul>
      <p>{t('duplicates.lead')}</p>
    </div>
  );
}
