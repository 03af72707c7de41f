import { useTranslation } from 'react-i18next';
import { formatNumber } from '#i18n/formatters.ts';
import { Prose } from '../prose.tsx';
import { ItemNames } from './item-names.tsx';
import type { MethodPartProps } from './view.ts';

/** From an answer to the score, its range and its coverage, each rule in words and in symbols. */
export function Formulas({ lang, view }: MethodPartProps) {
  const { t } = useTranslation('method');
  const { thresholds, minKnown } = view;
  const numbers = {
    measured: formatNumber(lang, thresholds.measuredCoverage),
    published: formatNumber(lang, thresholds.publishedWeight),
    measuredPercent: formatNumber(lang, thresholds.measuredCoverage * 100, 0),
    publishedPercent: formatNumber(lang, thresholds.publishedWeight * 100, 0),
    express: minKnown.express,
    full: minKnown.full,
  };
  return (
    <section>
      <h2>{t('formulas.title')}</h2>
      <p>{t('formulas.lead')}</p>
      <ul className="steps">
        {t('formulas.steps', { returnObjects: true, ...numbers }).map((step) => (
          <li key={step.title}>
            <h3>{step.title}</h3>
            <p>{step.words}</p>
            <Symbols text={step.symbols} />
          </li>
        ))}
      </ul>
      <Prose sections={t('formulas.notes', { returnObjects: true })} />
      <ul>
        {(['foundation', 'ai', 'compliance'] as const).map((index) => (
          <li key={index}>
            {t(`formulas.index.${index}`)} <ItemNames lang={lang} items={view.indices[index]} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `S_d` is written with d below the line; symbols read from left to right in every language. */
function Symbols({ text }: { readonly text: string }) {
  const parts = text.split(/_([a-z]+)/);
  return (
    <p dir="ltr">
      <code>
        {parts.map((part, index) =>
          // Split on a group: odd places hold what was captured. The formula never changes.
          index % 2 === 1 ? <sub key={`${part}${index}`}>{part}</sub> : part,
        )}
      </code>
    </p>
  );
}
