import {
  DomainError,
  MAX_FILE_BYTES,
  UUID_RANDOM_BYTES,
  uuidV7,
  type MemberActor,
  type SentFile,
} from '#domain/kernel/index.server.ts';
import { onceByIntent } from '#platform/intents.ts';
import { inTransaction } from '#platform/transaction.ts';
import { requireEditor } from '../offer-records.server.ts';
import { readCsv, type ReadTable } from './csv.ts';
import { cutSheet } from './rows.ts';
import { readXlsx } from './xlsx.ts';

/** How every zip file begins, and so every workbook. */
const ZIP = [0x50, 0x4b];
/** How the workbooks of Excel 97 to 2003 begin. */
const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0];
const LONGEST_NAME = 120;

const beginsWith = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, at) => bytes[at] === byte);

async function readTable(bytes: Uint8Array): Promise<ReadTable> {
  if (beginsWith(bytes, OLD_WORKBOOK)) throw new DomainError('catalogue.sheet-old');
  return beginsWith(bytes, ZIP) ? readXlsx(bytes) : readCsv(bytes);
}

/**
 * Reads a sheet of offers and keeps it for its report; nothing becomes an offer yet. The same form
 * sent twice keeps one. Returns the id of the import; throws `catalogue.not-found` to anybody but
 * the people of a provider, `catalogue.sheet-missing`, and what `readCsv`, `readXlsx` and
 * `cutSheet` refuse.
 */
export async function openImport(
  actor: MemberActor,
  file: SentFile | null,
  intentId: string,
): Promise<string> {
  requireEditor(actor);
  if (file === null) throw new DomainError('catalogue.sheet-missing');
  if (file.bytes === null || file.bytes.length > MAX_FILE_BYTES)
    throw new DomainError('catalogue.sheet-too-big');
  const table = await readTable(file.bytes);
  const { rows, unknown } = cutSheet(table);
  const { person, now } = actor;
  const intent = { actor: person.accountId, intentId, now };
  return inTransaction('catalogue.open-import', (tx) =>
    onceByIntent(tx, intent, async () => {
      const id = uuidV7(now, actor.randomBytes(UUID_RANDOM_BYTES));
      await tx.offerImport.create({
        data: {
          ...{ id, organisationId: person.seat.organisationId, uploadedById: person.accountId },
          fileName: file.name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, LONGEST_NAME),
          encoding: table.encoding,
          rows: rows.map(({ line, cells }) => ({ line, cells })),
          unknown: unknown.map((name) => name.slice(0, LONGEST_NAME)),
          createdAt: now,
        },
      });
      return id;
    }),
  );
}
