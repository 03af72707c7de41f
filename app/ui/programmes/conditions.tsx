import { useTranslation } from 'react-i18next';
import type { RuleLine } from '#domain/programmes/schema.ts';
import { RuleText } from '#ui/aid/rule-text.tsx';

interface ConditionsProps {
  /** Null when no conditions are published, or a person alone judges. */
  readonly rule: RuleLine | null;
  readonly audience: string;
}

/** For whom a programme is, in plain words. */
export function Conditions({ rule, audience }: ConditionsProps) {
  const { t } = useTranslation('programmes');
  return (
    <>
      <p>{audience}</p>
      {rule === null ? <p className="note">{t('page.noRules')}</p> : <RuleText rule={rule} />}
    </>
  );
}
