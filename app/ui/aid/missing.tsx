import { useTranslation } from 'react-i18next';
import type { FactName, MissingView } from '#domain/programmes/schema.ts';

interface MissingProps {
  readonly missing: readonly MissingView[];
  /** Where a fact can be told; questions are plain text without it. */
  readonly hrefOf?: (fact: FactName) => string;
}

/** What is still to be known, the most useful first. */
export function Missing({ missing, hrefOf }: MissingProps) {
  const { t } = useTranslation('eligibility');
  if (missing.length === 0) return null;
  return (
    <>
      <p className="rule-head">{t('why.missing')}</p>
      <ul className="rule">
        {missing.map(({ fact, question }) => (
          <li key={fact}>{hrefOf ? <a href={hrefOf(fact)}>{question}</a> : question}</li>
        ))}
      </ul>
    </>
  );
}
