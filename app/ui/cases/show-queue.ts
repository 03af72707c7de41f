import type { CaseCounts, CaseQueueValues } from '#domain/cases/schema.ts';
import { formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import type { FilterChoices, ShownCounts } from './queue-filters.tsx';

/** How many open cases there are, as numbers of the reader's language. */
export function showCounts(lang: Lang, { states, ...groups }: CaseCounts): ShownCounts {
  const number = (value: number) => formatNumber(lang, value);
  const { all, mine, decide, unassigned, late } = groups;
  return {
    ...{ all: number(all), mine: number(mine), decide: number(decide) },
    ...{ unassigned: number(unassigned), late: number(late) },
    states: Object.fromEntries(Object.entries(states).map(([name, n]) => [name, number(n)])),
  };
}

interface Coded {
  readonly code: string;
  readonly name: string;
}
interface Identified {
  readonly id: string;
  readonly name: string;
}

const coded = ({ code, name }: Coded) => ({ value: code, label: name });
const identified = ({ id, name }: Identified) => ({ value: id, label: name });

/** What the filters of the queue offer, as choices of their fields. */
export function showChoices(
  { programmes, officers }: Readonly<Record<'programmes' | 'officers', readonly Identified[]>>,
  { regions, categories }: Readonly<Record<'regions' | 'categories', readonly Coded[]>>,
): FilterChoices {
  return {
    ...{ programme: programmes.map(identified), officer: officers.map(identified) },
    ...{ region: regions.map(coded), category: categories.map(coded) },
  };
}

/** Whether something is filtered by that the quick filters do not say. */
export function isDetailed(values: CaseQueueValues): boolean {
  const { programme, region, category, officer, min, max, q, show } = values;
  const typed = [programme, region, category, officer, min, max, q];
  return show === 'closed' || typed.some((value) => value !== '');
}
