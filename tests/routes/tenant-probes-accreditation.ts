import type { Tenant } from '../factories/other-tenant.ts';
import { read, write, type Probe } from './tenant-probe.ts';

const PROGRAMME = '_space.programme.accreditations.$id.tsx';
const PROVIDER = '_space.provider.programmes.tsx';
const manager = (tenant: Tenant) => tenant.places.programme.head;
const params = ({ ids }: Tenant) => ({ id: ids.accreditation });

/** Accreditations: officers of the programme read them, the provider's own people act on theirs. */
export const ACCREDITATION_PROBES: readonly Probe[] = [
  read('an accreditation, for officers', PROGRAMME, manager, (tenant) => ({
    params: params(tenant),
  })),
  ...(['accept', 'refuse', 'suspend', 'resume', 'revoke'] as const).map((act) =>
    write(`an accreditation: ${act}`, PROGRAMME, null, (tenant) => ({
      params: params(tenant),
      form: { do: act, stamp: '1', reason: 'From a stranger' },
    })),
  ),
  write('an accreditation, withdrawn', PROVIDER, null, ({ ids }) => ({
    form: { do: 'withdraw', sure: 'on', stamp: '1', id: ids.accreditation },
  })),
];
