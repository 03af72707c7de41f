import { useTranslation } from 'react-i18next';
import type { CorrectionReason } from '#domain/cases/schema.ts';
import { TypedText } from '../ranking/typed-text.tsx';

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
    <div className="note warn">
      <p>
        <strong>{t(`correctionReason.${reason}`)}</strong>
      </p>
      {note !== '' && (
        <p>
          <TypedText text={note} />
        </p>
      )}
    </div>
  );
}
