import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

/** What an organisation's record says of it as a business. */
export interface FirmProfile {
  readonly legalForm: string | null;
  readonly sector: string | null;
  readonly province: string | null;
  readonly updatedAt: Date;
}

/** The record of an organisation, null when there is none. The caller has seen to rights. */
export async function findFirmProfile(
  reader: Tx | typeof db,
  organisationId: string,
): Promise<FirmProfile | null> {
  return reader.organisation.findUnique({
    where: { id: organisationId },
    select: { legalForm: true, sector: true, province: true, updatedAt: true },
  });
}
