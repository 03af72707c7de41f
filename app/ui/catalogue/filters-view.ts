import type { FacetGroup } from '#domain/catalogue/schema.ts';
import { formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

export interface FilterValue {
  readonly value: string;
  readonly label: string;
  /** Rows it would leave, in figures; null where they were not counted. */
  readonly count: string | null;
  readonly chosen: boolean;
}

/** One filter of a list: its values are boxes of the same name. */
export interface FilterGroup {
  readonly name: string;
  readonly label: string;
  readonly values: readonly FilterValue[];
}

/** What a filter is made from. */
export interface FilterSource {
  readonly name: string;
  readonly label: string;
  readonly chosen: readonly string[];
  /** Counted values, or all there are where they are not counted. */
  readonly from: FacetGroup | readonly string[];
  readonly nameOf: (value: string) => string;
}

/** A chosen value and the address of the same list without it. */
export interface Chip {
  readonly label: string;
  readonly href: string;
}

function countsOf(from: FilterSource['from']): ReadonlyMap<string, number | null> {
  if ('values' in from && !Array.isArray(from))
    return new Map((from as FacetGroup).values.map(({ value, count }) => [value, count]));
  return new Map((from as readonly string[]).map((value) => [value, null]));
}

/** A filter in words; a chosen value stays although it leaves nothing. */
export function filterGroup(lang: Lang, source: FilterSource): FilterGroup {
  const { name, label, chosen, from, nameOf } = source;
  const counts = countsOf(from);
  const exact = !('exact' in from) || from.exact;
  const values = [...counts.keys(), ...chosen.filter((value) => !counts.has(value))];
  return {
    name,
    label,
    values: values.map((value) => {
      const count = counts.get(value) ?? ('exact' in from ? 0 : null);
      return {
        value,
        label: nameOf(value),
        count: exact && count !== null ? formatNumber(lang, count) : null,
        chosen: chosen.includes(value),
      };
    }),
  };
}
