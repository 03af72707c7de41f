import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';

/** What reads the trail. */
export type Reader = typeof db;

/** What is wrong with a row of the trail. */
export type Fault =
  | 'missing-entry'
  | 'previous-hash'
  | 'hash'
  | 'columns'
  | 'no-stream'
  | 'beyond-head'
  | 'head'
  | 'updated-at'
  | 'leaf-count'
  | 'entry-count'
  | 'root'
  | 'timestamp'
  | 'position'
  | 'order'
  | 'previous-root'
  | 'leaf-head'
  | 'leaf-length'
  | 'no-root';

/** The first row that does not fit; what does not apply to its table is null. */
export interface Break {
  readonly table: 'audit_entry' | 'audit_stream' | 'audit_root' | 'audit_leaf';
  readonly fault: Fault;
  readonly stream: string | null;
  readonly sequence: number | null;
  readonly day: CivilDate | null;
  readonly position: number | null;
}

/** How much was checked. */
export interface ChainCounts {
  readonly streams: number;
  readonly entries: number;
}
export interface RootCounts {
  readonly roots: number;
  readonly leaves: number;
  /** Entries that a root covers. */
  readonly covered: number;
}
export type TrailCounts = ChainCounts & RootCounts;

const NOTHING = { stream: null, sequence: null, day: null, position: null } as const;

export function entryBreak(fault: Fault, stream: string, sequence: number): Break {
  return { ...NOTHING, table: 'audit_entry', fault, stream, sequence };
}

export function streamBreak(fault: Fault, stream: string): Break {
  return { ...NOTHING, table: 'audit_stream', fault, stream };
}

export function rootBreak(fault: Fault, day: CivilDate): Break {
  return { ...NOTHING, table: 'audit_root', fault, day };
}

export function leafBreak(
  fault: Fault,
  { day, position, stream }: Pick<Break, 'day' | 'position' | 'stream'>,
): Break {
  return { ...NOTHING, table: 'audit_leaf', fault, day, position, stream };
}
