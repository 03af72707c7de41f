import { useTranslation } from 'react-i18next';
import { Facts, Panel } from '../workspace/parts.tsx';
import type { ShownCase } from './show-case.ts';

/** How many are before a request, or its place on the waiting list and what is known of the money. */
export function QueuePanel({
  own: { before, waiting, sent },
}: {
  readonly own: Pick<ShownCase, 'before' | 'waiting' | 'sent'>;
}) {
  const { t } = useTranslation('follow');
  if (waiting !== null)
    return (
      <Panel title={t('waiting.title')}>
        <Facts
          items={[
            [t('waiting.rank'), waiting.rank],
            [t('waiting.before'), waiting.askedBefore],
            [t('waiting.asked'), sent.asked],
            [t('waiting.back', { days: waiting.days }), waiting.cameBack],
          ]}
        />
        <p>{t(`waiting.odds.${waiting.odds}`)}</p>
        <p className="hint">{t('waiting.order')}</p>
      </Panel>
    );
  if (before === null) return null;
  return (
    <Panel title={t('queue.title')}>
      <p>{before === 0 ? t('queue.first') : t('queue.before', { count: before })}</p>
      <p className="hint">{t('queue.order')}</p>
    </Panel>
  );
}
