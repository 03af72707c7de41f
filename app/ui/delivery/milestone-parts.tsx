import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../workspace/fields.tsx';
import { Empty, Facts, Panel, Status } from '../workspace/parts.tsx';
import type { ShownDispute, ShownMilestone } from './show.ts';
import { MilestoneStatus } from './status.tsx';

/** What the milestone is, who pays what of it, and until when somebody has the ball. */
export function MilestoneFacts({ milestone }: { readonly milestone: ShownMilestone }) {
  const { t } = useTranslation('delivery');
  return (
    <Panel>
      <Facts
        items={[
          [t('column.state'), <MilestoneStatus key="state" state={milestone.state} />],
          [t('fact.acceptance'), <bdi key="acceptance">{milestone.acceptance}</bdi>],
          [t('column.by'), milestone.deliverBy],
          [t('fact.delivered'), milestone.deliveredAt],
          [t('fact.due'), milestone.dueOn],
          [t('fact.accepted'), milestone.acceptedAt],
          [t('column.price'), milestone.ttc],
          [t('money.subsidy'), milestone.subsidy],
          [t('money.share'), milestone.share],
        ]}
      />
    </Panel>
  );
}

/** What the certifier looks for, and whether it is there: the same lines for everybody. */
export function ChecksPanel({ milestone }: { readonly milestone: ShownMilestone }) {
  const { t } = useTranslation('delivery');
  return (
    <Panel title={t('checks.title')} id="checks">
      <p>{t('checks.lead')}</p>
      <ul className="plain">
        {milestone.checks.map(({ check, isMet }) => (
          <li key={check}>
            <Status tone={isMet ? 'good' : 'attention'}>
              {t(isMet ? 'checks.met' : 'checks.missing')}
            </Status>{' '}
            {t(`check.${check}`)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface EvidenceProps {
  readonly milestone: ShownMilestone;
  /** Path before the id of a piece with a file. */
  readonly files: string;
  /** Whether pieces of this delivery may be taken away. */
  readonly removes: boolean;
}

/** What was shown, the oldest first. */
export function EvidencePanel({ milestone, files, removes }: EvidenceProps) {
  const { t } = useTranslation('delivery');
  const { evidence, round } = milestone;
  return (
    <Panel title={t('evidence.title')} id="evidence">
      {evidence.length === 0 && <Empty>{t('evidence.none')}</Empty>}
      <ul className="plain">
        {evidence.map((piece) => (
          <li key={piece.id}>
            <strong>{t(`kind.${piece.kind}`)}</strong> <span className="hint">{piece.at}</span>
            {piece.text !== '' && <p dir="auto">{piece.text}</p>}
            {piece.url !== null && (
              <p>
                <a href={piece.url} rel="nofollow noreferrer noopener" dir="ltr">
                  {piece.url}
                </a>
              </p>
            )}
            {piece.file !== null && (
              <p>
                {piece.file.isReadable ? (
                  <a href={`${files}/${piece.id}`}>
                    <bdi>{piece.file.name}</bdi>
                  </a>
                ) : (
                  t('evidence.unread')
                )}
              </p>
            )}
            {removes && piece.round === round && (
              <Form method="post" encType="multipart/form-data">
                <input type="hidden" name="evidence" value={piece.id} />
                <SubmitButton look="plain" name="do" value="remove">
                  {t('evidence.remove')}
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const OUTCOMES = ['accept', 'redo', 'reduce'] as const;

/** A dispute: what each side says, and what was settled. */
export function DisputePanel({ dispute }: { readonly dispute: ShownDispute }) {
  const { t } = useTranslation('delivery');
  const { side, grounds, answer, decision, outcome, percent, openedAt, dueOn } = dispute;
  const settled = OUTCOMES.find((one) => one === outcome);
  return (
    <Panel title={t('dispute.title')} id="dispute">
      <Facts
        items={[
          [t('dispute.opened'), openedAt],
          [t('dispute.by'), t(side === 'firm' ? 'dispute.firm' : 'dispute.provider')],
          [t('dispute.grounds'), <bdi key="grounds">{grounds}</bdi>],
          [t('dispute.answer'), answer && <bdi key="answer">{answer}</bdi>],
          [t('dispute.until'), dueOn],
          [t('dispute.outcome'), settled && t(`outcome.${settled}`, { percent: percent ?? 100 })],
          [t('dispute.decision'), decision && <bdi key="decision">{decision}</bdi>],
        ]}
      />
    </Panel>
  );
}
