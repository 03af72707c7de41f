import { useTranslation } from 'react-i18next';
import type { CaseFile } from '#domain/cases/schema.ts';
import { Written } from '../certification/written.tsx';
import { Facts, Panel, Status } from '../workspace/parts.tsx';
import type { Shown } from './show-case.ts';

/** What the firm wants to do, in its own words. Fields it corrected are marked. */
export function ProjectPanel({
  project,
  corrected,
}: {
  readonly project: Shown<CaseFile['project']>;
  readonly corrected: readonly string[];
}) {
  const { t } = useTranslation('casework');
  const marked = (field: string, value: React.ReactNode) =>
    corrected.includes(field) ? (
      <>
        {value} <Status tone="info">{t('project.corrected')}</Status>
      </>
    ) : (
      value
    );
  return (
    <Panel title={t('project.title')} id="project">
      <p>
        <strong>
          <bdi>{marked('title', project.title)}</bdi>
        </strong>
      </p>
      <Written>{marked('need', project.need)}</Written>
      <Facts
        items={[
          [t('field.category'), project.category && marked('category', project.category)],
          [t('field.cost'), project.cost && marked('cost', project.cost)],
          [t('field.startsOn'), project.startsOn && marked('startsOn', project.startsOn)],
          [t('field.otherAid'), project.otherAid && marked('otherAid', project.otherAid)],
          [
            t('field.contactName'),
            project.contactName && marked('contactName', <bdi>{project.contactName}</bdi>),
          ],
          [
            t('field.contactPhone'),
            project.contactPhone &&
              marked('contactPhone', <bdi dir="ltr">{project.contactPhone}</bdi>),
          ],
        ]}
      />
    </Panel>
  );
}

const TONES = {
  proposed: 'attention',
  confirmed: 'good',
  'sent-back': 'neutral',
  lapsed: 'neutral',
} as const;

/** What was proposed and decided so far. */
export function DecisionsPanel({
  decisions,
}: {
  readonly decisions: Shown<CaseFile['decisions']>;
}) {
  const { t } = useTranslation(['casework', 'case']);
  return (
    <Panel title={t('decisions.title')} id="decisions">
      {decisions.length === 0 && <p>{t('decisions.none')}</p>}
      <ol className="steps">
        {decisions.map((one) => (
          <li key={one.id}>
            <strong>{t(`case:outcome.${one.outcome}`)}</strong>{' '}
            {one.amount !== null && <bdi>{one.amount}</bdi>}{' '}
            <Status tone={TONES[one.state]}>{t(`decisions.${one.state}`)}</Status>
            <span className="hint aside">
              <bdi>{one.by}</bdi> · {one.proposedOn}
              {one.decidedOn !== null && (
                <>
                  {' '}
                  → <bdi>{one.decidedBy}</bdi> · {one.decidedOn}
                </>
              )}
            </span>
            {one.legalRefs.length > 0 && <p>{one.legalRefs.join(' · ')}</p>}
            {one.note !== '' && <Written>{one.note}</Written>}
            {one.reply !== '' && <Written>{one.reply}</Written>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
