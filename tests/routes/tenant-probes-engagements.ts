import type { Tenant } from '../factories/other-tenant.ts';
import { read, type Probe } from './tenant-probe.ts';

const manager = (tenant: Tenant) => tenant.places.programme.head;
const params = ({ ids }: Tenant) => ({ id: ids.engagement });

/** Work that a voucher pays for, as the people of the programme see it. */
export const ENGAGEMENT_PROBES: readonly Probe[] = [
  read('a whole case', '_space.programme.engagements.$id._index.tsx', manager, (tenant) => ({
    params: params(tenant),
  })),
];
