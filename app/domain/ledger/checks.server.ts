import { BOOK_CHECKS } from './checks/book-checks.server.ts';
import type { Check } from './checks/check.server.ts';
import { ENTRY_CHECKS } from './checks/entry-checks.server.ts';
import { RESERVATION_CHECKS } from './checks/reservation-checks.server.ts';

/** What must hold of the two books at any moment (cases and money §4). */
export const LEDGER_CHECKS: readonly Check[] = [
  ...BOOK_CHECKS,
  ...ENTRY_CHECKS,
  ...RESERVATION_CHECKS,
];
