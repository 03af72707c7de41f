import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { Cursor } from './types.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Places are numbers of sixty bits, in a circle. */
export const CIRCLE = 1n << 60n;
/** The golden section of the circle: days one after the other begin far from each other. */
const STEP = 0x9e3779b97f4a7c1n;

/** Number of a day; the fair order of a day begins at `startOf` it. */
export function dayNumber(day: CivilDate): number {
  return Math.floor(Date.parse(day) / DAY_MS);
}

/** Where the circle of places begins on a day: every offer comes first on some days. */
export function startOf(day: number): bigint {
  return (BigInt(day) * STEP) % CIRCLE;
}

/** Place in a list: what it is sorted by, then what tells rows apart. */
export interface Place {
  readonly day: number;
  /** Score (falling), price or start (rising). */
  readonly key: bigint;
  /** Turn in the fair order of the day, or place. */
  readonly next: bigint;
}

/** The first letter of the sort and the three numbers. */
export function writeCursor(sort: string, { day, key, next }: Place): Cursor {
  return [sort.slice(0, 1), day, key, next].join('-');
}

const SHAPE = /^([a-z])-(\d{1,6})-(\d{1,18})-(\d{1,19})$/;

/** The place, or null when it is none of this sort. */
export function readCursor(sort: string, cursor: Cursor | null): Place | null {
  const [, letter, day, key, next] = SHAPE.exec(cursor ?? '') ?? [];
  if (letter !== sort.slice(0, 1) || day === undefined || key === undefined || next === undefined)
    return null;
  const place = { day: Number(day), key: BigInt(key), next: BigInt(next) };
  return place.next < CIRCLE ? place : null;
}
