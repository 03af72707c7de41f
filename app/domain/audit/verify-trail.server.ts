import { db } from '#platform/db.ts';
import { verifyChains } from './verify-chains.server.ts';
import { verifyRoots } from './verify-roots.server.ts';
import type { Break, TrailCounts } from './verify-report.ts';

/**
 * Recomputes the whole trail: every entry of every chain, every leaf, every root and the links
 * between the roots. Returns the first row that does not fit, or how much was checked. May run
 * while others write: what is added meanwhile is left for the next run.
 */
export async function verifyTrail(): Promise<
  | { readonly ok: true; readonly counts: TrailCounts }
  | { readonly ok: false; readonly broken: Break }
> {
  const chains = await verifyChains(db);
  if ('table' in chains) return { ok: false, broken: chains };
  const roots = await verifyRoots(db);
  if ('table' in roots) return { ok: false, broken: roots };
  return { ok: true, counts: { ...chains, ...roots } };
}

export type { Break, TrailCounts };
