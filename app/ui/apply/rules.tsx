import { useTranslation } from 'react-i18next';
import type { ExplanationView } from '#domain/programmes/schema.ts';
import { Counterfactuals } from '../aid/counterfactuals.tsx';
import { Reasons } from '../aid/reasons.tsx';
import { StatusTag } from '../aid/status-tag.tsx';
import '../styles/aid.css';

/** What the programme's rules say of the firm, what would change it, and every condition. */
export function Rules({ explanation }: { readonly explanation: ExplanationView }) {
  const { t } = useTranslation('apply');
  const { status, counterfactuals, reasons } = explanation;
  return (
    <div id="rules">
      <p>
        <StatusTag status={status} />
      </p>
      {status === 'unknown' && <p className="hint">{t('firm.unknown')}</p>}
      <Counterfactuals counterfactuals={counterfactuals} />
      <details open={status === 'not_eligible'}>
        <summary>{t('firm.conditions')}</summary>
        <Reasons reasons={reasons} />
      </details>
    </div>
  );
}
