import type { Tenant } from '../factories/other-tenant.ts';
import { read, write, type Probe } from './tenant-probe.ts';

const manager = (tenant: Tenant) => tenant.places.programme.head;
const PAGE = '_space.programme.programmes.$id';
const READ = ['rules._index', 'rules.counts.ts', 'amount', 'cases'] as const;
const FORMS = [
  ['rules._index', { do: 'remove', path: 'all.0' }],
  ['rules._index', { do: 'set', path: 'all.0', op: '>=', value: '3' }],
  ['rules._index', { do: 'paste', json: '{}' }],
  ['amount', { do: 'set-lines', part: 'aid', join: 'one', 'lines.0.a': 'fact:projectCostMAD' }],
  ['amount', { do: 'no-amount' }],
  ['cases', { do: 'add', name: 'Un cas', status: 'unknown' }],
  ['cases', { do: 'remove', at: '0' }],
] as const;

/** The rules, the amount and the golden cases of a programme, and how many firms its rules take. */
export const BUILDER_PROBES: readonly Probe[] = [
  ...READ.map((page) =>
    read(`a programme, ${page}`, `${PAGE}.${page}`, manager, ({ ids }) => ({
      params: { id: ids.programme },
      query: { edit: 'all.0', counts: 'sample' },
    })),
  ),
  ...FORMS.map(([page, form]) =>
    write(`a programme, ${page}: ${form.do}`, `${PAGE}.${page}`, manager, ({ ids }) => ({
      params: { id: ids.programme },
      form: { stamp: ids.programmeStamp, ...form },
    })),
  ),
];
