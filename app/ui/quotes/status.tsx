import { useTranslation } from 'react-i18next';
import type { EngagementState, QuoteState } from '#domain/engagements/schema.ts';
import { Status, type Tone } from '../workspace/parts.tsx';

const QUOTE_TONES = {
  requested: 'info',
  answered: 'attention',
  countered: 'info',
  chosen: 'good',
  declined: 'bad',
  expired: 'bad',
  'passed-over': 'neutral',
  withdrawn: 'neutral',
} as const satisfies Record<QuoteState, Tone>;

/** The state of a quote, in words; one whose last day has passed is over for its reader. */
export function QuoteStatus({
  state,
  isPast,
}: {
  readonly state: QuoteState;
  readonly isPast: boolean;
}) {
  const { t } = useTranslation('engagement');
  const isLive = state === 'requested' || state === 'answered' || state === 'countered';
  const shown = isPast && isLive ? 'expired' : state;
  return <Status tone={QUOTE_TONES[shown]}>{t(`quoteState.${shown}`)}</Status>;
}

const GOOD: readonly EngagementState[] = ['started', 'in-delivery', 'completed', 'aftercare'];
const BAD: readonly EngagementState[] = ['voided', 'terminated'];
const OVER: readonly EngagementState[] = ['closed', 'withdrawn'];

/** The state of a project, in words. */
export function ProjectStatus({ state }: { readonly state: EngagementState }) {
  const { t } = useTranslation('engagement');
  const tone: Tone = GOOD.includes(state)
    ? 'good'
    : BAD.includes(state)
      ? 'bad'
      : OVER.includes(state)
        ? 'neutral'
        : 'attention';
  return <Status tone={tone}>{t(`state.${state}`)}</Status>;
}
