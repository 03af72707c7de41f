import { randomBytes, randomUUID } from 'node:crypto';
import { readdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES } from '#domain/kernel/index.server.ts';
import type { Verdict } from '#platform/clamd.ts';
import { db } from '#platform/db.ts';
import { mintFileToken, readFileToken } from '#platform/file-token.ts';
import { deleteOrphanFiles } from '#platform/orphan-files.ts';
import { scanFile } from '#platform/scan-file.ts';
import { diskStorage } from '#platform/storage-disk.ts';
import {
  discardFile,
  eraseFile,
  listFiles,
  MAX_ORGANISATION_BYTES,
  openStoredFile,
  receiveFile,
  recordFile,
  type FileStore,
  type ReceivedFile,
} from '#platform/stored-files.ts';
import { inTransaction } from '#platform/transaction.ts';
import { at, NOON } from '../factories/actors.ts';
import { HTML, PDF, sent } from '../factories/files.ts';
import { notificationsTo, waitingJobs } from '../factories/jobs.ts';
import { resetDatabase, STORAGE_DIR } from '../setup/database.ts';

beforeEach(resetDatabase);

const OWNER = {
  organisationId: 'a firm',
  purpose: 'evidence',
  uploadedById: 'a person',
  now: NOON,
};

function aStore(scanner: FileStore['scanner'] = null): FileStore {
  return { storage: diskStorage(STORAGE_DIR), scanner };
}

/** A scanner that reads everything and then says this. */
function scannerSaying(verdict: Verdict): FileStore['scanner'] {
  return async (stream) => {
    await new Response(stream).arrayBuffer();
    return verdict;
  };
}

async function keptKeys(): Promise<string[]> {
  const names = await readdir(STORAGE_DIR, { recursive: true }).catch(() => []);
  return names.map((name) => path.basename(name)).filter((name) => name.length > 2);
}

async function keep(store: FileStore, name = 'plan.pdf'): Promise<ReceivedFile> {
  const received = await receiveFile(store, sent(name), randomBytes);
  await inTransaction('tests.keep', (tx) => recordFile(tx, store, received, OWNER));
  return received;
}

async function contentOf(id: string): Promise<string | null> {
  const opened = await openStoredFile(id, aStore());
  return opened?.content ? new Response(opened.content).text() : null;
}

describe('receiving a file', () => {
  test('keeps its bytes under a random key, with its name, type and digest', async () => {
    const received = await keep(aStore(), '..\\plan\0 2026.pdf');
    expect(received).toMatchObject({
      fileName: 'plan 2026.pdf',
      mediaType: 'application/pdf',
      bytes: PDF.length,
    });
    expect(received.id).toMatch(/^[0-9a-f]{32}$/);
    expect(received.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await keptKeys()).toEqual([received.id]);
    const row = await db.storedFile.findUniqueOrThrow({ where: { id: received.id } });
    expect(row).toMatchObject({ ...received, state: 'clean', organisationId: 'a firm' });
    expect(await contentOf(received.id)).toBe(Buffer.from(PDF).toString());
  });

  test.each([
    ['nothing in it', sent('a.pdf', ''), 'files.empty'],
    ['more than is kept', { name: 'a.pdf', bytes: null }, 'files.too-large'],
    [
      'one byte too many',
      { name: 'a.pdf', bytes: new Uint8Array(MAX_FILE_BYTES + 1) },
      'files.too-large',
    ],
    ['a page in disguise', sent('a.pdf', HTML), 'files.type'],
    ['another ending than its content', sent('a.png', PDF), 'files.extension'],
  ])('refuses one with %s and keeps nothing', async (_what, file, code) => {
    await expect(receiveFile(aStore(), file, randomBytes)).rejects.toMatchObject({ code });
    expect(await keptKeys()).toEqual([]);
  });

  test('says that there is no room when the disk is full, and leaves neither row nor bytes', async () => {
    const disk = diskStorage(STORAGE_DIR);
    const full: FileStore = {
      scanner: null,
      storage: {
        ...disk,
        put: async (key, bytes) => {
          await disk.put(key, bytes);
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        },
      },
    };
    await expect(receiveFile(full, sent('a.pdf'), randomBytes)).rejects.toMatchObject({
      code: 'files.no-room',
    });
    expect(await keptKeys()).toEqual([]);
    expect(await db.storedFile.count()).toBe(0);
  });

  test('stops at what an organisation may keep', async () => {
    const { id } = await keep(aStore());
    await db.storedFile.update({ where: { id }, data: { bytes: MAX_ORGANISATION_BYTES } });
    await expect(keep(aStore())).rejects.toMatchObject({ code: 'files.quota' });
    await inTransaction('tests.erase', (tx) =>
      eraseFile(tx, { id, organisationId: 'a firm', now: NOON }),
    );
    await keep(aStore());
  });
});

describe('erasing a file', () => {
  test('forgets its name and closes it', async () => {
    const { id } = await keep(aStore());
    const erase = (organisationId: string) =>
      inTransaction('tests.erase', (tx) => eraseFile(tx, { id, organisationId, now: NOON }));
    await erase('another firm');
    expect(await contentOf(id)).not.toBeNull();
    await erase('a firm');
    await discardFile(aStore(), id);
    expect(await openStoredFile(id, aStore())).toMatchObject({
      ...{ state: 'erased', fileName: '', content: null },
    });
    expect(await keptKeys()).toEqual([]);
  });

  test('files are listed for their organisation only', async () => {
    const { id } = await keep(aStore());
    expect((await listFiles(db, 'a firm', [id])).get(id)).toMatchObject({ state: 'clean' });
    expect((await listFiles(db, 'another firm', [id])).size).toBe(0);
  });
});

describe('scanning', () => {
  test('a file waits closed until it was scanned', async () => {
    const { id } = await keep(aStore(scannerSaying('clean')));
    expect(await openStoredFile(id, aStore())).toMatchObject({
      state: 'quarantined',
      content: null,
    });
    expect(await waitingJobs('scan-file')).toMatchObject([{ payload: { fileId: id } }]);
    await scanFile(id, at(5_000), aStore(scannerSaying('clean')));
    expect(await contentOf(id)).not.toBeNull();
    expect(await waitingJobs('notify')).toEqual([]);
  });

  test('an infected file loses its bytes and its sender is told, once', async () => {
    const store = aStore(scannerSaying('infected'));
    const { id } = await keep(store);
    await scanFile(id, at(5_000), store);
    await scanFile(id, at(6_000), store);
    expect(await openStoredFile(id, store)).toMatchObject({ state: 'infected', content: null });
    expect(await keptKeys()).toEqual([]);
    expect(await notificationsTo('a person')).toEqual([
      { kind: 'file-refused', params: { file: 'plan.pdf' }, path: null },
    ]);
  });

  test('while the scanner is away the job fails and the file stays closed', async () => {
    const away = aStore(async () => Promise.reject(new Error('connect ECONNREFUSED')));
    const { id } = await keep(away);
    await expect(scanFile(id, NOON, away)).rejects.toThrow('ECONNREFUSED');
    await expect(scanFile(id, NOON, aStore())).rejects.toThrow('CLAMD_HOST');
    expect(await openStoredFile(id, away)).toMatchObject({ state: 'quarantined' });
    expect(await keptKeys()).toEqual([id]);
  });

  test('nothing is done for a file erased meanwhile', async () => {
    const store = aStore(scannerSaying('infected'));
    const { id } = await keep(store);
    await inTransaction('tests.erase', (tx) =>
      eraseFile(tx, { id, organisationId: 'a firm', now: NOON }),
    );
    await scanFile(id, NOON, store);
    expect(await waitingJobs('notify')).toEqual([]);
  });
});

describe('bytes without a file', () => {
  const DAY_MS = 24 * 60 * 60 * 1000;

  test('go after a day; younger ones and those of a file stay', async () => {
    const store = aStore();
    const own = await keep(store);
    const erased = await keep(store);
    await inTransaction('tests.erase', (tx) =>
      eraseFile(tx, { id: erased.id, organisationId: 'a firm', now: NOON }),
    );
    const rolledBack = await receiveFile(store, sent('a.pdf'), randomBytes);
    const underWay = await receiveFile(store, sent('a.pdf'), randomBytes);
    const old = at(-2 * DAY_MS);
    for (const { id } of [own, erased, rolledBack])
      await utimes(path.join(STORAGE_DIR, id.slice(0, 2), id), old, old);
    const young = path.join(STORAGE_DIR, underWay.id.slice(0, 2), underWay.id);
    await utimes(young, NOON, NOON);
    expect(await deleteOrphanFiles(NOON, store)).toBe(2);
    expect((await keptKeys()).sort()).toEqual([own.id, underWay.id].sort());
    expect(await deleteOrphanFiles(NOON, store)).toBe(0);
  });
});

describe('the token of a file', () => {
  const fileId = randomUUID().replaceAll('-', '');
  const token = mintFileToken(fileId, NOON);
  const MINUTE = 60_000;

  test('opens its file for ten minutes', () => {
    expect(readFileToken(token, at(9 * MINUTE + 59_000))).toEqual({ fileId });
    expect(readFileToken(token, at(10 * MINUTE))).toBe('expired');
  });

  test('is worth nothing once anything in it changed', () => {
    const [id = '', until = '', signature = ''] = token.split('.');
    const other = id.replace(/^./, (letter) => (letter === '0' ? '1' : '0'));
    const longer = (parseInt(until, 36) + 3600).toString(36);
    const flipped = signature.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
    for (const forged of [
      `${other}.${until}.${signature}`,
      `${id}.${longer}.${signature}`,
      `${id}.${until}.${flipped}`,
      `${id}.${until}.`,
      `${token}x`,
      '',
    ])
      expect(readFileToken(forged, NOON)).toBeNull();
  });
});
