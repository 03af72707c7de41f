import { useTranslation } from 'react-i18next';
import { DataTable, Status, type Tone } from '../workspace/parts.tsx';

type Fate = 'new' | 'draft-changed' | 'new-version' | 'unchanged' | 'refused';

const TONES: Readonly<Record<Fate, Tone>> = {
  new: 'good',
  'draft-changed': 'info',
  'new-version': 'info',
  unchanged: 'neutral',
  refused: 'bad',
};

interface Row {
  readonly line: number;
  readonly title: string;
  readonly fate: Fate;
  readonly problems: readonly string[];
}

/** What a sheet of offers would do, row by row. */
export function SheetReport({
  rows,
  more,
}: {
  readonly rows: readonly Row[];
  /** Rows beyond those shown. */
  readonly more: number;
}) {
  const { t } = useTranslation('sheets');
  return (
    <div id="rows">
      <DataTable
        caption={t('report.caption')}
        columns={[t('report.line'), t('report.offer'), t('report.fate'), t('report.problems')]}
        rows={rows.map(({ line, title, fate, problems }) => ({
          key: String(line),
          cells: [
            line,
            <bdi key="title">{title}</bdi>,
            <Status key="fate" tone={TONES[fate]}>
              {t(`fate.${fate}`)}
            </Status>,
            problems.length > 0 && (
              <ul key="problems">
                {problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            ),
          ],
        }))}
      />
      {more > 0 && <p>{t('report.more', { count: more })}</p>}
    </div>
  );
}
