import type { Tenant } from '../factories/other-tenant.ts';
import { INTENT, owner, read, write, type Fields, type Probe } from './tenant-probe.ts';

const provider = (tenant: Tenant) => tenant.places.provider.head;
const manager = (tenant: Tenant) => tenant.places.programme.head;
const WORDS = 'From a stranger who has no business here.';

const project = ({ ids }: Tenant) => ({ id: ids.engagement });
const milestone = ({ ids }: Tenant) => ({ id: ids.engagement, milestone: ids.disputed });
const evidence = ({ ids }: Tenant) => ({ id: ids.engagement, evidence: ids.evidence2 });

const SIDES = [
  { area: 'sme', whose: owner, folder: '' },
  { area: 'provider', whose: provider, folder: '.tsx' },
] as const;

const FORMS: readonly Fields[] = [
  { do: 'accept', stamp: '3', agrees: 'yes' },
  { do: 'changes', stamp: '3', words: WORDS },
  { do: 'deliver', stamp: '3', sure: 'yes' },
  { do: 'add', kind: 'note', text: WORDS, intentId: INTENT },
  { do: 'dispute', stamp: '3', grounds: WORDS },
  { do: 'answer', stamp: '3', answer: WORDS },
];

const REVIEW = { do: 'review', moment: 'end', onTime: 'yes', asAgreed: 'yes', trained: 'yes' };

/** Deliveries, disputes and reviews, for both sides and the officers of the programme. */
export const DELIVERY_PROBES: readonly Probe[] = [
  ...SIDES.flatMap(({ area, whose, folder }): Probe[] => [
    read(`a project, ${area}`, `_space.${area}.projects.$id._index${folder}`, whose, (tenant) => ({
      params: project(tenant),
    })),
    read(
      `a milestone, ${area}`,
      `_space.${area}.projects.$id.milestones.$milestone${folder}`,
      whose,
      (tenant) => ({ params: milestone(tenant) }),
    ),
    ...FORMS.map((form) =>
      write(
        `a milestone, ${area}: ${form['do'] ?? ''}`,
        `_space.${area}.projects.$id.milestones.$milestone${folder}`,
        null,
        (tenant) => ({ params: milestone(tenant), form }),
      ),
    ),
    write(
      `a milestone, ${area}: nothing known`,
      `_space.${area}.projects.$id.milestones.$milestone${folder}`,
      whose,
      (tenant) => ({ params: milestone(tenant), form: { do: 'nothing known' } }),
    ),
    read(
      `a file of a delivery, ${area}`,
      `_space.${area}.projects.$id.evidence.$evidence.ts`,
      whose,
      (tenant) => ({ params: evidence(tenant) }),
    ),
    read(`reviews, ${area}`, `_space.${area}.projects.$id.review${folder}`, whose, (tenant) => ({
      params: project(tenant),
    })),
    write(`a review, ${area}`, `_space.${area}.projects.$id.review${folder}`, whose, (tenant) => ({
      params: project(tenant),
      form: { ...REVIEW, again: 'yes', text: WORDS },
    })),
  ]),
  write('work, begun', '_space.provider.projects.$id._index.tsx', provider, (tenant) => ({
    ...{ params: project(tenant), form: { do: 'begin' } },
  })),
  read('an inspection', '_space.programme.inspections.$id._index.tsx', manager, ({ ids }) => ({
    params: { id: ids.disputed },
  })),
  write('an inspection', '_space.programme.inspections.$id._index.tsx', manager, ({ ids }) => ({
    ...{ params: { id: ids.disputed }, form: { do: 'accept', stamp: '3', agrees: 'yes' } },
  })),
  read(
    'a file of a delivery, for officers',
    '_space.programme.inspections.$id.evidence.$evidence.ts',
    manager,
    ({ ids }) => ({ params: { id: ids.disputed, evidence: ids.evidence2 } }),
  ),
  read('a dispute', '_space.programme.disputes.$id.tsx', manager, ({ ids }) => ({
    params: { id: ids.dispute },
  })),
  write('a dispute, settled', '_space.programme.disputes.$id.tsx', manager, ({ ids }) => ({
    ...{ params: { id: ids.dispute } },
    form: { do: 'settle', outcome: 'accept', stamp: '1', decision: WORDS },
  })),
];
