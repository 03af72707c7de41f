import { useTranslation } from 'react-i18next';
import { MANDATE_MONTHS, MANDATE_SCOPES } from '#domain/accounts/schema.ts';
import { CheckField, SelectField } from '../workspace/fields.tsx';

/** The terms offered, in months. */
const TERMS = [1, 3, 6, 12, 18, 24].filter((months) => months <= MANDATE_MONTHS.most);

export type TypedTerms = Readonly<Record<string, string | readonly string[]>>;

interface MandateTermsProps {
  /** Whether the firm reads them, or the advisor who proposes. */
  readonly reader: 'firm' | 'advisor';
  readonly messages: Readonly<Record<string, string>>;
  /** What was typed in a refused form. */
  readonly typed: TypedTerms;
}

/** What a mandate lets an advisor body do, and for how long. Nothing is ticked beforehand. */
export function MandateTerms({ reader, messages, typed }: MandateTermsProps) {
  const { t } = useTranslation('advisor');
  const ticked = [typed['scopes'] ?? []].flat();
  const months = typed['months'];
  return (
    <>
      <fieldset id="scopes" className={messages['scopes'] ? 'field bad' : 'field'}>
        <legend>{t(reader === 'firm' ? 'mandates.what' : 'propose.what')}</legend>
        {messages['scopes'] && <span className="err">{messages['scopes']}</span>}
        {MANDATE_SCOPES.map((scope) => (
          <CheckField
            key={scope}
            name="scopes"
            value={scope}
            label={t(`scope.${scope}.name`)}
            hint={reader === 'firm' ? t(`scope.${scope}.text`) : t(`propose.scopeFor.${scope}`)}
            checked={ticked.includes(scope)}
          />
        ))}
      </fieldset>
      <SelectField
        name="months"
        label={t(reader === 'firm' ? 'mandates.howLong' : 'propose.howLong')}
        error={messages['months']}
        defaultValue={typeof months === 'string' ? months : String(MANDATE_MONTHS.usual)}
        choices={TERMS.map((count) => ({ value: String(count), label: t('months', { count }) }))}
      />
    </>
  );
}
