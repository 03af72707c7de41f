import { useTranslation } from 'react-i18next';
import type { OfferState } from '#domain/catalogue/schema.ts';
import { Status, type Tone } from '../workspace/parts.tsx';

const TONES: Readonly<Record<OfferState, Tone>> = {
  draft: 'neutral',
  submitted: 'info',
  'changes-requested': 'attention',
  published: 'good',
  superseded: 'neutral',
  withdrawn: 'neutral',
};

/** The state of a version of an offer, in words. */
export function OfferStatus({ state }: { readonly state: OfferState }) {
  const { t } = useTranslation('offers');
  return <Status tone={TONES[state]}>{t(`state.${state}`)}</Status>;
}
