import type { Chip, FilterGroup } from './filters-view.ts';

/** The name of the text in the address of a list. */
const TEXT = 'q';

/** A list's address with a query, without a lonely question mark. */
export function listAddress(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}

/** One removable chip a chosen value; `without` gives the address that lacks it. */
export function chipsOf(
  groups: readonly FilterGroup[],
  text: string,
  without: (name: string, value: string) => string,
): Chip[] {
  const typed = text === '' ? [] : [{ label: text, href: without(TEXT, text) }];
  const chosen = groups.flatMap(({ name, values }) =>
    values
      .filter((value) => value.chosen)
      .map(({ label, value }) => ({ label, href: without(name, value) })),
  );
  return [...typed, ...chosen];
}

/** What a query becomes without one value of one filter; filters that are on or off go off. */
export function withoutValue(
  query: object,
  name: string,
  value: string,
): Readonly<Record<string, unknown>> {
  if (name === TEXT) return { text: '' };
  const chosen: unknown = Object.entries(query).find(([key]) => key === name)?.[1];
  if (typeof chosen === 'boolean') return { [name]: false };
  return Array.isArray(chosen) ? { [name]: chosen.filter((one) => one !== value) } : {};
}
