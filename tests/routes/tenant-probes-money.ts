import type { Tenant } from '../factories/other-tenant.ts';
import { INTENT, read, write, type Probe } from './tenant-probe.ts';

const manager = (tenant: Tenant) => tenant.places.programme.head;
const PAGE = '_space.programme.money';

/** Money of a programme: its envelopes, their accounts and files, and moves of it. */
export const MONEY_PROBES: readonly Probe[] = [
  read('the money of a programme', `${PAGE}.$programme._index`, manager, ({ ids }) => ({
    params: { programme: ids.programme },
  })),
  ...['_index', 'statement[.csv].ts', 'statement[.json].ts'].map((page) =>
    read(`an envelope, ${page}`, `${PAGE}.$programme.$envelope.${page}`, manager, ({ ids }) => ({
      params: { programme: ids.programme, envelope: ids.envelope },
    })),
  ),
  write('an envelope, spread', `${PAGE}.$programme.$envelope._index`, manager, ({ ids }) => ({
    params: { programme: ids.programme, envelope: ids.envelope },
    form: { buckets: '4' },
  })),
  read('a move of money', `${PAGE}.moves.$id`, manager, ({ ids }) => ({
    params: { id: ids.move },
  })),
  write('a move of money, taken back', `${PAGE}.moves.$id`, manager, ({ ids }) => ({
    params: { id: ids.move },
    form: { do: 'withdraw' },
  })),
  write('a move of money, decided', `${PAGE}.moves.$id`, null, ({ ids }) => ({
    params: { id: ids.move },
    form: { do: 'decide', agrees: 'yes' },
  })),
  read('a new move of money', `${PAGE}.moves.new`, manager, ({ ids }) => ({
    query: { programme: ids.programme, kind: 'fund' },
  })),
  write('a new move of money, sent', `${PAGE}.moves.new`, manager, ({ ids }) => ({
    form: {
      ...{ programme: ids.programme, kind: 'give-back', from: ids.envelope, amount: '1' },
      ...{ reason: 'Une raison écrite', intentId: INTENT },
    },
  })),
];
