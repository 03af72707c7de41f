import type { Tenant } from '../factories/other-tenant.ts';
import { read, write, type Probe } from './tenant-probe.ts';

const manager = (tenant: Tenant) => tenant.places.programme.head;
const APPEAL = '_space.programme.matching.appeals.$id';
const WHY = 'managers and auditors of all programmes look after the rankings of all providers';

/** Appeals of a provider, which every programme manager answers. */
export const STEERING_PROBES: readonly Probe[] = [
  {
    ...read('an appeal, by managers', APPEAL, manager, ({ ids }) => ({
      params: { id: ids.appeal },
    })),
    instead: { status: 200, to: ['programme-manager', 'auditor'], reads: true, why: WHY },
  },
  {
    ...write('an appeal, answered', APPEAL, manager, ({ ids }) => ({
      params: { id: ids.appeal },
      form: { decision: 'none of these', answer: '' },
    })),
    instead: { status: 422, to: ['programme-manager'], why: WHY },
  },
];
