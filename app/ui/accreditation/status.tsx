import { useTranslation } from 'react-i18next';
import type { AccreditationState } from '#domain/cases/schema.ts';
import { Status, type Tone } from '../workspace/parts.tsx';

const TONES: Readonly<Record<AccreditationState, Tone>> = {
  submitted: 'info',
  probation: 'good',
  accredited: 'good',
  suspended: 'attention',
  refused: 'bad',
  revoked: 'bad',
  expired: 'neutral',
  withdrawn: 'neutral',
};

/** The state of an accreditation in words. */
export function AccreditationStatus({ state }: { readonly state: AccreditationState }) {
  const { t } = useTranslation('case');
  return <Status tone={TONES[state]}>{t(`accreditationState.${state}`)}</Status>;
}
