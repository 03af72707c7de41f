import { useTranslation } from 'react-i18next';
import type { VoucherState } from '#domain/cases/schema.ts';
import { Status, type Tone } from '../workspace/parts.tsx';

const TONES = {
  issued: 'attention',
  active: 'good',
  'partly-used': 'good',
  used: 'neutral',
  suspended: 'attention',
  expired: 'bad',
  lapsed: 'bad',
  cancelled: 'neutral',
} as const satisfies Record<VoucherState, Tone>;

/** The state of a voucher, in words; one whose last day has passed is over for its reader. */
export function VoucherStatus({
  state,
  isPast,
}: {
  readonly state: VoucherState;
  readonly isPast: boolean;
}) {
  const { t } = useTranslation('case');
  const shown = isPast ? (state === 'issued' ? 'lapsed' : 'expired') : state;
  return <Status tone={TONES[shown]}>{t(`voucherState.${shown}`)}</Status>;
}
