import type { Tenant } from '../factories/other-tenant.ts';
import { read, write, type Probe } from './tenant-probe.ts';

const manager = (tenant: Tenant) => tenant.places.programme.head;
const provider = (tenant: Tenant) => tenant.places.provider.head;
const claim = ({ ids }: Tenant) => ({ params: { id: ids.claim } });
const milestone = ({ ids }: Tenant) => ({ id: ids.engagement, milestone: ids.milestone });
const OWN = '_space.provider.projects.$id.claims.$milestone';
const PAPERS = ['_space.provider.claims.$id', '_space.programme.claims.$id'] as const;

const OWN_FORMS = [
  { do: 'make', stamp: '0', number: 'X-1', date: '2026-11-23', sellerAddress: 'Fès' },
  { do: 'withdraw', stamp: '1' },
  { do: 'nothing known' },
] as const;
const OFFICER_FORMS = [
  { do: 'certify', stamp: '1', sure: 'yes' },
  { do: 'hold', stamp: '1', reason: 'From a stranger' },
  { do: 'release', stamp: '1' },
] as const;

/** Invoices, which their provider and the officers of the programme see, and files for the bank. */
export const CLAIM_PROBES: readonly Probe[] = [
  read('an invoice to make', OWN, provider, (tenant) => ({ params: milestone(tenant) })),
  ...OWN_FORMS.map((form) =>
    write(`an invoice: ${form.do}`, OWN, provider, (tenant) => ({
      ...{ params: milestone(tenant), form },
    })),
  ),
  ...(['invoice[.pdf].ts', 'invoice[.xml].ts'] as const).flatMap((file) => [
    read(`an invoice as ${file}`, `${PAPERS[0]}.${file}`, provider, claim),
    read(`an invoice as ${file}, for officers`, `${PAPERS[1]}.${file}`, manager, claim),
  ]),
  read('a receivable attested', `${PAPERS[0]}.attestation[.pdf].ts`, provider, claim),
  read('an invoice, for officers', `${PAPERS[1]}._index`, manager, claim),
  // A manager reads it and acts on none.
  ...OFFICER_FORMS.map((form) =>
    write(`a claim: ${form.do}`, `${PAPERS[1]}._index`, null, (tenant) => ({
      ...{ ...claim(tenant), form },
    })),
  ),
  write('a claim: nothing known', `${PAPERS[1]}._index`, manager, (tenant) => ({
    ...{ ...claim(tenant), form: { do: 'nothing known' } },
  })),
  read(
    'a file of transfers',
    '_space.programme.orders.$batch.transfers[.xml].ts',
    manager,
    ({ ids }) => ({ params: { batch: ids.batch } }),
  ),
];
