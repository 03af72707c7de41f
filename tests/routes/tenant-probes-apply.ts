import type { Tenant } from '../factories/other-tenant.ts';
import { INTENT, owner, read, write, type Fields, type Probe } from './tenant-probe.ts';

const EDIT = '_space.sme.applications.$id.edit';
const NEW = '_space.sme.applications.new';
const params = ({ ids }: Tenant) => ({ id: ids.draftRequest });
const page = (object: string, step: string) =>
  read(object, `${EDIT}.${step}`, owner, (tenant) => ({ params: params(tenant) }));
const form = (
  object: string,
  step: string,
  fields: (tenant: Tenant) => Fields,
  whose: Probe['whose'] = owner,
) =>
  write(object, `${EDIT}.${step}`, whose, (tenant) => ({
    params: params(tenant),
    form: fields(tenant),
  }));
const paper = ({ ids }: Tenant) => ({ code: 'tax-attestation', documentId: ids.requestPaper });

/** Requests that a firm is making, which its people and advisors with a mandate see. */
export const APPLY_PROBES: readonly Probe[] = [
  page('a draft of a request', '_index'),
  page('the project of a draft', 'project'),
  page('the firm in a draft', 'firm'),
  page('the papers of a draft', 'papers._index'),
  page('a draft before it is sent', 'review'),
  read('a paper of a draft', `${EDIT}.papers.$document.ts`, owner, (tenant) => ({
    params: { ...params(tenant), document: tenant.ids.requestPaper },
  })),
  form('the project of a draft, written', 'project', () => ({ title: 'Mine', stamp: '1' })),
  form('the firm in a draft, told', 'firm', () => ({ asked: 'staff', staff: '7' })),
  form('a paper of a draft, used again', 'papers._index', (tenant) => ({
    ...{ do: 'reuse', ...paper(tenant) },
  })),
  form('a paper for a draft', 'papers._index', () => ({
    ...{ intentId: INTENT, code: 'tax-attestation', validUntil: '2099-01-01' },
  })),
  form('a draft, sent', 'review', () => ({ stamp: '0', versionId: 'none' })),
  form('a paper of a draft, taken out', 'papers._index', (tenant) => ({
    ...{ do: 'remove', ...paper(tenant) },
  })),
  write('a request in the name of a firm', NEW, null, ({ ids, places }) => ({
    form: { programme: ids.requestProgramme, firm: places.sme.organisation },
  })),
];
