import { useTranslation } from 'react-i18next';
import type { ReasonChoice } from '#domain/cases/schema.ts';
import { Field } from '../field.tsx';
import { CheckField } from '../workspace/fields.tsx';

interface ReasonFieldsProps {
  readonly reasons: readonly ReasonChoice[];
  /** Codes that were ticked before the form was refused. */
  readonly chosen: readonly string[];
  readonly error: string | undefined;
}

/** The reasons to tick, each with the rule it rests on and what would change it; folded until then. */
export function ReasonFields({ reasons, chosen, error }: ReasonFieldsProps) {
  const { t } = useTranslation('decision');
  return (
    <details open={error !== undefined || chosen.length > 0}>
      <summary>{t('reason.show')}</summary>
      <Field
        name="reasons"
        label={t('reason.label')}
        hint={t('reason.hint')}
        error={error}
        kind="group"
      >
        {reasons.map(({ code, text, legalRef, remedy }) => (
          <CheckField
            key={code}
            name="reasons"
            value={code}
            label={text}
            hint={`${legalRef}. ${remedy}`}
            checked={chosen.includes(code)}
          />
        ))}
      </Field>
    </details>
  );
}

/** The reasons that were given, as whoever decides reads them. */
export function ReasonList({ reasons }: { readonly reasons: readonly ReasonChoice[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul>
      {reasons.map(({ code, text, legalRef, remedy }) => (
        <li key={code}>
          {text}
          <div className="hint">{legalRef}</div>
          <div className="hint">{remedy}</div>
        </li>
      ))}
    </ul>
  );
}
