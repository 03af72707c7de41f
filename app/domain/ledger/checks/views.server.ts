import { Prisma } from '#platform/prisma-client/client.ts';

/**
 * What other rooms may compare their own records with, as tables inside their queries, so that both
 * are seen at one moment. Accounts of envelopes: `name`, `code`, `envelope_id`, `bucket`, `balance`.
 */
export const LEDGER_ACCOUNTS = Prisma.sql`
  SELECT concat_ws(' ', code, programme_id, envelope_id, bucket) AS name, code, envelope_id, bucket, balance
  FROM ledger_account WHERE envelope_id IS NOT NULL`;

/**
 * Transfers: `reference`, `code`, `amount`, `expires_at`, the account they go to (`envelope_id`,
 * `bucket`), the reservation they end (`ends`), and whether they were ended themselves (`ended`).
 */
export const LEDGER_TRANSFERS = Prisma.sql`
  SELECT t.reference, t.code, t.amount, t.expires_at, a.envelope_id, a.bucket, held.reference AS ends,
    EXISTS (SELECT FROM ledger_transfer d WHERE d.resolves_id = t.id) AS ended
  FROM ledger_transfer t JOIN ledger_account a ON a.id = t.to_id
    LEFT JOIN ledger_transfer held ON held.id = t.resolves_id`;

/** Accounts of the cash book: `name`, `code`, `programme_id`, `balance`. */
export const LEDGER_CASH = Prisma.sql`
  SELECT concat_ws(' ', code, programme_id) AS name, code, programme_id, balance
  FROM ledger_account WHERE book = 'cash'`;
