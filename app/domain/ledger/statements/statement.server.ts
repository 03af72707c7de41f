import { cents, DomainError, type Cents, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import {
  ACCOUNT_CODES,
  ENVELOPE_CODES,
  TRANSFER_CODES,
  type AccountCode,
  type EnvelopeCode,
  type TransferCode,
} from '../codes.ts';
import type { EnvelopeRow } from '../envelopes.server.ts';
import { requireOwn, type MoneyProgramme } from '../moves/records.server.ts';
import { requireMoneyReader } from '../policy.ts';

/** One side of a transfer, as the statement of its account tells it. */
export interface StatementLine {
  readonly account: AccountCode;
  readonly bucket: number;
  readonly version: bigint;
  readonly at: Date;
  readonly code: TransferCode;
  /** The account on the other side. */
  readonly other: AccountCode;
  readonly delta: Cents;
  readonly balance: Cents;
  /** What it is about, `kind:id`. */
  readonly subject: string;
  readonly reference: string;
}

/** An envelope of a programme of the actor's organisation, with its accounts. */
export interface EnvelopeAccounts {
  readonly envelope: EnvelopeRow;
  readonly accounts: readonly {
    readonly code: EnvelopeCode;
    readonly bucket: number;
    readonly balance: Cents;
    readonly entries: bigint;
  }[];
}

export interface EnvelopeTarget {
  readonly programme: Pick<MoneyProgramme, 'programmeId' | 'organisationId'>;
  readonly envelopeId: string;
}

/** Throws `ledger.not-found` for an envelope of another programme, and to who may not read it. */
export async function getEnvelopeAccounts(
  actor: MemberActor,
  { programme, envelopeId }: EnvelopeTarget,
): Promise<EnvelopeAccounts> {
  requireOwn(programme, requireMoneyReader(actor));
  const envelope = await db.envelope.findFirst({
    where: { id: envelopeId, programmeId: programme.programmeId },
    omit: { createdAt: true },
  });
  if (!envelope) throw new DomainError('ledger.not-found');
  const rows = await db.ledgerAccount.findMany({
    where: { envelopeId },
    orderBy: { bucket: 'asc' },
    select: { code: true, bucket: true, balance: true, version: true },
  });
  const accounts = ENVELOPE_CODES.flatMap((code) =>
    rows
      .filter((row) => row.code === code)
      .map(({ bucket, balance, version }) => ({
        ...{ code, bucket, balance: cents(balance), entries: version },
      })),
  );
  return { envelope, accounts };
}

/** Lines of a page of a statement. */
const STATEMENT_PAGE = 50;

export interface StatementPage {
  readonly lines: readonly StatementLine[];
  /** The next older page begins before this version; null on the oldest. */
  readonly before: bigint | null;
}

/**
 * A page of the statement of one account of an envelope, the latest entries first. Throws
 * `ledger.not-found`.
 */
export async function getStatement(
  actor: MemberActor,
  target: EnvelopeTarget,
  {
    code,
    bucket,
    before,
  }: { readonly code: EnvelopeCode; readonly bucket: number; readonly before: bigint | null },
): Promise<StatementPage> {
  const { accounts } = await getEnvelopeAccounts(actor, target);
  if (!accounts.some((one) => one.code === code && one.bucket === bucket))
    throw new DomainError('ledger.not-found');
  const rows = await db.$queryRaw<Row[]>`
    SELECT mine.code AS account, mine.bucket, e.version, t.at, t.code, other.code AS other,
      e.delta, e.balance, t.subject, t.reference
    FROM ledger_account mine
    JOIN ledger_entry e ON e.account_id = mine.id
    JOIN ledger_transfer t ON t.id = e.transfer_id
    JOIN ledger_account other ON other.id = CASE t.from_id WHEN mine.id THEN t.to_id ELSE t.from_id END
    WHERE mine.envelope_id = ${target.envelopeId} AND mine.code = ${code} AND mine.bucket = ${bucket}
      AND (${before}::bigint IS NULL OR e.version < ${before}::bigint)
    ORDER BY e.version DESC LIMIT ${STATEMENT_PAGE}`;
  const lines = rows.map(lineOf);
  const last = lines.at(-1)?.version ?? 1n;
  return { lines, before: last > 1n ? last : null };
}

/** Lines that are read from the database at once for a file. */
const EXPORTED_AT_ONCE = 2_000;

/**
 * Every entry that the accounts of an envelope have at the call, in the order they were posted, read a
 * few thousand at a time: a file of any length needs little memory. What is posted while it is read is
 * not in it. Throws `ledger.not-found` at once.
 */
export async function exportStatement(
  actor: MemberActor,
  target: EnvelopeTarget,
): Promise<AsyncGenerator<readonly StatementLine[]>> {
  // Read by one statement: what all accounts had at one moment, since entries only grow.
  const { accounts } = await getEnvelopeAccounts(actor, target);
  return batchesOf(target.envelopeId, accounts);
}

async function* batchesOf(
  envelopeId: string,
  accounts: EnvelopeAccounts['accounts'],
): AsyncGenerator<readonly StatementLine[]> {
  const ends = JSON.stringify(
    accounts.map(({ code, bucket, entries }) => ({ code, bucket, last: String(entries) })),
  );
  let [transfer, account] = [0n, 0n];
  for (;;) {
    const rows = await db.$queryRaw<(Row & { transferId: bigint; accountId: bigint })[]>`
      SELECT mine.code AS account, mine.bucket, e.version, t.at, t.code, other.code AS other,
        e.delta, e.balance, t.subject, t.reference, t.id AS "transferId", mine.id AS "accountId"
      FROM ledger_account mine
      JOIN jsonb_to_recordset(${ends}::jsonb) AS ends (code text, bucket smallint, last bigint)
        ON ends.code = mine.code AND ends.bucket = mine.bucket
      JOIN ledger_entry e ON e.account_id = mine.id AND e.version <= ends.last
      JOIN ledger_transfer t ON t.id = e.transfer_id
      JOIN ledger_account other ON other.id = CASE t.from_id WHEN mine.id THEN t.to_id ELSE t.from_id END
      WHERE mine.envelope_id = ${envelopeId} AND (t.id, mine.id) > (${transfer}::bigint, ${account}::bigint)
      ORDER BY t.id, mine.id LIMIT ${EXPORTED_AT_ONCE}`;
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(lineOf);
    [transfer, account] = [last.transferId, last.accountId];
  }
}

interface Row {
  readonly account: string;
  readonly bucket: number;
  readonly version: bigint;
  readonly at: Date;
  readonly code: string;
  readonly other: string;
  readonly delta: bigint;
  readonly balance: bigint;
  readonly subject: string;
  readonly reference: string;
}

function lineOf({ version, at, bucket, subject, reference, ...row }: Row): StatementLine {
  const code = TRANSFER_CODES.find((one) => one === row.code);
  if (code === undefined) throw new Error(`A transfer has the code ${row.code}.`);
  return {
    ...{ version, at, bucket, subject, reference, code },
    ...{ account: accountCodeOf(row.account), other: accountCodeOf(row.other) },
    ...{ delta: cents(row.delta), balance: cents(row.balance) },
  };
}

function accountCodeOf(text: string): AccountCode {
  const code = ACCOUNT_CODES.find((one) => one === text);
  if (code === undefined) throw new Error(`An account has the code ${text}.`);
  return code;
}
