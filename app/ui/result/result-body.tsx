import { useTranslation } from 'react-i18next';
import type { ResultView } from '#domain/assessment/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { Comparison } from './comparison.tsx';
import { Overall } from './overall.tsx';
import { ProfileBars } from './profile-bars.tsx';
import { Dii, OtherReadings } from './side-readings.tsx';

interface ResultBodyProps {
  readonly result: ResultView;
  readonly lang: Lang;
  readonly here: string | null;
}

/** A result in its fixed order: profile first, then stage, then indices, then comparison. */
export function ResultBody({ result, lang, here }: ResultBodyProps) {
  const { t } = useTranslation('result');
  return (
    <>
      <section className="card">
        <h2>{t('profile.title')}</h2>
        <p>{t('profile.lead')}</p>
        <ProfileBars dimensions={result.dimensions} lang={lang} />
      </section>
      <Overall result={result} lang={lang} here={here} />
      <Dii result={result} lang={lang} />
      <Comparison result={result} lang={lang} />
      <OtherReadings result={result} lang={lang} />
    </>
  );
}
