import { DomainError } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { BankLine, BankStatement } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import type { LineProblem } from '../codes.ts';
import type { Reader } from '../records.server.ts';
import { referencesOf, type KnownShare } from './decide-line.ts';

/** Lines of a statement that nobody looked at yet, the first ones, taken for a change. */
export async function lockNewLines(tx: Tx, ids: readonly string[]): Promise<readonly BankLine[]> {
  await tx.$queryRaw`SELECT 1 FROM bank_line WHERE id = ANY(${[...ids]}) ORDER BY id FOR UPDATE`;
  return tx.bankLine.findMany({
    where: { id: { in: [...ids] }, state: 'new' },
    orderBy: { sequence: 'asc' },
  });
}

/** The requests that lines name, by their reference. */
export async function sharesNamedBy(
  reader: Reader,
  lines: readonly Pick<BankLine, 'endToEnd' | 'text'>[],
): Promise<ReadonlyMap<string, KnownShare>> {
  const named = lines.flatMap((line) => referencesOf(line).references);
  if (named.length === 0) return new Map();
  const rows = await reader.shareRequest.findMany({
    where: { reference: { in: [...new Set(named)] } },
    select: {
      ...{ id: true, reference: true, ownerId: true, amount: true, state: true, rail: true },
      refunds: { where: { state: 'due' }, select: { id: true, amount: true } },
    },
  });
  return new Map(rows.map((row) => [row.reference, row]));
}

export interface LineOutcome {
  readonly id: string;
  /** `share:<id>` or `order:<id>`; null when a person is to look at it. */
  readonly matchedTo: string | null;
  readonly problem: LineProblem | null;
}

/** Writes down what became of lines that the transaction holds. */
export async function settleLines(
  tx: Tx,
  now: Date,
  outcomes: readonly LineOutcome[],
): Promise<void> {
  if (outcomes.length === 0) return;
  await tx.$executeRaw`
    UPDATE bank_line l SET decided_at = ${now}, matched_to = o."matchedTo", problem = o.problem,
      state = CASE WHEN o."matchedTo" IS NULL THEN 'unmatched' ELSE 'matched' END
    FROM jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
      AS o (id text, "matchedTo" text, problem text)
    WHERE l.id = o.id AND l.state IN ('new', 'unmatched', 'set-aside')`;
}

/**
 * A line of a programme organisation that is not matched, taken for a change. Throws
 * `payments.not-found` and `payments.wrong-state`.
 */
export async function lockOpenLine(tx: Tx, id: string, ownerId: string): Promise<BankLine> {
  await tx.$queryRaw`SELECT 1 FROM bank_line WHERE id = ${id} FOR UPDATE`;
  const line = await tx.bankLine.findFirst({ where: { id, ownerId } });
  if (!line) throw new DomainError('payments.not-found');
  if (line.state === 'matched') throw new DomainError('payments.wrong-state');
  return line;
}

/** A statement; null when there is none. */
export function findStatement(id: string): Promise<BankStatement | null> {
  return db.bankStatement.findUnique({ where: { id } });
}

/** Ids of the first lines of a statement that nobody looked at yet. */
export async function listNewLines(statementId: string, most: number): Promise<readonly string[]> {
  const rows = await db.bankLine.findMany({
    where: { statementId, state: 'new' },
    ...{ orderBy: { sequence: 'asc' }, take: most, select: { id: true } },
  });
  return rows.map(({ id }) => id);
}

/** Every line of a statement was looked at. */
export async function closeStatement(id: string, now: Date): Promise<void> {
  await db.bankStatement.updateMany({ where: { id, matchedAt: null }, data: { matchedAt: now } });
}

/** A person matched a line that the transaction holds to a request, with a note. */
export async function matchOpenLine(
  tx: Tx,
  id: string,
  { requestId, note, by, now }: { requestId: string; note: string; by: string; now: Date },
): Promise<void> {
  await tx.bankLine.update({
    where: { id },
    data: {
      ...{ state: 'matched', matchedTo: `share:${requestId}`, note },
      ...{ decidedById: by, decidedAt: now },
    },
  });
}
