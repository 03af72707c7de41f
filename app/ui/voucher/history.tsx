import { useTranslation } from 'react-i18next';
import { Panel } from '../workspace/parts.tsx';
import type { ShownLine } from './show.ts';

/** What happened to a voucher, the latest first. */
export function VoucherHistory({ lines }: { readonly lines: readonly ShownLine[] }) {
  const { t } = useTranslation('voucher');
  return (
    <Panel title={t('history.title')}>
      <ol className="steps" reversed>
        {lines.map(({ event, at, day, amount, words, by }) => (
          <li key={at + event}>
            <time dateTime={at}>{day}</time>
            <br />
            {amount === null
              ? t(`event.${event}`)
              : t('history.amount', { event: t(`event.${event}`), amount })}
            {by !== null && (
              <>
                {' '}
                <bdi className="hint">{t('history.by', { name: by })}</bdi>
              </>
            )}
            {words !== null && (
              <blockquote dir="auto">
                <p>{words}</p>
              </blockquote>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
