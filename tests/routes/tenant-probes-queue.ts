import { CASE_READERS } from '../architecture/route-access.ts';
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
  write('a case, its decision left to others', `${PAGE}.$id.officer.tsx`, null, ({ ids }) => ({
    params: { id: ids.officersCase },
    form: { decider: 'somebody', why: 'leave' },
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
  {
    ...write('the cases of an officer, given to others', `${PAGE}.late.tsx`, null, (tenant) => ({
      form: { officer: tenant.places.programme.account, why: 'leave' },
    })),
    instead: {
      ...{ status: 303, to: ['programme-manager'] },
      why: 'moves what the officer has in hand in the organisation of the seat: nothing',
    },
  },
  {
    ...write('a saved view', `${PAGE}._index.tsx`, null, ({ ids }) => ({
      form: { do: 'remove-view', view: ids.caseView },
    })),
    instead: {
      ...{ status: 303, to: CASE_READERS },
      why: 'forgetting a view that is not one’s own changes nothing',
    },
  },
];
