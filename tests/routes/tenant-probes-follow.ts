import type { Tenant } from '../factories/other-tenant.ts';
import { INTENT, owner, read, write, type Probe } from './tenant-probe.ts';

const PAGE = '_space.sme.applications.$id';
const params = ({ ids }: Tenant) => ({ id: ids.vouchersRequest });

const READ = [
  ...['_index.tsx', 'corrections', 'decision.tsx', 'appeal.tsx', 'hearing.tsx', 'facts.tsx'],
  ...['receipt[.pdf].ts', 'decision[.pdf].ts'],
];
const WORDS = 'From a stranger';
const WRITTEN = [
  ['withdrawn', '_index.tsx', { stamp: '2', sure: 'yes' }],
  ['withdrawn by a broken form', '_index.tsx', {}],
  ['its decision opened', 'decision.tsx', {}],
  ['contested', 'appeal.tsx', { stamp: '2', grounds: WORDS }],
  ['contested without a word', 'appeal.tsx', {}],
  ['answered for', 'hearing.tsx', { answer: WORDS }],
  ['a proven fact contested', 'facts.tsx', { proof: 'nobody', words: WORDS }],
  ['a proven fact contested without a word', 'facts.tsx', {}],
  ['corrected', 'corrections', { do: 'send', stamp: '2', title: WORDS }],
  ['corrected by a broken form', 'corrections', { do: 'send' }],
  ['taken up again', 'corrections', { do: 'reopen', stamp: '2' }],
] as const;

/** A request as its firm follows it, with advisors under its mandate. */
export const FOLLOW_PROBES: readonly Probe[] = [
  ...READ.map((page) =>
    read(`a request, ${page}`, `${PAGE}.${page}`, owner, (tenant) => ({ params: params(tenant) })),
  ),
  ...WRITTEN.map(([what, page, fields]) =>
    write(`a request, ${what}`, `${PAGE}.${page}`, owner, (tenant) => ({
      params: params(tenant),
      form: { intentId: INTENT, ...fields },
    })),
  ),
];
