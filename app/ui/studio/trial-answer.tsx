import { useTranslation } from 'react-i18next';
import type { ExplanationView } from '#domain/programmes/schema.ts';
import { AmountView } from '../aid/amount-view.tsx';
import { Counterfactuals } from '../aid/counterfactuals.tsx';
import { Missing } from '../aid/missing.tsx';
import { Reasons } from '../aid/reasons.tsx';
import { StatusTag } from '../aid/status-tag.tsx';
import '../styles/aid.css';
import { Panel } from '../workspace/parts.tsx';

/** What a programme answers, as a firm will read it. */
export function TrialAnswer({ answer }: { readonly answer: ExplanationView }) {
  const { t } = useTranslation('studio');
  return (
    <Panel title={t('try.answer')}>
      <p>
        <StatusTag status={answer.status} />
      </p>
      {answer.amount && <AmountView amount={answer.amount} />}
      <Reasons reasons={answer.reasons} />
      <Missing missing={answer.missing} />
      <Counterfactuals counterfactuals={answer.counterfactuals} />
    </Panel>
  );
}
