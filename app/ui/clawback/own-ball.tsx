import { useTranslation } from 'react-i18next';
import type { ShownClawback } from './show.ts';

/** What the firm does now: the first thing its page says; nothing once it is over. */
export function OwnBall({
  clawback: { state, answer, until, rest },
  isOver,
}: {
  readonly clawback: ShownClawback;
  readonly isOver: boolean;
}) {
  const { t } = useTranslation('clawback');
  if (state === 'confirmed') return <p className="note warn">{t('own.due', { rest })}</p>;
  if (state !== 'notified') return null;
  if (answer !== null) return <p className="note ok">{t('own.answered')}</p>;
  return (
    <p className="note warn">{isOver ? t('own.over') : t('own.until', { date: until ?? '' })}</p>
  );
}
