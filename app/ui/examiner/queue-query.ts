import { APPLICATION_KINDS, APPLICATION_STATES } from '#domain/catalogue/schema.ts';
import { MEASURE_KINDS, MEASURE_STATES } from '#domain/catalogue/schema.ts';
import type { QueueFilter } from './queue-filters.tsx';

const LONGEST_TEXT = 120;
const KINDS: readonly string[] = [...APPLICATION_KINDS, ...MEASURE_KINDS];
const STATES: readonly string[] = [...APPLICATION_STATES, ...MEASURE_STATES];
const WHO = ['mine', 'unassigned', 'second'] as const;

/** What the address of the queue asks for; what is unknown is left out. */
export function filterOf(
  params: URLSearchParams,
  regions: readonly { readonly code: string }[],
): QueueFilter {
  const known = (name: string, values: readonly string[]) =>
    values.find((value) => value === params.get(name)) ?? '';
  return {
    show: params.get('show') === 'closed' ? 'closed' : 'open',
    kind: known('kind', KINDS),
    state: known('state', STATES),
    who: known('who', WHO),
    overdue: params.get('overdue') === 'yes' ? 'yes' : '',
    region: regions.find(({ code }) => code === params.get('region'))?.code ?? '',
    q: (params.get('q') ?? '').slice(0, LONGEST_TEXT).replaceAll('\0', ''),
  };
}

/** The same for the read model. */
export function queryOf({ show, kind, state, who, overdue, region, q }: QueueFilter) {
  return {
    ...{ show, kind: kind || null, state: state || null, region: region || null, text: q },
    who: WHO.find((one) => one === who) ?? null,
    overdue: overdue === 'yes',
  };
}

/** The same as the search part of an address, without what is left open. */
export function wordsOf({ show, ...filter }: QueueFilter): string {
  const named = Object.entries({ ...filter, show: show === 'closed' ? show : '' });
  return new URLSearchParams(named.filter(([, value]) => value !== '')).toString();
}
