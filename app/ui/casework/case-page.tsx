import { useTranslation } from 'react-i18next';
import type { CaseActs, CaseFile } from '#domain/cases/schema.ts';
import { ChecklistPanel } from './checklist-panel.tsx';
import { CorrectionsPanel } from './corrections-panel.tsx';
import { ExplanationPanel } from './explanation-panel.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { DecisionsPanel, ProjectPanel } from './file-panels.tsx';
import { ClocksPanel, HistoryPanel } from './history-panels.tsx';
import { LinksPanel } from './links-panel.tsx';
import { PapersPanel } from './papers-panel.tsx';
import type { Shown } from './show-case.ts';
import { TalkPanel } from './talk-panels.tsx';

interface Props {
  readonly file: Shown<CaseFile>;
  readonly may: CaseActs;
  /** Address of the list of cases, and of this one. */
  readonly base: string;
  readonly here: string;
  readonly replayed: boolean;
}

/** The whole file of a case: what the firm asks on one side, what is known of it on the other. */
export function CaseFileView({ file, may, base, here, replayed }: Props) {
  const { t } = useTranslation('casework');
  const { corrections, facts } = file;
  const corrected = corrections.lines
    .filter(({ changed, answeredOn }) => changed && answeredOn !== null)
    .map(({ field }) => field);
  return (
    <div className="casework">
      <div>
        <ProjectPanel project={file.project} corrected={corrected} />
        <ExplanationPanel facts={facts} replayed={replayed} />
        <PapersPanel kinds={file.papers} here={here} />
        <ChecklistPanel
          items={file.checklist.items}
          reasons={facts.now?.explanation.reasons ?? []}
          workAt={may.check ? `${here}/check` : null}
        />
        <CorrectionsPanel
          corrections={corrections}
          askAt={may.correct ? `${here}/correct` : null}
        />
        <TalkPanel talk={file.talk} workAt={may.write ? `${here}/opinions` : null} />
        <DecisionsPanel decisions={file.decisions} />
      </div>
      <div className="casework-side" role="region" aria-label={t('side')}>
        <FactsPanel rows={facts.rows} proveAt={may.prove ? `${here}/fact` : null} />
        <LinksPanel links={file.links} base={base} />
        <ClocksPanel clocks={file.clocks} />
        <HistoryPanel events={file.events} />
      </div>
    </div>
  );
}
