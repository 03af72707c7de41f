import { LRUCache } from 'lru-cache';
import {
  cents,
  UUID_RANDOM_BYTES,
  uuidV7,
  type Actor,
  type Cents,
} from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import {
  CASH_CODES,
  ENVELOPE_CODES,
  MAY_GO_NEGATIVE,
  type AccountCode,
  type TransferCode,
} from './codes.ts';
import { postTransfers, type Transfer } from './post.server.ts';

type Reader = Tx | typeof db;

/** What an envelope is kept for. */
export interface EnvelopeKey {
  readonly programmeId: string;
  readonly year: number;
  readonly region: string | null;
  readonly segment: string | null;
}

export interface EnvelopeRow extends EnvelopeKey {
  readonly id: string;
  readonly buckets: number;
}

/**
 * The envelope of a programme for a year, region and segment, made with its accounts when it is not
 * there. Two that make it at once get the same.
 */
export async function openEnvelope(
  tx: Tx,
  { now, randomBytes }: Pick<Actor, 'now' | 'randomBytes'>,
  key: EnvelopeKey,
  buckets = 1,
): Promise<EnvelopeRow> {
  const id = uuidV7(now, randomBytes(UUID_RANDOM_BYTES));
  await tx.$executeRaw`
    INSERT INTO ledger_envelope (id, programme_id, year, region, segment, buckets, created_at)
    VALUES (${id}, ${key.programmeId}, ${key.year}, ${key.region}, ${key.segment}, ${buckets}, ${now})
    ON CONFLICT (programme_id, year, coalesce(region, ''), coalesce(segment, '')) DO NOTHING`;
  const envelope = await tx.envelope.findFirstOrThrow({ where: { ...key } });
  await openAccounts(tx, envelope);
  return envelope;
}

/** Accounts that an envelope and its programme lack. */
export async function openAccounts(
  tx: Tx,
  { id, programmeId, buckets }: Pick<EnvelopeRow, 'id' | 'programmeId' | 'buckets'>,
): Promise<void> {
  const own = Array.from({ length: buckets }, (_, bucket) =>
    ENVELOPE_CODES.map((code) => ({ book: 'budget', code, envelopeId: id, bucket })),
  ).flat();
  const shared = [
    { book: 'budget', code: 'FUNDER' },
    ...CASH_CODES.map((code) => ({ book: 'cash', code })),
  ].map((account) => ({ ...account, envelopeId: null, bucket: 0 }));
  const rows = [...shared, ...own];
  await tx.$executeRaw`
    INSERT INTO ledger_account (book, code, programme_id, envelope_id, bucket, may_go_negative)
    SELECT book, code, ${programmeId}, "envelopeId", bucket, code = ANY(${[...MAY_GO_NEGATIVE]})
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS account (book text, code text, "envelopeId" text, bucket smallint)
    ON CONFLICT (programme_id, code, coalesce(envelope_id, ''), bucket) DO NOTHING`;
}

/** Envelopes of a programme, those of a year when one is given, by year, region and segment. */
export async function listEnvelopes(
  reader: Reader,
  programmeId: string,
  year?: number,
): Promise<EnvelopeRow[]> {
  return reader.envelope.findMany({
    where: { programmeId, ...(year === undefined ? {} : { year }) },
    orderBy: [{ year: 'asc' }, { region: 'asc' }, { segment: 'asc' }],
    select: { id: true, programmeId: true, year: true, region: true, segment: true, buckets: true },
  });
}

/** Which account of an envelope: of its funder's side for `FUNDER`. */
interface Place {
  readonly programmeId: string;
  readonly envelopeId: string | null;
  readonly bucket: number;
}

const MOST_KEPT = 20_000;
/** Accounts never change or go: their numbers are kept. */
const numbers = new LRUCache<string, bigint>({ max: MOST_KEPT });
const keyOf = ({ programmeId, envelopeId, bucket }: Place, code: AccountCode) =>
  `${programmeId} ${envelopeId ?? ''} ${bucket} ${code}`;

/** The number of an account. Throws when it was never opened, which is a mistake of the caller. */
export async function accountNumber(tx: Tx, code: AccountCode, place: Place): Promise<bigint> {
  const shared = code === 'FUNDER' || CASH_CODES.some((one) => one === code);
  const where = shared ? { ...place, envelopeId: null, bucket: 0 } : place;
  const key = keyOf(where, code);
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const { programmeId, envelopeId, bucket } = where;
  // What this very transaction opened may be rolled back: only what stands is remembered.
  const [row] = await tx.$queryRaw<{ id: bigint; stands: boolean }[]>`
    SELECT id, xmin IS DISTINCT FROM pg_current_xact_id_if_assigned()::xid AS stands
    FROM ledger_account
    WHERE programme_id = ${programmeId} AND code = ${code}
      AND coalesce(envelope_id, '') = ${envelopeId ?? ''} AND bucket = ${bucket}`;
  if (!row) throw new Error(`There is no account ${key}.`);
  if (row.stands) numbers.set(key, row.id);
  return row.id;
}

/** A transfer said by the codes of its accounts. */
export interface Posting extends Omit<Transfer, 'from' | 'to'> {
  readonly code: TransferCode;
  readonly from: AccountCode;
  readonly to: AccountCode;
  readonly programmeId: string;
  readonly envelopeId: string | null;
  readonly bucket: number;
}

/** Posts transfers named by codes of accounts; see `postTransfers`. */
export async function post(tx: Tx, at: Date, postings: readonly Posting[]): Promise<number> {
  const transfers: Transfer[] = [];
  for (const { from, to, programmeId, envelopeId, bucket, ...rest } of postings) {
    const place = { programmeId, envelopeId, bucket };
    transfers.push({
      ...rest,
      from: await accountNumber(tx, from, place),
      to: await accountNumber(tx, to, place),
    });
  }
  return postTransfers(tx, at, transfers);
}

/** What is available in each account of an envelope, by bucket, read without waiting for anybody. */
export async function availableIn(
  reader: Reader,
  envelopeIds: readonly string[],
): Promise<
  readonly { readonly envelopeId: string; readonly bucket: number; readonly balance: Cents }[]
> {
  const rows = await reader.ledgerAccount.findMany({
    where: { envelopeId: { in: [...envelopeIds] }, code: 'E:available' },
    orderBy: [{ envelopeId: 'asc' }, { bucket: 'asc' }],
    select: { envelopeId: true, bucket: true, balance: true },
  });
  return rows.flatMap(({ envelopeId, bucket, balance }) =>
    envelopeId === null ? [] : [{ envelopeId, bucket, balance: cents(balance) }],
  );
}
