import { Prisma } from '#platform/prisma-client/client.ts';
import type { RuleSet } from '../rules/grammar.ts';
import { toSql } from '../rules/to-sql.ts';
import { REGISTER_COLUMNS } from './register-columns.ts';

/** Companies by what the rules say of them. */
export interface Tally {
  readonly total: number;
  readonly eligible: number;
  readonly notEligible: number;
  readonly unknown: number;
}

const PLACEHOLDER = /\$\d+/;

/** What a programme asks, as a condition on `synthetic_firm` in three values. */
export function registerCondition({ rule, rules }: RuleSet): Prisma.Sql {
  const { text, values } = toSql(rule, rules, REGISTER_COLUMNS);
  return Prisma.sql(text.split(PLACEHOLDER), ...values);
}

/** Above the number of rows that are ever counted together, so that two counts fit in one sum. */
const STEP = 2 ** 20;

/**
 * How many rows a condition holds for, and for how many it is unknown, in one number that
 * `tallyOf` reads. One sum, because the database works a condition out once for each aggregate.
 */
export function tallySql(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce(sum(coalesce((${condition})::integer, ${STEP}::integer)), 0)::float8`;
}

/** The counts behind a number of `tallySql` over `total` rows. */
export function tallyOf(total: number, counted: number): Tally {
  const unknown = Math.floor(counted / STEP);
  const eligible = counted - unknown * STEP;
  return { total, eligible, notEligible: total - eligible - unknown, unknown };
}
