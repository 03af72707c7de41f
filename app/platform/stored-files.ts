import { createHash } from 'node:crypto';
import { DomainError, MAX_FILE_BYTES, type SentFile } from '#domain/kernel/index.server.ts';
import { clamdScanner, type Scanner } from './clamd.ts';
import { db } from './db.ts';
import { env } from './env.ts';
import { mediaTypeOf } from './file-kind.ts';
import { shownName } from './file-name.ts';
import { addJob } from './jobs.ts';
import { logger } from './logger.ts';
import { configuredStorage } from './storage.ts';
import type { Storage } from './storage-types.ts';
import type { Tx } from './transaction.ts';

/** Where files are kept, and who looks into them first. */
export interface FileStore {
  readonly storage: Storage;
  /** Null when files are not scanned. */
  readonly scanner: Scanner | null;
}

/** The store and the scanner this site is configured with. */
export function fileStore(): FileStore {
  const { CLAMD } = env();
  return { storage: configuredStorage(), scanner: CLAMD ? clamdScanner(CLAMD) : null };
}

/** Bytes that were checked and kept; `recordFile` makes them a file of somebody. */
export interface ReceivedFile {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Random bytes of a key: a file's id and name in the store. */
const FILE_KEY_BYTES = 16;

/**
 * Checks what was sent (size, content, ending of the name) and keeps its bytes under a random key.
 * Call it before the transaction, and `discardFile` should that fail. Throws `files.empty`,
 * `files.too-large`, `files.type`, `files.extension`, `files.encoding`, or `files.no-room` when the
 * bytes could not be kept; nothing of them is left then.
 */
export async function receiveFile(
  store: FileStore,
  sent: SentFile,
  randomBytes: (size: number) => Uint8Array,
): Promise<ReceivedFile> {
  const { bytes } = sent;
  if (bytes === null || bytes.length > MAX_FILE_BYTES) throw new DomainError('files.too-large');
  if (bytes.length === 0) throw new DomainError('files.empty');
  const fileName = shownName(sent.name);
  const mediaType = await mediaTypeOf(fileName, bytes);
  const id = Buffer.from(randomBytes(FILE_KEY_BYTES)).toString('hex');
  try {
    await store.storage.put(id, bytes);
  } catch (error) {
    logger.error({ err: error }, 'a file could not be kept');
    await discardFile(store, id);
    throw new DomainError('files.no-room');
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { id, fileName, mediaType, bytes: bytes.length, sha256 };
}

/** Deletes bytes that belong to no file; should that fail, `deleteOrphanFiles` does it later. */
export async function discardFile(store: FileStore, id: string): Promise<void> {
  try {
    await store.storage.remove(id);
  } catch (error) {
    logger.warn({ err: error, fileId: id }, 'bytes of no file are still kept');
  }
}

/** Most bytes one organisation may keep (500 MB). */
export const MAX_ORGANISATION_BYTES = 500 * 1024 * 1024;

/**
 * Makes received bytes a file of an organisation, to be scanned first where a scanner is there.
 * Throws `files.quota` when the organisation keeps too much already.
 */
export async function recordFile(
  tx: Tx,
  store: FileStore,
  received: ReceivedFile,
  owner: {
    readonly organisationId: string;
    readonly purpose: string;
    readonly uploadedById: string;
    readonly now: Date;
  },
): Promise<void> {
  const { organisationId, purpose, uploadedById, now } = owner;
  // Files sent at once are counted one after the other.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`files ${organisationId}`}))`;
  const kept = await tx.storedFile.aggregate({
    where: { organisationId, erasedAt: null },
    _sum: { bytes: true },
  });
  if ((kept._sum.bytes ?? 0) + received.bytes > MAX_ORGANISATION_BYTES)
    throw new DomainError('files.quota');
  const state = store.scanner ? 'quarantined' : 'clean';
  await tx.storedFile.create({
    data: { ...received, organisationId, purpose, uploadedById, uploadedAt: now, state },
  });
  if (store.scanner) await addJob(tx, 'scan-file', { fileId: received.id });
}

/**
 * Marks a file as erased and forgets its name; the caller deletes the bytes with `discardFile`
 * once the transaction is kept.
 */
export async function eraseFile(
  tx: Tx,
  file: { readonly id: string; readonly organisationId: string; readonly now: Date },
): Promise<void> {
  await tx.storedFile.updateMany({
    where: { id: file.id, organisationId: file.organisationId, erasedAt: null },
    data: { erasedAt: file.now, fileName: '' },
  });
}

export type FileState = 'quarantined' | 'clean' | 'infected' | 'erased';

export interface FileView {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly state: FileState;
}

/** Files of an organisation by their ids; others are left out. */
export async function listFiles(
  reader: Pick<Tx, 'storedFile'>,
  organisationId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FileView>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.storedFile.findMany({
    where: { organisationId, id: { in: [...ids] } },
    select: {
      id: true,
      fileName: true,
      mediaType: true,
      bytes: true,
      state: true,
      erasedAt: true,
    },
  });
  return new Map(
    rows.map(({ erasedAt, ...row }) => [row.id, { ...row, state: stateOf(row.state, erasedAt) }]),
  );
}

function stateOf(state: string, erasedAt: Date | null): FileState {
  if (state === 'infected') return 'infected';
  if (erasedAt !== null) return 'erased';
  return state === 'clean' ? 'clean' : 'quarantined';
}

/** What can be read of a file by its id alone, once somebody was allowed to. */
export interface OpenedFile extends FileView {
  /** The bytes; null unless the file is clean and still kept. Read or cancel them. */
  readonly content: ReadableStream<Uint8Array> | null;
}

/** A file for its readers, null when there is none. */
export async function openStoredFile(
  fileId: string,
  store: Pick<FileStore, 'storage'> = fileStore(),
): Promise<OpenedFile | null> {
  const row = await db.storedFile.findUnique({ where: { id: fileId } });
  if (!row) return null;
  const { id, fileName, mediaType, bytes } = row;
  const state = stateOf(row.state, row.erasedAt);
  const content = state === 'clean' ? await store.storage.get(id) : null;
  return { id, fileName, mediaType, bytes, state, content };
}
