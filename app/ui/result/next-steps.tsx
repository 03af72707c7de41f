import { useTranslation } from 'react-i18next';
import type { NextStep, ResultView } from '#domain/assessment/schema.ts';

/** For each answer: where the firm is, the level just above, and how to get there. */
export function NextSteps({ result }: { readonly result: ResultView }) {
  const { t } = useTranslation('result');
  return (
    <section>
      <h2>{t('next.title')}</h2>
      <p>{t('next.lead')}</p>
      {result.dimensions.map(({ id, name }) => {
        const steps = result.nextSteps.filter(({ dimension }) => dimension === id);
        return (
          <details key={id}>
            <summary>{name}</summary>
            <ul className="steps">
              {steps.map((step) => (
                <Step key={step.item} step={step} />
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

function Step({ step }: { readonly step: NextStep }) {
  const { t } = useTranslation('result');
  return (
    <li>
      <strong>{step.title}</strong>
      {step.now === null ? (
        <p>{t('next.unknown', { how: step.how ?? '' })}</p>
      ) : (
        <dl>
          <div className="pair">
            <dt>{t('next.now')}</dt>
            <dd>{step.now}</dd>
          </div>
          {step.goal === null ? (
            <dd>{t('next.top')}</dd>
          ) : (
            <>
              <div className="pair">
                <dt>{t('next.goal')}</dt>
                <dd>{step.goal}</dd>
              </div>
              <div className="pair">
                <dt>{t('next.how')}</dt>
                <dd>{step.how}</dd>
              </div>
            </>
          )}
        </dl>
      )}
    </li>
  );
}
