import type { Tenant } from '../factories/other-tenant.ts';
import { INTENT, read, write, type Probe } from './tenant-probe.ts';

const provider = (tenant: Tenant) => tenant.places.provider.head;
const OFFER = '_space.provider.ranking.$offer.tsx';

/** Where a provider's offers stand, and what it contests. */
export const RANKING_PROBES: readonly Probe[] = [
  read('the ranking of an offer', OFFER, provider, ({ ids }) => ({ params: { offer: ids.offer } })),
  write('an appeal, opened', OFFER, provider, ({ ids }) => ({
    params: { offer: ids.offer },
    form: { intentId: INTENT, ground: 'missing', text: 'This offer is missing from lists.' },
  })),
  write('an appeal, withdrawn', '_space.provider.ranking._index.tsx', provider, ({ ids }) => ({
    form: { withdraw: ids.appeal },
  })),
];
