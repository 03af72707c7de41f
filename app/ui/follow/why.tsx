import { useTranslation } from 'react-i18next';
import type { CorrectionReason } from '#domain/cases/schema.ts';

/** Why an officer asks for something again, in their words. */
export function Why({
  reason,
  note,
}: {
  readonly reason: CorrectionReason;
  readonly note: string;
}) {
  const { t } = useTranslation('case');
  return (
    <span className="note warn">
      <strong>{t(`correctionReason.${reason}`)}</strong>
      {note !== '' && (
        <>
          {' · '}
          <bdi>{note}</bdi>
        </>
      )}
    </span>
  );
}
