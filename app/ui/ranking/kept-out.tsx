import { useTranslation } from 'react-i18next';
import type { KeptOutView } from '#domain/matching/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { firmsWords } from './counts.ts';

/** How an offer fits those who need its category today, and what keeps it out. */
export function KeptOut({ fit, lang }: { readonly fit: KeptOutView; readonly lang: Lang }) {
  const { t } = useTranslation('ranking');
  if (fit.needs === 0) return null;
  const words = (count: number | null) => firmsWords(lang, t, count);
  return (
    <>
      <h3>{t('fit.title')}</h3>
      <p>{t('fit.text', { needs: words(fit.needs), matches: words(fit.matches) })}</p>
      {fit.blocks.length > 0 && (
        <>
          <p>{t('fit.blocks')}</p>
          <ul>
            {fit.blocks.map(({ block, count }) => (
              <li key={block}>
                {t('block.line', { block: t(`block.${block}`), number: words(count) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
