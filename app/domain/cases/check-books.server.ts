import { tellHolders } from '#domain/accounts/index.server.ts';
import { runChecks, type Check } from '#domain/ledger/index.server.ts';
import { logger } from '#platform/logger.ts';
import { inTransaction } from '#platform/transaction.ts';
import { CASE_CHECKS } from './checks.server.ts';

/**
 * Holds books and cases to their invariants. What is broken is logged, and those who run programmes
 * or audit them are told. Returns the codes of what is broken.
 */
export async function checkBooks(
  checks: readonly Check[] = CASE_CHECKS,
): Promise<readonly string[]> {
  const broken: string[] = [];
  for await (const found of runChecks(checks)) {
    if (found.broken === 0) continue;
    logger.error({ check: found }, 'the books are broken');
    broken.push(found.code);
  }
  if (broken.length > 0)
    await inTransaction('cases.tell-broken-books', (tx) =>
      tellHolders(
        tx,
        { role: ['programme-manager', 'auditor'], except: [] },
        {
          kind: 'books-broken',
          params: {},
          path: '/programme/money',
        },
      ),
    );
  return broken;
}
