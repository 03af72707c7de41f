import { useTranslation } from 'react-i18next';
import type { ResultView } from '#domain/assessment/schema.ts';
import { formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

/** Where the firm stands among real firms, or how many are missing until that can be said. */
export function Comparison({ result, lang }: { readonly result: ResultView; readonly lang: Lang }) {
  const { t } = useTranslation('result');
  const { comparison } = result;
  return (
    <section>
      <h2>{t('comparison.title')}</h2>
      {comparison.kind === 'coverage' && <p>{t('comparison.coverage')}</p>}
      {comparison.kind === 'missing' && (
        <p>{t('comparison.missing', { count: comparison.missing })}</p>
      )}
      {comparison.kind === 'compared' && (
        <Standing comparison={comparison} result={result} lang={lang} />
      )}
    </section>
  );
}

type Compared = Extract<ResultView['comparison'], { kind: 'compared' }>;

function Standing(props: {
  readonly comparison: Compared;
  readonly result: ResultView;
  readonly lang: Lang;
}) {
  const { t } = useTranslation('result');
  const { comparison, result, lang } = props;
  const whole = (value: number) => formatNumber(lang, value, 0);
  const standings = comparison.wider ? [comparison, comparison.wider] : [comparison];
  return (
    <>
      {standings.map(({ level, n, percentile, quartiles: [q1, q2, q3] }) => (
        <p key={level}>
          {percentile === null
            ? t('comparison.quartiles', { q1: whole(q1), q2: whole(q2), q3: whole(q3) })
            : t('comparison.percentile', { percentile: whole(percentile) })}{' '}
          <span className="hint">
            {t('comparison.cell', {
              n: whole(n),
              cell: t(`comparison.scope.${level}`),
              period: comparison.period,
              version: result.version,
            })}
          </span>
        </p>
      ))}
    </>
  );
}
