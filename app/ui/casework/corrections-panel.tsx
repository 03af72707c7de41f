import { useTranslation } from 'react-i18next';
import { CORRECTABLE_FIELDS, type CaseFile } from '#domain/cases/schema.ts';
import { DataTable, Panel, Status } from '../workspace/parts.tsx';
import { WorkLink } from './case-acts.tsx';
import type { Shown } from './show-case.ts';
import { usePaperName } from './use-paper-name.ts';

type Corrections = Shown<CaseFile['corrections']>;
type Line = Corrections['lines'][number];

/** The name of a field or a paper, in words. */
export function useFieldName() {
  const { t } = useTranslation('casework');
  const paperName = usePaperName();
  return (field: string): string => {
    const [, paper] = field.split('document:');
    if (paper !== undefined) return paperName(paper);
    const known = CORRECTABLE_FIELDS.find((one) => one === field);
    return known === undefined ? field : t(`field.${known}`);
  };
}

/** What was asked to be corrected, with what stood there before and what stands there now. */
export function CorrectionsPanel({
  corrections,
  askAt,
}: {
  readonly corrections: Corrections;
  /** Where more is asked, null for those who do not. */
  readonly askAt: string | null;
}) {
  const { t } = useTranslation(['casework', 'case']);
  const nameOf = useFieldName();
  const { lines, left } = corrections;
  return (
    <Panel title={t('correct.past')} id="corrections">
      {lines.length === 0 ? (
        <p>{t('correct.none')}</p>
      ) : (
        <DataTable
          caption={t('correct.past')}
          columns={[t('correct.field'), t('correct.why'), t('correct.asked'), t('correct.answer')]}
          rows={lines.map((line) => ({
            key: line.id,
            cells: [
              nameOf(line.field),
              <span key="why">
                {t(`case:correctionReason.${line.reason}`)}
                {t('colon')}
                <bdi>{line.note}</bdi>
              </span>,
              <span key="asked">
                <bdi>{line.by}</bdi> <span className="hint">{line.on}</span>
              </span>,
              <Reply key="answer" line={line} />,
            ],
          }))}
        />
      )}
      {askAt !== null && left > 0 && <WorkLink to={askAt}>{t('acts.correct')}</WorkLink>}
    </Panel>
  );
}

function Reply({ line }: { readonly line: Line }) {
  const { t } = useTranslation('casework');
  if (line.answeredOn === null) return <>{t('correct.awaited')}</>;
  return (
    <>
      <Status tone={line.changed ? 'good' : 'attention'}>
        {t(line.changed ? 'correct.changed' : 'correct.unchanged')}
      </Status>{' '}
      <span className="hint">{line.answeredOn}</span>
      <br />
      {t('correct.before')} <Value value={line.was} />
      <br />
      {t('correct.after')} <Value value={line.now} />
    </>
  );
}

/** A text of a field, or how many files a paper has. */
export function Value({ value }: { readonly value: string | number }) {
  const { t } = useTranslation('casework');
  if (typeof value === 'number') return <>{t('correct.files', { count: value })}</>;
  return value === '' ? <>{t('correct.empty')}</> : <bdi>{value}</bdi>;
}
