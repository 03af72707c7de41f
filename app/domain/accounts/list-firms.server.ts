import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

/** What other rooms may know of an organisation. */
export interface FirmFacts {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly nameArabic: string | null;
  readonly ice: string | null;
  readonly legalForm: string | null;
  readonly tradeRegister: string | null;
  readonly registerCourt: string | null;
  readonly province: string | null;
  readonly isDemo: boolean;
  readonly suspended: boolean;
}

/** Facts of organisations by their ids; unknown ids are left out. The caller has seen to rights. */
export async function listFirms(
  reader: Tx | typeof db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FirmFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.organisation.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ...{ id: true, kind: true, name: true, nameArabic: true, ice: true, legalForm: true },
      ...{ tradeRegister: true, registerCourt: true, province: true, isDemo: true },
      suspendedAt: true,
    },
  });
  return new Map(
    rows.map(({ suspendedAt, ...firm }) => [firm.id, { ...firm, suspended: suspendedAt !== null }]),
  );
}
