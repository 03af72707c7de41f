import type { Tenant } from '../factories/other-tenant.ts';
import { read, write, type Probe } from './tenant-probe.ts';

const provider = (tenant: Tenant) => tenant.places.provider.head;
const WALLET = '_space.provider.credentials._index.tsx';

/** Papers of a provider's wallet. */
export const WALLET_PROBES: readonly Probe[] = [
  read('the file of a paper', '_space.provider.credentials.$id.file.ts', provider, ({ ids }) => ({
    params: { id: ids.credential },
  })),
  {
    ...read('a paper about to be withdrawn', WALLET, provider, ({ ids }) => ({
      query: { withdraw: ids.credential },
    })),
    instead: {
      status: 200,
      to: ['provider-owner', 'provider-member'],
      why: 'shows the own wallet, in which there is no such paper',
    },
  },
  write('a paper, withdrawn', WALLET, provider, ({ ids }) => ({
    form: { withdraw: ids.credential },
  })),
];
