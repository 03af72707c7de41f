import { useTranslation } from 'react-i18next';
import type { CaseFile } from '#domain/cases/schema.ts';
import type { ReasonLine } from '#domain/programmes/schema.ts';
import { DataTable, Panel, Status } from '../workspace/parts.tsx';
import { WorkLink } from './case-acts.tsx';
import type { Shown } from './show-case.ts';
import { usePaperName } from './use-paper-name.ts';

type Item = Shown<CaseFile['checklist']>['items'][number];

const TONES = { ok: 'good', problem: 'bad', none: 'neutral' } as const;

function leavesOf(lines: readonly ReasonLine[]): readonly ReasonLine[] {
  return lines.flatMap((line) => (line.items.length > 0 ? leavesOf(line.items) : [line]));
}

/** A condition of the rules by its id. */
export function reasonOf(reasons: readonly ReasonLine[], id: string | null): ReasonLine | null {
  return leavesOf(reasons).find((line) => line.id === id) ?? null;
}

/** The name of a line of the checklist, in words. */
export function useItemName(reasons: readonly ReasonLine[]) {
  const { t } = useTranslation('casework');
  const paperName = usePaperName();
  return ({ kind, code }: Pick<Item, 'kind' | 'code'>): string => {
    if (kind === 'criterion') return reasonOf(reasons, code)?.text ?? t('check.past');
    if (kind === 'paper') return paperName(code ?? '');
    return t(`check.item.${kind}`);
  };
}

/** The checklist as it stands, with how far it came. */
export function ChecklistPanel({
  items,
  reasons,
  workAt,
}: {
  readonly items: readonly Item[];
  readonly reasons: readonly ReasonLine[];
  /** Where it is worked on, null for those who only read. */
  readonly workAt: string | null;
}) {
  const { t } = useTranslation(['casework', 'case']);
  const nameOf = useItemName(reasons);
  const done = items.filter(({ outcome }) => outcome !== null).length;
  return (
    <Panel title={t('check.title')} id="checklist">
      <p>{t('check.progress', { count: items.length, done })}</p>
      <DataTable
        caption={t('check.title')}
        columns={[t('check.what'), t('check.found'), t('check.note'), t('check.by')]}
        rows={items.map((item) => ({
          key: item.id,
          cells: [
            nameOf(item),
            item.outcome === null ? (
              t('check.open')
            ) : (
              <Status key="outcome" tone={TONES[item.outcome]}>
                {t(`case:checkOutcome.${item.outcome}`)}
              </Status>
            ),
            item.note === '' ? '' : <bdi key="note">{item.note}</bdi>,
            item.on === null ? (
              ''
            ) : (
              <span key="by">
                <bdi>{item.by}</bdi> <span className="hint">{item.on}</span>
              </span>
            ),
          ],
        }))}
      />
      {workAt !== null && <WorkLink to={workAt}>{t('acts.check')}</WorkLink>}
    </Panel>
  );
}
