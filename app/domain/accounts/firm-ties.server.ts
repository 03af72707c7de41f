import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

/** What two firms have in common. */
export const TIES = ['ice9', 'tax-id', 'trade-register', 'person', 'phone'] as const;
export type Tie = (typeof TIES)[number];

export interface FirmTie {
  readonly from: string;
  readonly to: string;
  readonly tie: Tie;
}

/**
 * What firms have in common with other firms of the platform: the enterprise of their ICE, a tax
 * identifier, a number of the trade register, somebody who works in both, or the telephone of two
 * people. Each tie is told from the firms asked about.
 */
export async function listFirmTies(
  reader: Tx | typeof db,
  ids: readonly string[],
): Promise<readonly FirmTie[]> {
  if (ids.length === 0) return [];
  return reader.$queryRaw<FirmTie[]>`
    WITH mine AS (
      SELECT id, ice9, tax_id, trade_register, register_court FROM organisation
      WHERE id = ANY(${[...ids]}) AND kind = 'sme'
    ), people AS (
      SELECT mine.id, account.id AS account_id, account.phone
      FROM mine JOIN role_grant g ON g.organisation_id = mine.id AND g.status = 'active'
        AND g.role IN ('sme-owner', 'sme-member')
      JOIN account ON account.id = g.account_id
    ), ties AS (
      SELECT mine.id AS "from", o.id AS "to", 'ice9' AS tie
        FROM mine JOIN organisation o ON o.ice9 = mine.ice9 AND o.kind = 'sme'
      UNION SELECT mine.id, o.id, 'tax-id'
        FROM mine JOIN organisation o ON o.tax_id = mine.tax_id AND o.kind = 'sme'
      UNION SELECT mine.id, o.id, 'trade-register'
        FROM mine JOIN organisation o ON o.trade_register = mine.trade_register
          AND o.register_court = mine.register_court AND o.kind = 'sme'
      UNION SELECT people.id, g.organisation_id, 'person'
        FROM people JOIN role_grant g ON g.account_id = people.account_id AND g.status = 'active'
          AND g.role IN ('sme-owner', 'sme-member')
      UNION SELECT people.id, g.organisation_id, 'phone'
        FROM people JOIN account a ON a.phone = people.phone AND a.id <> people.account_id
        JOIN role_grant g ON g.account_id = a.id AND g.status = 'active'
          AND g.role IN ('sme-owner', 'sme-member')
    )
    SELECT "from", "to", tie FROM ties WHERE "from" <> "to" ORDER BY "from", "to", tie`;
}
