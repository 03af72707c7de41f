import { Prisma } from '#platform/prisma-client/client.ts';

/**
 * What other rooms may compare their own records with, as tables inside their queries. Vouchers:
 * `id`, `envelope_id`, `bucket`, `used`.
 */
export const VOUCHERS = Prisma.sql`SELECT id, envelope_id, bucket, used FROM voucher`;

/** Who has which part in a case: `application_id`, `account_id`, `part`. */
export const CASE_PERSONS = Prisma.sql`SELECT application_id, account_id, part FROM case_person`;
