import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

/** What a firm and a provider may have in common. */
const PARTY_TIES = [
  ...(['ice9', 'tax-id', 'trade-register', 'person', 'phone', 'email'] as const),
] as const;
export type PartyTie = (typeof PARTY_TIES)[number];

/** The two sides of an agreement, with what the provider's public page says of itself. */
export interface Parties {
  readonly firmId: string;
  readonly providerId: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/**
 * What the two sides of an agreement have in common, in the order of `PARTY_TIES`: the enterprise of
 * their ICE, a tax identifier, a number of one trade register, somebody who works for both or once
 * did, a telephone or an address of somebody of the firm that the provider gives as its own.
 */
export async function listPartyTies(
  reader: Tx | typeof db,
  { firmId, providerId, phone, email }: Parties,
): Promise<readonly PartyTie[]> {
  const rows = await reader.$queryRaw<{ tie: PartyTie }[]>`
    WITH firm AS (SELECT * FROM organisation WHERE id = ${firmId}),
    seller AS (SELECT * FROM organisation WHERE id = ${providerId}),
    ours AS (SELECT DISTINCT a.id, a.phone, a.email FROM role_grant g
      JOIN account a ON a.id = g.account_id WHERE g.organisation_id = ${firmId}),
    theirs AS (SELECT DISTINCT account_id AS id FROM role_grant WHERE organisation_id = ${providerId})
    SELECT 'ice9' AS tie FROM firm JOIN seller ON firm.ice9 = seller.ice9
    UNION SELECT 'tax-id' FROM firm JOIN seller ON firm.tax_id = seller.tax_id
    UNION SELECT 'trade-register' FROM firm JOIN seller
      ON firm.trade_register = seller.trade_register
      AND firm.register_court = seller.register_court
    UNION SELECT 'person' FROM ours JOIN theirs ON theirs.id = ours.id
    UNION SELECT 'phone' FROM ours WHERE ours.phone = ${phone}
    UNION SELECT 'email' FROM ours WHERE ours.email = ${email}::citext`;
  const found = new Set(rows.map(({ tie }) => tie));
  return PARTY_TIES.filter((tie) => found.has(tie));
}
