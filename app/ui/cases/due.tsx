import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../workspace/parts.tsx';
import type { DueLine } from './show-line.ts';

const TONES = { late: 'bad', today: 'attention', soon: 'attention' } as const satisfies Readonly<
  Partial<Record<DueLine['near'], Tone>>
>;

/** What is awaited, from whom and until when; how near it is stands there in words. */
export function Due({ due }: { readonly due: DueLine | null }) {
  const { t } = useTranslation(['cases', 'case']);
  if (due === null) return <>{t('nothingDue')}</>;
  const { code, holder, near, days, date } = due;
  return (
    <>
      {t(`case:clock.${code}`)}
      <span className="hint"> · {t(`case:holder.${holder}`)}</span>
      <br />
      {t('due.on', { date })}{' '}
      {near === 'late' && <Status tone={TONES.late}>{t('due.late', { count: days })}</Status>}
      {near === 'today' && <Status tone={TONES.today}>{t('due.today')}</Status>}
      {near === 'soon' && <Status tone={TONES.soon}>{t('due.soon', { count: days })}</Status>}
    </>
  );
}
