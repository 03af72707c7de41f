import type { Tenant } from '../factories/other-tenant.ts';
import { read, write, type Probe } from './tenant-probe.ts';

const manager = (tenant: Tenant) => tenant.places.programme.head;
const PAGE = '_space.programme.programmes.$id.simulation';
const SCENARIO = {
  ...{ do: 'run', low: '1', central: '3', high: '6', approval: '70', rush: '25' },
  'weight.WEB': '1',
} as const;

/** Simulations of a programme, which its managers run and its auditors read. */
export const SIMULATION_PROBES: readonly Probe[] = [
  read('simulations', `${PAGE}._index.tsx`, manager, ({ ids }) => ({
    params: { id: ids.programme },
  })),
  read('a simulation', `${PAGE}.$run._index.tsx`, manager, ({ ids }) => ({
    params: { id: ids.programme, run: ids.simulation },
  })),
  read('a simulation on paper', `${PAGE}.$run.report[.pdf].ts`, manager, ({ ids }) => ({
    params: { id: ids.programme, run: ids.simulation },
  })),
  write('simulations: run', `${PAGE}._index.tsx`, manager, ({ ids }) => ({
    params: { id: ids.programme },
    form: SCENARIO,
  })),
  write('simulations: cancel', `${PAGE}._index.tsx`, manager, ({ ids }) => ({
    params: { id: ids.programme },
    form: { do: 'cancel', run: ids.simulation },
  })),
];
