import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EnvError, parseEnv } from '#platform/env.ts';
import { diskStorage } from '#platform/storage-disk.ts';
import { s3Storage } from '#platform/storage-s3.ts';
import type { Storage } from '#platform/storage-types.ts';
import { CREDENTIALS, startFakeS3, type FakeS3 } from '../factories/fake-s3.ts';

const KEYS = ['aa11aa11aa11aa11', 'ab22ab22ab22ab22', 'cc33cc33cc33cc33'] as const;
const [KEY, OTHER] = KEYS;
const CONTENT = new Uint8Array([0, 1, 2, 255, 13, 10, 0]);

let folder: string;
let s3: FakeS3;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'raqmana-storage-'));
  s3 = await startFakeS3();
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await s3.close();
});

async function bytesOf(storage: Storage, key: string): Promise<Uint8Array | null> {
  const stream = await storage.get(key);
  return stream && new Uint8Array(await new Response(stream).arrayBuffer());
}

async function keysOf(storage: Storage): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key, modifiedAt } of storage.list()) {
    expect(modifiedAt.getTime()).toBeGreaterThan(0);
    keys.push(key);
  }
  return keys.sort();
}

describe.each([
  ['the disk', () => diskStorage(path.join(folder, 'not', 'made', 'yet'))],
  ['an object store', () => s3Storage({ endpoint: s3.endpoint, ...CREDENTIALS })],
] as const)('%s', (_name, make) => {
  test('gives back every byte, and nothing after removal', async () => {
    const storage = make();
    expect(await bytesOf(storage, KEY)).toBeNull();
    await storage.put(KEY, CONTENT);
    await storage.put(OTHER, new Uint8Array([7]));
    expect(await bytesOf(storage, KEY)).toEqual(CONTENT);
    await storage.remove(KEY);
    await storage.remove(KEY);
    expect(await bytesOf(storage, KEY)).toBeNull();
    expect(await bytesOf(storage, OTHER)).toEqual(new Uint8Array([7]));
  });

  test('lists everything it keeps', async () => {
    const storage = make();
    expect(await keysOf(storage)).toEqual([]);
    for (const key of KEYS) await storage.put(key, CONTENT);
    expect(await keysOf(storage)).toEqual([...KEYS]);
  });

  test.each(['../secret', 'AA', 'aa/bb', '', 'a'.repeat(65)])('refuses the key %j', async (key) => {
    await expect(async () => make().put(key, CONTENT)).rejects.toThrow('not a key');
  });
});

describe('the disk', () => {
  test('keeps files for its own user only, and no half-written one', async () => {
    await diskStorage(folder).put(KEY, CONTENT);
    const { mode } = await stat(path.join(folder, 'aa', KEY));
    expect(mode & 0o777).toBe(0o600);
    expect(await readdir(path.join(folder, 'aa'))).toEqual([KEY]);
  });

  test('rejects where it cannot write and leaves nothing', async () => {
    await writeFile(path.join(folder, 'aa'), 'a file where a folder is needed');
    await expect(diskStorage(folder).put(KEY, CONTENT)).rejects.toThrow();
    expect(await keysOf(diskStorage(folder))).toEqual([]);
  });

  test('lists what a dead process left half-written, to be deleted', async () => {
    const storage = diskStorage(folder);
    await storage.put(KEY, CONTENT);
    const part = `${KEY.replace(/1$/, '2')}.part`;
    await writeFile(path.join(folder, 'aa', part), 'half');
    expect(await keysOf(storage)).toEqual([KEY, part]);
    await storage.remove(part);
    expect(await keysOf(storage)).toEqual([KEY]);
  });
});

describe('an object store', () => {
  test('keeps exactly the bytes, in its folder', async () => {
    await s3Storage({ endpoint: s3.endpoint, ...CREDENTIALS }).put(KEY, CONTENT);
    expect(s3.objects.get(`files/${KEY}`)).toEqual(Buffer.from(CONTENT));
  });

  test('is asked with a signature made with the secret', async () => {
    const wrong = s3Storage({ endpoint: s3.endpoint, ...CREDENTIALS, secretAccessKey: 'another' });
    await expect(wrong.put(KEY, CONTENT)).rejects.toThrow('answered 403 to put');
    expect(s3.objects.size).toBe(0);
  });

  test('rejects while it is broken', async () => {
    s3.failure = 507;
    const storage = s3Storage({ endpoint: s3.endpoint, ...CREDENTIALS });
    await expect(storage.put(KEY, CONTENT)).rejects.toThrow('answered 507 to put');
    await expect(storage.get(KEY)).rejects.toThrow('answered 507 to get');
    await expect(storage.remove(KEY)).rejects.toThrow('answered 507 to delete');
  });
});

describe('the settings', () => {
  const S3 = {
    S3_ENDPOINT: 'https://s3.example.ma/',
    S3_BUCKET: 'evidence',
    S3_ACCESS_KEY_ID: 'a',
    S3_SECRET_ACCESS_KEY: 'b',
    S3_REGION: 'c',
  };

  test('files go to the disk and are not scanned unless said', () => {
    expect(parseEnv({})).toMatchObject({ S3: null, CLAMD: null, STORAGE_DIR: '.data/files' });
  });

  test('an object store has all five variables', () => {
    expect(parseEnv(S3).S3).toEqual({
      endpoint: 'https://s3.example.ma',
      bucket: 'evidence',
      accessKeyId: 'a',
      secretAccessKey: 'b',
      region: 'c',
    });
  });

  test.each(Object.keys(S3))('%s is named when it alone is missing', (name) => {
    const others = { ...S3, [name]: '' };
    expect(() => parseEnv(others)).toThrow(EnvError);
    expect(() => parseEnv(others)).toThrow(new RegExp(`^${name} must be set too`));
  });

  test('clamd has a host, and its usual port unless said', () => {
    expect(parseEnv({ CLAMD_HOST: 'scan' }).CLAMD).toEqual({ host: 'scan', port: 3310 });
    expect(() => parseEnv({ CLAMD_PORT: '3310' })).toThrow('CLAMD_HOST must be set too');
    expect(() => parseEnv({ CLAMD_HOST: 'scan', CLAMD_PORT: 'x' })).toThrow(/^CLAMD_PORT must be/);
  });
});
