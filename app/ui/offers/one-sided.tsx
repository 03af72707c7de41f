import { useTranslation } from 'react-i18next';
import type { OfferText } from '#domain/catalogue/schema.ts';
import { formatList } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

/** Says which texts lack a language: they may, and readers of that language see the other one. */
export function OneSided({
  lacking,
  lang,
}: {
  readonly lacking: Readonly<Record<'fr' | 'ar', readonly OfferText[]>>;
  readonly lang: Lang;
}) {
  const { t } = useTranslation('offers');
  const missing = (['ar', 'fr'] as const).filter((one) => lacking[one].length > 0);
  if (missing.length === 0) return null;
  return (
    <div className="note">
      {missing.map((one) => {
        const names = formatList(
          lang,
          lacking[one].map((text) => t(`field.${text}`)),
        );
        return <p key={one}>{t(`edit.oneSided.${one}`, { names })}</p>;
      })}
    </div>
  );
}
