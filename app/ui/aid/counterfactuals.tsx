import { useTranslation } from 'react-i18next';
import type { CounterfactualView } from '#domain/programmes/schema.ts';

/** What the firm could do to become eligible, or to have a chance of it: each entry is enough. */
export function Counterfactuals(props: {
  readonly counterfactuals: readonly CounterfactualView[];
}) {
  const { t } = useTranslation('eligibility');
  const { counterfactuals } = props;
  if (counterfactuals.length === 0) return null;
  const isSure = counterfactuals.every(({ still }) => still === undefined);
  return (
    <div className="note would-be">
      <p className="rule-head">
        <strong>{isSure ? t('why.wouldBe') : t('why.couldBe')}</strong>
        {counterfactuals.length > 1 && <> {t('why.oneIsEnough')}</>}
      </p>
      <ul className="rule">
        {counterfactuals.map((counterfactual) => (
          <Way key={counterfactual.changes.join(' ')} way={counterfactual} />
        ))}
      </ul>
    </div>
  );
}

function Way({ way }: { readonly way: CounterfactualView }) {
  const { t } = useTranslation('eligibility');
  const { changes, still } = way;
  return (
    <li>
      {changes.length === 1 ? (
        changes
      ) : (
        <>
          {t('why.together')}
          <ul className="rule">
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </>
      )}
      {still !== undefined && <small className="aside">{still}</small>}
    </li>
  );
}
