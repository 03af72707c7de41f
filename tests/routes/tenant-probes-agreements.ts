import type { Tenant } from '../factories/other-tenant.ts';
import { owner, read, write, type Fields, type Probe } from './tenant-probe.ts';

const provider = (tenant: Tenant) => tenant.places.provider.head;
const manager = (tenant: Tenant) => tenant.places.programme.head;
const params = ({ ids }: Tenant) => ({ id: ids.engagement });
const WORDS = 'From a stranger';
const PAPER = 'a'.repeat(64);

const SIDES = [
  { area: 'sme', whose: owner },
  { area: 'provider', whose: provider },
] as const;

const FORMS: Readonly<Record<string, readonly Fields[]>> = {
  agreement: [
    { do: 'code', paper: PAPER, agrees: 'yes' },
    { do: 'sign', paper: PAPER, agrees: 'yes', code: '123456' },
  ],
  change: [
    { do: 'drop', stamp: '1' },
    { do: 'propose', stamp: '1', reason: WORDS },
  ],
  terminate: [{ do: 'end', stamp: '1', words: WORDS, sure: 'yes' }, { do: 'take-back' }],
};
const OFFICER = '_space.programme.engagements.$id.validate.tsx';

/** Agreements, amendments and early ends, for both sides and the programme. */
export const AGREEMENT_PROBES: readonly Probe[] = [
  ...SIDES.flatMap(({ area, whose }) =>
    Object.entries(FORMS).flatMap(([page, forms]): Probe[] => {
      const isFolder = area === 'sme' && page !== 'agreement';
      const route = `_space.${area}.projects.$id.${page}${isFolder ? '' : '.tsx'}`;
      return [
        read(`${page}, ${area}`, route, whose, (tenant) => ({ params: params(tenant) })),
        ...forms.map((form) =>
          write(`${page}, ${area}: ${form['do'] ?? ''}`, route, null, (tenant) => ({
            ...{ params: params(tenant), form },
          })),
        ),
        // What its own people may send too, and nothing comes of it.
        write(`${page}, ${area}: nothing known`, route, whose, (tenant) => ({
          ...{ params: params(tenant), form: { do: 'nothing known' } },
        })),
      ];
    }),
  ),
  // The tenant's agreement has no paper: nobody is shown one.
  ...SIDES.map(({ area }) =>
    read(`a paper, ${area}`, `_space.${area}.projects.$id.agreement[.pdf].ts`, null, (tenant) => ({
      params: params(tenant),
    })),
  ),
  read('a validation', OFFICER, manager, (tenant) => ({ params: params(tenant) })),
  ...(['validate', 'refuse', 'end'] as const).map((act) =>
    write(`a validation: ${act}`, OFFICER, null, (tenant) => ({
      params: params(tenant),
      form: { do: act, stamp: '1', words: WORDS, sure: 'yes' },
    })),
  ),
  write('a validation: nothing known', OFFICER, manager, (tenant) => ({
    ...{ params: params(tenant), form: { do: 'nothing known' } },
  })),
];
