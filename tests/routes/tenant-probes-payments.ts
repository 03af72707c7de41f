import type { Tenant } from '../factories/other-tenant.ts';
import { owner, read, write, type Probe } from './tenant-probe.ts';

const manager = (tenant: Tenant) => tenant.places.programme.head;
const head = (tenant: Tenant) => tenant.places.provider.head;
const SHARE = '_space.sme.projects.$id.share._index';
const LINE = '_space.programme.treasury.lines.$id.tsx';
const own = ({ ids }: Tenant) => ({ id: ids.engagement });
const line = ({ ids }: Tenant) => ({ id: ids.bankLine });
const NOTE = 'From a stranger';

/** Own shares, and what banks say of them. */
export const PAYMENT_PROBES: readonly Probe[] = [
  read('an own share', SHARE, owner, (tenant) => ({ params: own(tenant) })),
  read('a proof of payment', '_space.sme.projects.$id.share.file.$proof.ts', owner, (tenant) => ({
    params: { ...own(tenant), proof: tenant.ids.shareProof },
  })),
  ...(['proof', 'card', 'nothing known'] as const).map((act) =>
    write(`an own share: ${act}`, SHARE, owner, (tenant) => ({
      ...{ params: own(tenant), form: { do: act } },
    })),
  ),
  read('the paper of an account', '_space.provider.bank.file.$id.ts', head, (tenant) => ({
    params: { id: tenant.ids.bankAccount },
  })),
  read('a line of a statement', LINE, manager, (tenant) => ({ params: line(tenant) })),
  write('a line matched', LINE, manager, (tenant) => ({
    ...{ params: line(tenant), form: { do: 'match', reference: 'RQ000000000097', note: NOTE } },
  })),
  write('a line matched again', LINE, manager, (tenant) => ({
    ...{ params: line(tenant), form: { do: 'again' } },
  })),
  write('a line set aside', LINE, manager, (tenant) => ({
    ...{ params: line(tenant), form: { do: 'aside', note: NOTE } },
  })),
];
