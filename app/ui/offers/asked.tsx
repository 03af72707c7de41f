import { useTranslation } from 'react-i18next';
import type { OfferFormContext } from './form-context.ts';

/** What an examiner asks to change in a field, beside it. */
export function Asked({
  context: { requests },
  field,
}: {
  readonly context: Pick<OfferFormContext, 'requests'>;
  readonly field: string;
}) {
  const { t } = useTranslation('offers');
  const asked = requests.filter((request) => request.field.split('.')[0] === field);
  if (asked.length === 0) return null;
  return (
    <div className="note warn">
      <p>
        <strong>{t('edit.asked')}</strong>
      </p>
      {asked.map(({ text }, index) => (
        <p key={index} dir="auto" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {text}
        </p>
      ))}
    </div>
  );
}
