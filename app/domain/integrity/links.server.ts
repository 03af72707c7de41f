import { listFirms, listFirmTies, type Tie } from '#domain/accounts/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { findGroup } from './groups.server.ts';

export type LinkReason = Tie;

/** Two linked firms with all they have in common. */
export interface FirmLink {
  readonly from: string;
  readonly to: string;
  readonly because: readonly LinkReason[];
}

export interface LinkedFirms {
  readonly groupId: string;
  readonly firms: readonly { readonly id: string; readonly name: string }[];
  readonly links: readonly FirmLink[];
}

/** The firms that count as one with a firm, and why; each pair once. For officers of its case. */
export async function listLinks(
  reader: Tx | typeof db,
  organisationId: string,
): Promise<LinkedFirms> {
  const { groupId, firmIds } = await findGroup(reader, organisationId);
  const [ties, firms] = await Promise.all([
    listFirmTies(reader, firmIds),
    listFirms(reader, firmIds),
  ]);
  const pairs = new Map<string, FirmLink>();
  for (const { from, to, tie } of ties) {
    if (from > to) continue;
    const key = `${from} ${to}`;
    const because = [...(pairs.get(key)?.because ?? []), tie];
    pairs.set(key, { from, to, because });
  }
  return {
    groupId,
    firms: firmIds.map((id) => ({ id, name: firms.get(id)?.name ?? '' })),
    links: [...pairs.values()],
  };
}
