import { useTranslation } from 'react-i18next';
import { Panel } from '../workspace/parts.tsx';
import type { ShownHistory } from './show.ts';

/** What happened, the latest first, with who did it and what was written. */
export function DeliveryHistory({ lines }: { readonly lines: readonly ShownHistory[] }) {
  const { t } = useTranslation(['delivery', 'engagement']);
  if (lines.length === 0) return null;
  return (
    <Panel title={t('delivery:history')}>
      <ol className="steps" reversed>
        {lines.map(({ sequence, at, day, what, part, by, text }) => (
          <li key={sequence}>
            <time dateTime={at}>{day}</time>
            <br />
            {what} <span className="hint">{t(`engagement:part.${part}`)}</span>{' '}
            {by !== null && <bdi className="hint">{by}</bdi>}
            {text !== null && (
              <blockquote dir="auto">
                <p>{text}</p>
              </blockquote>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
