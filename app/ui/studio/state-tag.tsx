import { useTranslation } from 'react-i18next';
import type { VersionState } from '#domain/programmes/schema.ts';
import { Status, type Tone } from '../workspace/parts.tsx';

const TONES: Readonly<Record<VersionState, Tone>> = {
  draft: 'neutral',
  simulated: 'info',
  proposed: 'attention',
  published: 'info',
  open: 'good',
  paused: 'attention',
  'winding-down': 'attention',
  closed: 'neutral',
  superseded: 'neutral',
  discarded: 'neutral',
};

/** The state of a version, in words. */
export function StateTag({ state }: { readonly state: VersionState }) {
  const { t } = useTranslation('aid');
  return <Status tone={TONES[state]}>{t(`state.${state}`)}</Status>;
}
