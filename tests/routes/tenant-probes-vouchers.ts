import type { Tenant } from '../factories/other-tenant.ts';
import { INTENT, owner, read, write, type Probe } from './tenant-probe.ts';

const manager = (tenant: Tenant) => tenant.places.programme.head;
const OWN = '_space.sme.vouchers.$id';
const PROGRAMME = '_space.programme.vouchers.$id._index.tsx';
const ASKED_BACK = '_space.programme.vouchers.$id.clawback';
const params = ({ ids }: Tenant) => ({ id: ids.voucher });
const REASON = 'From a stranger';

const CLAIM = {
  ...{ do: 'open', amount: '10', reasons: 'not-done', grounds: REASON, evidence: REASON },
  intentId: INTENT,
} as const;

const OWN_FORMS = [
  { do: 'accept', stamp: '2', terms: 'a'.repeat(64), agrees: 'yes' },
  { do: 'extend', stamp: '2', reason: REASON },
  { do: 'give-back', stamp: '2', sure: 'yes' },
  { do: 'give-back', stamp: 'none' },
  { do: 'nothing known' },
] as const;

/** Vouchers, which the people of their firm, its advisors and those of the programme see. */
export const VOUCHER_PROBES: readonly Probe[] = [
  read('a voucher', `${OWN}._index`, owner, (tenant) => ({ params: params(tenant) })),
  read('a voucher on paper', `${OWN}.voucher[.pdf].ts`, owner, (tenant) => ({
    params: params(tenant),
  })),
  // The last form is what its own people may send too, and nothing comes of it.
  ...OWN_FORMS.map((form) =>
    write(
      `a voucher: ${form.do} ${String(Object.keys(form).length)}`,
      `${OWN}._index`,
      form.do === 'nothing known' ? owner : null,
      (tenant) => ({ params: params(tenant), form }),
    ),
  ),
  read('a voucher, for officers', PROGRAMME, manager, (tenant) => ({ params: params(tenant) })),
  ...(['suspend', 'resume'] as const).map((act) =>
    write(`a voucher: ${act}`, PROGRAMME, manager, (tenant) => ({
      params: params(tenant),
      form: { do: act, stamp: '2', reason: REASON },
    })),
  ),
  read('what is asked back of a voucher', ASKED_BACK, manager, (tenant) => ({
    params: params(tenant),
  })),
  // A manager reads it and opens none.
  write('aid asked back', ASKED_BACK, null, (tenant) => ({ params: params(tenant), form: CLAIM })),
  write('aid asked back: nothing known', ASKED_BACK, manager, (tenant) => ({
    ...{ params: params(tenant), form: { do: 'nothing known' } },
  })),
  read('what a firm is asked back', `${OWN}.clawback.tsx`, owner, (tenant) => ({
    params: params(tenant),
  })),
  write('an answer about aid asked back', `${OWN}.clawback.tsx`, owner, (tenant) => ({
    ...{ params: params(tenant), form: { answer: REASON } },
  })),
];
