import { useTranslation } from 'react-i18next';
import type { CheckedView } from '#domain/programmes/schema.ts';

/** When a source was last read, and whether that is too long ago. */
export function CheckedOn({ checked }: { readonly checked: CheckedView }) {
  const { t } = useTranslation('eligibility');
  return (
    <small className="checked">
      {t('why.checkedOn', { date: checked.date })}
      {checked.isStale && (
        <>
          {' '}
          <span className="tag warn">{t('why.stale')}</span>
        </>
      )}
    </small>
  );
}
