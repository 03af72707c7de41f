import { INTENT, read, write, type Probe } from './tenant-probe.ts';

const PAGE = '_space.programme.cases';
const manager: Probe['whose'] = ({ places }) => places.programme.head;

/** Cases in the hands of officers, and what is decided about many at once. */
export const QUEUE_PROBES: readonly Probe[] = [
  read('a case, its officer', `${PAGE}.$id.officer.tsx`, manager, ({ ids }) => ({
    params: { id: ids.officersCase },
  })),
  write('a case, given to somebody else', `${PAGE}.$id.officer.tsx`, null, ({ ids }) => ({
    params: { id: ids.officersCase },
    form: { why: 'leave' },
  })),
  read('a batch', `${PAGE}.batch.$batch.tsx`, manager, ({ ids }) => ({
    params: { batch: ids.caseBatch },
  })),
  write('a case, in a batch', `${PAGE}.batch._index.tsx`, null, ({ ids }) => ({
    form: {
      ...{ intentId: INTENT, decision: 'send-back', note: 'From a stranger', links: 'none' },
      rows: `${ids.officersCase}:2`,
    },
  })),
];
