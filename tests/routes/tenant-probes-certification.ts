import type { Tenant } from '../factories/other-tenant.ts';
import { INTENT, read, write, type Probe } from './tenant-probe.ts';

const provider = (tenant: Tenant) => tenant.places.provider.head;
const CERTIFICATION = '_space.provider.certification';
const MEASURE = `${CERTIFICATION}.measures.$id`;

const OWNERS = {
  status: 422,
  to: ['provider-member'],
  why: 'only owners act for a provider, whatever the dossier is',
};

const FORMS = [
  { do: 'submit', declaresNoInsurance: 'yes' },
  { do: 'answer', text: 'From a stranger', intentId: INTENT },
  { do: 'withdraw', sure: 'yes' },
] as const;

/** The certification of a provider, which its own people and the examiners follow. */
export const CERTIFICATION_PROBES: readonly Probe[] = [
  read('a measure', `${MEASURE}._index.tsx`, provider, ({ ids }) => ({
    params: { id: ids.measure },
  })),
  read('the file of an answer', `${MEASURE}.file.ts`, provider, ({ ids }) => ({
    params: { id: ids.answeredMeasure },
  })),
  write('a measure, answered', `${MEASURE}._index.tsx`, provider, ({ ids }) => ({
    params: { id: ids.measure },
    form: { text: 'From a stranger', intentId: INTENT },
  })),
  ...FORMS.map((form): Probe => ({
    ...write(`an application: ${form.do}`, `${CERTIFICATION}._index.tsx`, provider, (t) => ({
      form: { ...form, application: t.ids.application },
    })),
    instead: OWNERS,
  })),
];
