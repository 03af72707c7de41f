import type { Tenant } from '../factories/other-tenant.ts';
import { INTENT, read, write, type Probe } from './tenant-probe.ts';

const manager = (tenant: Tenant) => tenant.places.programme.head;
const PAGE = '_space.programme.cases.$id';

/** What only the officer in charge does; nobody of the tenant who is tried is that. */
const ofOfficer = (object: string, page: string, form: Readonly<Record<string, string>>) =>
  write(object, `${PAGE}.${page}.tsx`, null, ({ ids }) => ({
    params: { id: ids.officersCase },
    form: { intentId: INTENT, ...form },
  }));

/** Cases as officers of an organisation work on them. */
export const CASEWORK_PROBES: readonly Probe[] = [
  ...['_index', 'check', 'correct', 'fact', 'opinions'].map((page) =>
    read(`a case, ${page}`, `${PAGE}.${page}.tsx`, manager, ({ ids }) => ({
      params: { id: ids.officersCase },
    })),
  ),
  read('a paper of a case', `${PAGE}.file.$document.ts`, manager, ({ ids }) => ({
    params: { id: ids.officersCase, document: ids.casePaper },
  })),
  write('a case, a note', `${PAGE}.opinions.tsx`, manager, ({ ids }) => ({
    params: { id: ids.officersCase },
    form: { do: 'note', intentId: INTENT, note: 'Of a stranger' },
  })),
  ofOfficer('a case, links declared', '_index', { do: 'declare', declaration: 'none' }),
  ofOfficer('a case, a check', 'check', { 'outcome-identity': 'ok' }),
  ofOfficer('a case, corrections', 'correct', {
    ...{ stamp: '2', 'reason-title': 'missing', 'note-title': 'Of a stranger' },
  }),
  ofOfficer('a case, a fact stated', 'fact', {
    ...{ fact: 'staff', staff: '3', trueOn: '2026-11-01', note: 'Of a stranger' },
  }),
  ofOfficer('a case, a proof taken back', 'fact', { do: 'take-back', fact: 'staff' }),
  ofOfficer('a case, an opinion asked', 'opinions', {
    ...{ do: 'ask', colleague: 'somebody', question: 'Of a stranger' },
  }),
  write('a case, an opinion given', `${PAGE}.opinions.tsx`, null, ({ ids }) => ({
    params: { id: ids.officersCase },
    form: { do: 'answer', opinionId: ids.caseOpinion, verdict: 'for', answer: 'Of a stranger' },
  })),
];
