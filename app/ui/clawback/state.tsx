import { useTranslation } from 'react-i18next';
import type { ClawbackReason, ClawbackState } from '#domain/cases/schema.ts';
import { Status, type Tone } from '../workspace/parts.tsx';

const TONES = {
  open: 'attention',
  notified: 'attention',
  confirmed: 'bad',
  dropped: 'neutral',
  recovered: 'good',
  offset: 'good',
  'written-off': 'neutral',
} as const satisfies Record<ClawbackState, Tone>;

/** The state of aid to be given back, in words. */
export function ClawbackStatus({ state }: { readonly state: ClawbackState }) {
  const { t } = useTranslation('clawback');
  return <Status tone={TONES[state]}>{t(`state.${state}`)}</Status>;
}

/** Why it has to be given back. */
export function ClawbackReasons({ reasons }: { readonly reasons: readonly ClawbackReason[] }) {
  const { t } = useTranslation('clawback');
  return (
    <ul>
      {reasons.map((code) => (
        <li key={code}>{t(`reason.${code}`)}</li>
      ))}
    </ul>
  );
}
