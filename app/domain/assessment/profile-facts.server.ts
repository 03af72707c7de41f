import { z } from 'zod';
import type { Actor } from '#domain/kernel/index.server.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import { TURNOVER_BANDS } from './facts.ts';
import type { Reader } from './reader.server.ts';
import { turnoverRange, type TurnoverRange } from './turnover.ts';

/** A value of a profile and when it was given. */
export interface Given<T> {
  readonly value: T;
  readonly at: Date;
}

/** What profiles of assessments tell of a firm, and when one was completed last. */
export interface ProfileFactsGiven {
  readonly sector?: Given<string>;
  readonly staff?: Given<number>;
  readonly province?: Given<string>;
  readonly legalForm?: Given<string>;
  readonly foundedYear?: Given<number>;
  /** Dirhams. */
  readonly turnover?: Given<TurnoverRange>;
  /** Null when none was completed. */
  readonly completedAt: Date | null;
}

export interface FactRow {
  readonly fact: string;
  readonly value: unknown;
  readonly at: Date;
}

const text = z.string();
const whole = z.int().min(0);

/** Assessments that speak for the reader: those of the firm they work in, else of the browser. */
function ownAssessments({ deviceHash, person }: Pick<Actor, 'deviceHash' | 'person'>): Prisma.Sql {
  if (person?.seat?.kind === 'sme')
    return Prisma.sql`a.organisation_id = ${person.seat.organisationId} AND a.second_of_id IS NULL`;
  return Prisma.sql`a.organisation_id IS NULL AND EXISTS (
    SELECT 1 FROM device_grant AS g
    WHERE g.assessment_id = a.id AND g.token_hash = ${deviceHash}::text)`;
}

/**
 * What the profiles of the reader's own assessments say, drafts included, the value given last for
 * each fact. For somebody who works in a firm those of the firm, else those of the browser.
 */
export async function findProfileFacts(
  reader: Reader,
  actor: Pick<Actor, 'deviceHash' | 'person'>,
): Promise<ProfileFactsGiven> {
  const own = ownAssessments(actor);
  const rows = await reader.$queryRaw<FactRow[]>`
    SELECT DISTINCT ON (f.fact) f.fact, f.value, f.event_at AS at
    FROM assessment_fact AS f JOIN assessment AS a ON a.id = f.assessment_id
    WHERE ${own}
    ORDER BY f.fact, f.event_at DESC, f.assessment_id DESC`;
  const [last] = await reader.$queryRaw<{ completedAt: Date | null }[]>`
    SELECT max(a.completed_at) AS "completedAt" FROM assessment AS a WHERE ${own}`;
  return profileOfRows(rows, last?.completedAt ?? null);
}

/** The profile that facts of one firm make, the value given last of each. */
export function profileOfRows(
  rows: readonly FactRow[],
  completedAt: Date | null,
): ProfileFactsGiven {
  const given: GivenRows = new Map(rows.map((row) => [row.fact, row]));
  return { ...textsOf(given), ...numbersOf(given), completedAt };
}

type GivenRows = ReadonlyMap<string, FactRow>;

/** A value of the form it should have; what a form left empty is not there. */
function valueOf<T>(given: GivenRows, name: string, schema: z.ZodType<T>): Given<T> | undefined {
  const row = given.get(name);
  const parsed = schema.safeParse(row?.value);
  return row && parsed.success ? { value: parsed.data, at: row.at } : undefined;
}

function textsOf(given: GivenRows): Omit<ProfileFactsGiven, 'completedAt'> {
  const [sector, province, legalForm] = ['sector', 'province', 'legalForm'].map((name) =>
    valueOf(given, name, text),
  );
  return {
    ...(sector && { sector }),
    ...(province && { province }),
    ...(legalForm && { legalForm }),
  };
}

function numbersOf(given: GivenRows): Omit<ProfileFactsGiven, 'completedAt'> {
  const staff = valueOf(given, 'staff', whole);
  const foundedYear = valueOf(given, 'foundedYear', whole);
  const band = valueOf(given, 'turnoverBand', z.enum(TURNOVER_BANDS));
  return {
    ...(staff && { staff }),
    ...(foundedYear && { foundedYear }),
    ...(band && { turnover: { value: turnoverRange(band.value), at: band.at } }),
  };
}
