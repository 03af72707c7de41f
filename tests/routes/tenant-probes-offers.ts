import type { Tenant } from '../factories/other-tenant.ts';
import { read, write, type Probe } from './tenant-probe.ts';

const provider = (tenant: Tenant) => tenant.places.provider.head;
const OFFER = '_space.provider.offers.$id';
const ACTS = ['take-back', 'revise', 'open', 'reopen', 'withdraw', 'discard'] as const;

/** Offers of a provider, which are nobody else's before they are published. */
export const OFFER_PROBES: readonly Probe[] = [
  ...(['_index', 'edit', 'preview'] as const).map((page) =>
    read(`an offer, ${page}`, `${OFFER}.${page}.tsx`, provider, ({ ids }) => ({
      params: { id: ids.offer },
    })),
  ),
  ...(['save', 'submit'] as const).map((act) =>
    write(`an offer: ${act}`, `${OFFER}.edit.tsx`, provider, ({ ids }) => ({
      params: { id: ids.offer },
      form: { versionId: ids.offerVersion, stamp: ids.offerStamp, 'title.fr': 'Autre', do: act },
    })),
  ),
  ...ACTS.map((act) =>
    write(`an offer: ${act}`, `${OFFER}._index.tsx`, provider, ({ ids }) => ({
      params: { id: ids.offer },
      form: { versionId: ids.offerVersion, do: act },
    })),
  ),
  read(
    'a sheet of offers',
    '_space.provider.offers.import.$id._index.tsx',
    provider,
    ({ ids }) => ({
      params: { id: ids.sheet },
    }),
  ),
  read('its refused rows', '_space.provider.offers.import.$id.refused.ts', provider, ({ ids }) => ({
    params: { id: ids.sheet },
  })),
  write('a sheet, saved', '_space.provider.offers.import.$id._index.tsx', provider, ({ ids }) => ({
    params: { id: ids.sheet },
    form: { expected: '1' },
  })),
];
