import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { MilestoneActs } from '#domain/engagements/schema.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { DeliveryHistory } from './history.tsx';
import { AcceptForm, DeliverForm, EvidenceForm, WordsForm } from './milestone-forms.tsx';
import { ChecksPanel, DisputePanel, EvidencePanel, MilestoneFacts } from './milestone-parts.tsx';
import type { ShownMilestone } from './show.ts';
import { useDeliveryErrors } from './use-delivery-errors.ts';
import type { doneOf } from './words.ts';

interface Props {
  readonly here: string;
  readonly project: string;
  readonly milestone: ShownMilestone;
  readonly may: MilestoneActs;
  readonly acts: boolean;
  readonly roundsLeft: number;
  readonly disputeUntil: string | null;
  readonly intentId: string;
  readonly accept: string;
  readonly done: ReturnType<typeof doneOf>;
  readonly refused:
    | {
        readonly errors: Readonly<Record<string, string>>;
        readonly values: Readonly<Record<string, string>>;
      }
    | undefined;
}

/** A milestone for one of the sides: what is shown, what is looked for, what may be done. */
export function MilestonePage(props: Props) {
  const { t } = useTranslation('delivery');
  const { project, milestone, may, refused, done } = props;
  const { messages, shown } = useDeliveryErrors(refused?.errors);
  const form = { stamp: milestone.stamp, messages, values: refused?.values ?? {} };
  return (
    <>
      <p>
        <Link to={project}>{t('backTo', { number: `\u2066${milestone.number}\u2069` })}</Link>
      </p>
      <h1 id="form">
        <bdi>{milestone.title}</bdi>
      </h1>
      <ErrorSummary errors={shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      <MilestoneFacts milestone={milestone} />
      {milestone.dispute && <DisputePanel dispute={milestone.dispute} />}
      {may.answer && <WordsForm act="answer" {...form} />}
      {may.accept && <AcceptForm {...form} />}
      {may.changes && <WordsForm act="changes" {...form} params={{ count: props.roundsLeft }} />}
      <ChecksPanel milestone={milestone} />
      {may.deliver && <DeliverForm {...form} />}
      {may.add && (
        <EvidenceForm
          {...form}
          intentId={props.intentId}
          accept={props.accept}
          isLast={milestone.isLast}
        />
      )}
      <EvidencePanel milestone={milestone} files={`${project}/evidence`} removes={may.add} />
      {may.dispute && (
        <WordsForm act="dispute" {...form} params={{ date: props.disputeUntil ?? '' }} />
      )}
      {!props.acts && <p className="hint">{t('readOnly')}</p>}
      <DeliveryHistory lines={milestone.history} />
    </>
  );
}
