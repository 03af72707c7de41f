import type { Tenant } from '../factories/other-tenant.ts';
import { INTENT, read, write, type Probe } from './tenant-probe.ts';

const manager = (tenant: Tenant) => tenant.places.programme.head;
const PAGE = '_space.programme.programmes.$id';
const SECTIONS = ['texts', 'money', 'calendar', 'documents'] as const;
const PAGES = [...SECTIONS, 'acts', 'changes', 'publish', 'try'] as const;
const DAY = '2099-01-04';
const TEXT = 'Une raison assez longue';

const at = (act: string, extra: Readonly<Record<string, string>> = {}) =>
  write(`a programme: ${act}`, `${PAGE}._index`, manager, ({ ids }) => ({
    params: { id: ids.programme },
    form: { do: act, versionId: ids.programmeVersion, intentId: INTENT, ...extra },
  }));

/** Programmes of an organisation, which its managers alone work on. */
export const STUDIO_PROBES: readonly Probe[] = [
  read('a programme', `${PAGE}._index`, manager, ({ ids }) => ({ params: { id: ids.programme } })),
  ...PAGES.map((page) =>
    read(`a programme, ${page}`, `${PAGE}.${page}.tsx`, manager, ({ ids }) => ({
      params: { id: ids.programme },
    })),
  ),
  read('a rehearsal, tried', `${PAGE}.try.tsx`, manager, ({ ids }) => ({
    params: { id: ids.rehearsal },
    query: { staff: '5' },
  })),
  ...SECTIONS.map((page) =>
    write(`a programme: ${page}`, `${PAGE}.${page}.tsx`, manager, ({ ids }) => ({
      params: { id: ids.programme },
      form: { stamp: ids.programmeStamp, 'name.fr': 'Autre', smallestAward: '1' },
    })),
  ),
  write('a programme: a seed', `${PAGE}.calendar.tsx`, manager, ({ ids }) => ({
    params: { id: ids.programme },
    form: { stamp: ids.programmeStamp, do: 'draw-seed' },
  })),
  ...['new-version', 'rehearse', 'discard'].map((act) => at(act)),
  write('a rehearsal, ended', `${PAGE}._index`, manager, ({ ids }) => ({
    params: { id: ids.rehearsal },
    form: { do: 'end-rehearsal' },
  })),
  ...['propose', 'take-back', 'decide'].map((act) =>
    write(`a version: ${act}`, `${PAGE}.publish.tsx`, manager, ({ ids }) => ({
      params: { id: ids.programme },
      form: {
        ...{ do: act, versionId: ids.programmeVersion, stamp: ids.programmeStamp },
        ...{ agrees: 'no', reason: TEXT },
      },
    })),
  ),
  ...['propose', 'withdraw', 'decide'].map((act) =>
    write(`an act on a programme: ${act}`, `${PAGE}.acts.tsx`, manager, ({ ids }) => ({
      params: { id: ids.programme },
      form: {
        ...{ do: act, actId: ids.programmeAct, agrees: 'yes', act: 'wind-down' },
        ...{ effectiveOn: DAY, 'reason.fr': TEXT, 'reason.ar': TEXT },
      },
    })),
  ),
  write('a programme, copied', '_space.programme.programmes.new.tsx', manager, ({ ids }) => ({
    form: { 'name.fr': 'Copie', copyOf: ids.programme, intentId: INTENT },
  })),
];
