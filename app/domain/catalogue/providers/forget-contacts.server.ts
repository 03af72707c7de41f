import { keptSince } from '#domain/accounts/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';

const AT_ONCE = 1_000;

/**
 * Erases whom to call at the clients of references that were decided as long ago as the retention
 * table says. Run again it finds nothing more.
 */
export async function forgetContacts(now: Date): Promise<void> {
  const before = keptSince('reference-contacts', now);
  for (;;) {
    const count = await inTransaction(
      'catalogue.forget-contacts',
      (tx) => tx.$executeRaw`
        UPDATE provider_reference SET contact_name = '', contact_phone = '' WHERE id IN (
          SELECT id FROM provider_reference
          WHERE decided_at < ${before} AND contact_name <> '' LIMIT ${AT_ONCE})`,
    );
    if (count < AT_ONCE) return;
  }
}
