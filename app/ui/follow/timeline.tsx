import { useTranslation } from 'react-i18next';
import { Panel } from '../workspace/parts.tsx';
import type { ShownCase } from './show-case.ts';

type Line = ShownCase['timeline'][number];

/** What happened to a request, newest first: what, by which side, when. */
export function Timeline({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation('follow');
  if (lines.length === 0) return null;
  return (
    <Panel title={t('timeline.title')} id="timeline">
      <ol className="steps" reversed>
        {lines.map((line) => (
          <TimelineItem key={`${line.at} ${line.what}`} line={line} />
        ))}
      </ol>
    </Panel>
  );
}

function TimelineItem({ line: { what, by, at } }: { readonly line: Line }) {
  const { t } = useTranslation(['follow', 'case']);
  const isOwnWord =
    what === 'proposed' || what === 'sent-back' || what === 'decided' || what === 'opened';
  return (
    <li>
      {isOwnWord ? t(`follow:timeline.${what}`) : t(`case:event.${what}`)}
      <br />
      <span className="hint">{by === null ? at : `${at} · ${t(`case:party.${by}`)}`}</span>
    </li>
  );
}
