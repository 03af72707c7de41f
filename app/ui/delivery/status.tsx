import { useTranslation } from 'react-i18next';
import type { EngagementState, MilestoneState } from '#domain/engagements/schema.ts';
import { Status, type Tone } from '../workspace/parts.tsx';

const PROJECT: Readonly<Record<EngagementState, Tone>> = {
  'quote-requested': 'neutral',
  quoted: 'attention',
  agreed: 'attention',
  signed: 'info',
  'copay-pending': 'attention',
  started: 'info',
  'in-delivery': 'info',
  'change-pending': 'attention',
  completed: 'good',
  aftercare: 'good',
  closed: 'neutral',
  voided: 'bad',
  terminated: 'bad',
  withdrawn: 'neutral',
};

const MILESTONE: Readonly<Record<MilestoneState, Tone>> = {
  planned: 'neutral',
  delivered: 'attention',
  'changes-requested': 'attention',
  'accept-overdue': 'attention',
  disputed: 'bad',
  accepted: 'good',
  cancelled: 'neutral',
};

/** The state of a project, in words. */
export function ProjectStatus({ state }: { readonly state: EngagementState }) {
  const { t } = useTranslation('engagement');
  return <Status tone={PROJECT[state]}>{t(`state.${state}`)}</Status>;
}

/** The state of a milestone, in words. */
export function MilestoneStatus({ state }: { readonly state: MilestoneState }) {
  const { t } = useTranslation('engagement');
  return <Status tone={MILESTONE[state]}>{t(`milestoneState.${state}`)}</Status>;
}
