import { useTranslation } from 'react-i18next';
import { TextAreaField } from '../workspace/fields.tsx';

/** What was typed in a form of examiners, and what is wrong with it, by field. */
export interface Typed {
  readonly values: Readonly<Record<string, string>>;
  readonly messages: Readonly<Record<string, string>>;
}

/** Why somebody decides so. */
export function Reason({ values, messages }: Typed) {
  const { t } = useTranslation('certification');
  return (
    <TextAreaField
      name="reason"
      label={t('decide.reason')}
      hint={t('decide.reasonHint')}
      error={messages['reason']}
      rows={5}
      defaultValue={values['reason']}
    />
  );
}
