import { createHash } from 'node:crypto';
import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  type MemberActor,
  type SentFile,
  newId,
} from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import { shownName } from '#platform/file-name.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import type { StatementProblem } from '../codes.ts';
import { canHandleTreasury } from '../policy.ts';
import { type PaymentActor } from '../records.server.ts';
import { readStatement } from './read-statement.ts';
import { StatementError, type Statement } from './statement.ts';

/** What became of a file that was sent. */
export type Imported =
  | {
      readonly kind: 'imported';
      readonly id: string;
      readonly lines: number;
      /** Of them, lines that another statement had brought already. */
      readonly known: number;
    }
  | { readonly kind: 'again'; readonly id: string; readonly importedAt: Date }
  | { readonly kind: 'refused'; readonly problem: StatementProblem; readonly line: number | null };

const refused = (problem: StatementProblem, line: number | null = null) =>
  ({ kind: 'refused', problem, line }) as const;

/**
 * Takes in a statement of the programme's bank: its lines are kept and a job matches them. The same
 * file is taken once, and a line that two files have is one. Throws `payments.not-found` to others.
 */
export async function importStatement(
  actor: MemberActor,
  sent: SentFile | null,
): Promise<Imported> {
  if (!canHandleTreasury(actor)) throw new DomainError('payments.not-found');
  if (sent === null) return refused('missing');
  if (sent.bytes === null) return refused('too-large');
  let statement: Statement;
  try {
    statement = readStatement(sent.bytes);
  } catch (error) {
    if (error instanceof StatementError) return refused(error.problem, error.line);
    throw error;
  }
  const sha256 = createHash('sha256').update(sent.bytes).digest('hex');
  return inTransaction('payments.import-statement', (tx) =>
    keep(tx, actor, statement, { sha256, fileName: shownName(sent.name) }),
  );
}

/** Accounts on which a programme organisation receives or received money. */
export async function receivingRibs(tx: Tx, ownerId: string): Promise<readonly string[]> {
  const rows = await tx.bankAccount.findMany({
    where: { organisationId: ownerId, state: { in: ['verified', 'replaced'] } },
    orderBy: { state: 'desc' },
    select: { rib: true },
  });
  return rows.map(({ rib }) => rib);
}

async function keep(
  tx: Tx,
  actor: MemberActor,
  statement: Statement,
  { sha256, fileName }: { sha256: string; fileName: string },
): Promise<Imported> {
  const { organisationId: ownerId } = actor.person.seat;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`statements ${ownerId}`}))`;
  const known = await tx.bankStatement.findUnique({
    where: { ownerId_sha256: { ownerId, sha256 } },
  });
  if (known) return { kind: 'again', id: known.id, importedAt: known.importedAt };
  const [current] = await receivingRibs(tx, ownerId);
  const account = statement.account || current;
  if (account === undefined) return refused('no-account');
  const id = newId(actor);
  await tx.bankStatement.create({
    data: {
      ...{ id, ownerId, format: statement.format, sha256, fileName, account },
      ...{ lines: statement.lines.length, importedById: actor.person.accountId },
      importedAt: actor.now,
    },
  });
  const added = await addLines(tx, actor, { id, ownerId }, statement);
  await appendAudit(tx, actor, {
    ...{ type: 'payments.statement-imported', stream: `organisation:${ownerId}` },
    ...{ subject: `bank-statement:${id}`, facts: { sha256, lines: statement.lines.length, added } },
  });
  await addJob(tx, 'match-statement', { statementId: id }, { queue: `statements-${ownerId}` });
  return {
    kind: 'imported',
    id,
    lines: statement.lines.length,
    known: statement.lines.length - added,
  };
}

function addLines(
  tx: Tx,
  actor: PaymentActor,
  { id: statementId, ownerId }: { id: string; ownerId: string },
  { lines }: Statement,
): Promise<number> {
  const rows = lines.map(({ amount, ...line }, place) => ({
    ...{ ...line, amount: String(amount), id: newId(actor), sequence: place + 1 },
  }));
  return tx.$executeRaw`
    INSERT INTO bank_line (id, statement_id, owner_id, sequence, booked_on, amount, bank_ref, end_to_end,
      text, counterparty, account, is_return, state)
    SELECT id, ${statementId}, ${ownerId}, sequence, "bookedOn", amount, "bankRef", "endToEnd", text,
      counterparty, account, "isReturn", 'new'
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r (id text, sequence int, "bookedOn" date, amount bigint, "bankRef" text, "endToEnd" text,
        text text, counterparty text, account text, "isReturn" boolean)
    ORDER BY sequence
    ON CONFLICT (owner_id, bank_ref) DO NOTHING`;
}
