import type { Tenant } from '../factories/other-tenant.ts';
import { owner, read, write, type Fields, type Probe } from './tenant-probe.ts';

const SHORTLIST = '_public.assess.$id.shortlist.$action';

const shortlistOf = ({ ids }: Tenant) => ({ params: { id: ids.completed, action: ids.action } });

/** What a form of a shortlist says, beside what it does. */
const FORMS: readonly (readonly [does: string, fields: (tenant: Tenant) => Fields])[] = [
  ['filled', () => ({ intent: 'suggest' })],
  ['added to', ({ ids }) => ({ intent: 'add', offer: ids.offer })],
  ['taken from', ({ ids }) => ({ intent: 'remove', offer: ids.offer })],
  ['settled', () => ({ intent: 'freeze', sure: 'yes', stamp: 'of a stranger' })],
];

const shortlistProbes: readonly Probe[] = [
  read('a shortlist', SHORTLIST, owner, shortlistOf),
  read('a shortlist, other offers compared', SHORTLIST, owner, (tenant) => ({
    ...shortlistOf(tenant),
    query: { offer: tenant.ids.offer },
  })),
  read('a shortlist of nobody', SHORTLIST, null, ({ ids }) => ({
    params: { id: ids.anonymous, action: ids.action },
  })),
  ...FORMS.map(([does, fields]) =>
    write(`a shortlist, ${does}`, SHORTLIST, owner, (tenant) => ({
      ...shortlistOf(tenant),
      form: fields(tenant),
    })),
  ),
];

const MATCHES = '_public.assess.$id.matches._index';
const OF_ACTION = '_public.assess.$id.matches.$action';
const WISH = { do: 'wish', mode: 'remote', languages: 'fr' } as const;

const matchProbes = (['completed', 'draft', 'second', 'anonymous'] as const).flatMap(
  (which): Probe[] => {
    const whose = which === 'anonymous' ? ({ phone }: Tenant) => phone : owner;
    const of = ({ ids }: Tenant) => ({ params: { id: ids[which], action: ids.action } });
    return [
      read(`matches of its ${which}`, MATCHES, whose, of),
      read(`matches of an action of its ${which}`, OF_ACTION, whose, of),
      ...[WISH, { do: 'refresh' }, { do: 'clear' }].map((form) =>
        write(`matches of its ${which}: ${form.do}`, MATCHES, whose, (tenant) => ({
          ...of(tenant),
          form,
        })),
      ),
    ];
  },
);

/** What is found for an assessment, and what is chosen of it. */
export const MATCHING_PROBES: readonly Probe[] = [...matchProbes, ...shortlistProbes];
