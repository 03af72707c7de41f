import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import type { FirmProfile } from './firm-profile.server.ts';

/**
 * The records of firms on the platform, in order of their ids, from after one of them on. Suspended
 * ones are left out. The caller has seen to what may be done with them.
 */
export function listFirmProfiles(
  reader: Tx | typeof db,
  { after, most }: { readonly after: string; readonly most: number },
): Promise<(FirmProfile & { readonly id: string })[]> {
  return reader.organisation.findMany({
    where: { kind: 'sme', suspendedAt: null, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: most,
    select: { id: true, legalForm: true, sector: true, province: true, updatedAt: true },
  });
}

/** The records of firms by their ids; suspended ones are left out. */
export function findFirmProfiles(
  reader: Tx | typeof db,
  ids: readonly string[],
): Promise<(FirmProfile & { readonly id: string })[]> {
  return reader.organisation.findMany({
    where: { id: { in: [...ids] }, kind: 'sme', suspendedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, legalForm: true, sector: true, province: true, updatedAt: true },
  });
}
