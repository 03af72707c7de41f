import type { Tenant } from '../factories/other-tenant.ts';
import { read, write, type Probe } from './tenant-probe.ts';

const provider = (tenant: Tenant) => tenant.places.provider.head;
const CHANGE = '_space.provider.references.$id.tsx';

/** Clients a provider names, and whom to call there. The removal comes last: nothing is left then. */
export const REFERENCE_PROBES: readonly Probe[] = [
  read('a reference', CHANGE, provider, ({ ids }) => ({ params: { id: ids.reference } })),
  write('a reference, changed', CHANGE, provider, ({ ids }) => ({
    params: { id: ids.reference },
    form: { clientName: 'From a stranger' },
  })),
  write('a reference, removed', '_space.provider.references._index.tsx', provider, ({ ids }) => ({
    form: { remove: ids.reference },
  })),
];
