import { CASE_CHECKS } from '#domain/cases/index.server.ts';
import type { Check } from '#domain/ledger/index.server.ts';
import { MONEY_CHECKS } from './checks/money-checks.server.ts';
import { RIGHT_CHECKS } from './checks/right-checks.server.ts';

/** What must hold of the books, of cases and of the work they pay for, books first (cases and money §4). */
export const BOOK_CHECKS: readonly Check[] = [...CASE_CHECKS, ...MONEY_CHECKS, ...RIGHT_CHECKS];
