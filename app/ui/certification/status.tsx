import { useTranslation } from 'react-i18next';
import type { ApplicationState, CertificateView, MeasureLine } from '#domain/catalogue/schema.ts';
import { Status, type Tone } from '../workspace/parts.tsx';

const APPLICATION = {
  draft: 'neutral',
  submitted: 'info',
  examining: 'info',
  'changes-requested': 'attention',
  proposed: 'info',
  accepted: 'good',
  refused: 'bad',
  withdrawn: 'neutral',
  lapsed: 'bad',
} as const satisfies Record<ApplicationState, Tone>;

const CERTIFICATE = {
  probation: 'good',
  certified: 'good',
  suspended: 'attention',
  expired: 'bad',
  revoked: 'bad',
  withdrawn: 'neutral',
} as const satisfies Record<CertificateView['state'], Tone>;

const MEASURE = {
  noticed: 'attention',
  answered: 'info',
  applied: 'bad',
  dropped: 'good',
} as const satisfies Record<MeasureLine['state'], Tone>;

/** The state of an application, in words. */
export function ApplicationStatus({ state }: { readonly state: ApplicationState }) {
  const { t } = useTranslation('certification');
  return <Status tone={APPLICATION[state]}>{t(`state.${state}`)}</Status>;
}

export function CertificateStatus({ state }: { readonly state: CertificateView['state'] }) {
  const { t } = useTranslation('vocab');
  return <Status tone={CERTIFICATE[state]}>{t(`standing.${state}`)}</Status>;
}

export function MeasureStatus({ state }: { readonly state: MeasureLine['state'] }) {
  const { t } = useTranslation('certification');
  return <Status tone={MEASURE[state]}>{t(`measure.state.${state}`)}</Status>;
}
