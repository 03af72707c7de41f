import { LEDGER_CHECKS, type Check } from '#domain/ledger/index.server.ts';
import { MONEY_CHECKS } from './checks/money-checks.server.ts';
import { PERSON_CHECKS } from './checks/person-checks.server.ts';
import { RIGHT_CHECKS } from './checks/right-checks.server.ts';

/** What must hold of the books and of cases at any moment, books first (cases and money §4). */
export const CASE_CHECKS: readonly Check[] = [
  ...LEDGER_CHECKS,
  ...MONEY_CHECKS,
  ...PERSON_CHECKS,
  ...RIGHT_CHECKS,
];
