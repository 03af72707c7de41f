import { CIRCLE, startOf } from './cursor.ts';
import type { Cursor, ProviderQuery, ProviderSort } from './types.ts';

/** Where in the list of suppliers a page begins, and the day whose fair order the list has. */
export interface ProviderPlace {
  readonly day: number;
  readonly start: bigint;
  readonly from: { readonly key: string; readonly next: bigint } | null;
  readonly backwards: boolean;
}

const SHAPE = /^([a-z])-(\d{1,6})-(\d{1,19})-([\w-]*)$/;

/** The place that the cursors of a query name; a cursor of another sort counts as none. */
export function providerPlaceOf(query: ProviderQuery, today: number): ProviderPlace {
  const read = readCursor(query.sort, query.after ?? query.before);
  const day = read?.day ?? today;
  const backwards = read !== null && query.after === null;
  return { day, start: startOf(day), from: read, backwards };
}

/** Names are letters of any script: they travel as base64. */
export function writeProviderCursor(
  sort: ProviderSort,
  { day, key, next }: { readonly day: number; readonly key: string; readonly next: string },
): Cursor {
  return [sort.slice(0, 1), day, next, Buffer.from(key).toString('base64url')].join('-');
}

function readCursor(sort: ProviderSort, cursor: Cursor | null) {
  const [, letter, day, next, key] = SHAPE.exec(cursor ?? '') ?? [];
  if (letter !== sort.slice(0, 1) || day === undefined || next === undefined || key === undefined)
    return null;
  const name = Buffer.from(key, 'base64url').toString('utf8').replaceAll('\0', '').toWellFormed();
  return BigInt(next) < CIRCLE ? { day: Number(day), key: name, next: BigInt(next) } : null;
}
