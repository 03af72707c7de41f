import { useTranslation } from 'react-i18next';
import type { OwnStanding } from '#domain/cases/schema.ts';
import { Status, type Tone } from '../workspace/parts.tsx';

const TONES = {
  draft: 'neutral',
  assign: 'info',
  review: 'info',
  correct: 'attention',
  decide: 'info',
  'open-decision': 'attention',
  approved: 'good',
  rejected: 'bad',
  'rejected-final': 'bad',
  waiting: 'neutral',
  lapsed: 'attention',
  'lapsed-final': 'neutral',
  withdrawn: 'neutral',
  appeal: 'info',
  dismissed: 'bad',
  hearing: 'attention',
  'hearing-answered': 'info',
  revoked: 'bad',
} as const satisfies Record<OwnStanding, Tone>;

/** Where a request stands, in a few words. */
export function StandingTag({ standing }: { readonly standing: OwnStanding }) {
  const { t } = useTranslation('follow');
  return <Status tone={TONES[standing]}>{t(`standing.${standing}.short`)}</Status>;
}
