import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import type { Storage, StoredObject } from './storage-types.ts';

export interface S3Options {
  /** Address of the service without the bucket, e.g. `https://s3.example.ma`. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

const KEY = /^[0-9a-f]{8,64}$/;
const PREFIX = 'files/';
const TIMEOUT_MS = 60_000;
const EMPTY = createHash('sha256').digest('hex');

type Call = (
  method: 'PUT' | 'GET' | 'DELETE',
  path: string,
  body?: Uint8Array<ArrayBuffer>,
) => Promise<Response>;

/** A signed call (Signature Version 4) to the bucket, with its address in the path. */
function caller({ endpoint, bucket, accessKeyId, secretAccessKey, region }: S3Options): Call {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  return async (method, path, body) => {
    const hash = body ? createHash('sha256').update(body).digest('hex') : EMPTY;
    const signed = await client.sign(`${endpoint}/${bucket}/${path}`, {
      method,
      headers: { 'X-Amz-Content-Sha256': hash },
      ...(body ? { body } : {}),
    });
    return fetch(signed, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  };
}

/** Throws unless the store did what was asked; its answer may tell secrets and is not shown. */
async function expectOk(answer: Response, asked: string): Promise<void> {
  if (answer.ok) return;
  await answer.body?.cancel();
  throw new Error(`the object store answered ${answer.status} to ${asked}`);
}

function pathOf(key: string): string {
  if (!KEY.test(key)) throw new Error('not a key of the storage');
  return PREFIX + key;
}

/** Keeps files in a bucket of any S3-compatible store. */
export function s3Storage(options: S3Options): Storage {
  const call = caller(options);
  return {
    async put(key, bytes) {
      const answer = await call('PUT', pathOf(key), new Uint8Array(bytes));
      await expectOk(answer, 'put');
      await answer.body?.cancel();
    },
    async get(key) {
      const answer = await call('GET', pathOf(key));
      if (answer.status === 404) {
        await answer.body?.cancel();
        return null;
      }
      await expectOk(answer, 'get');
      return answer.body;
    },
    async remove(key) {
      const answer = await call('DELETE', pathOf(key));
      if (answer.status !== 404) await expectOk(answer, 'delete');
      await answer.body?.cancel();
    },
    list: () => listBucket(call),
  };
}

async function* listBucket(call: Call): AsyncGenerator<StoredObject> {
  let token: string | undefined;
  do {
    const query = new URLSearchParams({ 'list-type': '2', prefix: PREFIX });
    if (token !== undefined) query.set('continuation-token', token);
    const answer = await call('GET', `?${query.toString()}`);
    await expectOk(answer, 'list');
    const xml = await answer.text();
    for (const [, entry = ''] of xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
      const key = textIn(entry, 'Key')?.slice(PREFIX.length) ?? '';
      if (KEY.test(key)) yield { key, modifiedAt: new Date(textIn(entry, 'LastModified') ?? 0) };
    }
    token = textIn(xml, 'NextContinuationToken');
  } while (token !== undefined);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

/** The text of the first element of this name. */
function textIn(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
