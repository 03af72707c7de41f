import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Storage, StoredObject } from './storage-types.ts';

const KEY = /^[0-9a-f]{8,64}(?:\.part)?$/;
/** Ending of a file that is still being written. */
const PART = '.part';

/** Whether a file system error says that there is no such file. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A new name is on the disk only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Keeps files in a folder of this machine, readable by its own user only. */
export function diskStorage(folder: string): Storage {
  const placeOf = (key: string): string => {
    if (!KEY.test(key)) throw new Error('not a key of the storage');
    return path.join(folder, key.slice(0, 2), key);
  };
  return {
    async put(key, bytes) {
      const place = placeOf(key);
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      try {
        await writeWhole(place + PART, bytes);
        await rename(place + PART, place);
        await syncFolder(path.dirname(place));
      } catch (error) {
        await rm(place + PART, { force: true });
        throw error;
      }
    },
    async get(key) {
      const place = placeOf(key);
      try {
        if (!(await stat(place)).isFile()) return null;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
      return Readable.toWeb(createReadStream(place)) as ReadableStream<Uint8Array>;
    },
    remove: (key) => rm(placeOf(key), { force: true }),
    list: () => listFolder(folder),
  };
}

async function* listFolder(folder: string): AsyncGenerator<StoredObject> {
  for (const shelf of await namesIn(folder)) {
    for (const key of await namesIn(path.join(folder, shelf))) {
      if (!KEY.test(key)) continue;
      try {
        const { mtime } = await stat(path.join(folder, shelf, key));
        yield { key, modifiedAt: mtime };
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    }
  }
}

/** Names in a folder; none when it is not there or is no folder. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error) || (error instanceof Error && 'code' in error && error.code === 'ENOTDIR'))
      return [];
    throw error;
  }
}
