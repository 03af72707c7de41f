import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

export const CREDENTIALS = {
  bucket: 'evidence',
  accessKeyId: 'AKTEST',
  secretAccessKey: 'the secret of a test',
  region: 'ma-1',
};

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const mac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();

/** Whether a request is signed as Signature Version 4 asks, over these very bytes. */
function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const authorization = request.headers.authorization ?? '';
  const [, scope = '', names = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=AKTEST\/(\S+), SignedHeaders=(\S+), Signature=(\w+)$/.exec(
      authorization,
    ) ?? [];
  if (request.headers['x-amz-content-sha256'] !== sha256(body)) return false;
  const url = new URL(request.url ?? '', 'http://s3.test');
  url.searchParams.sort();
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name])}\n`);
  const canonical = [
    request.method,
    url.pathname,
    url.searchParams.toString().replaceAll('+', '%20'),
    headers.join(''),
    names,
    sha256(body),
  ].join('\n');
  const signed = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)];
  const [day = '', region = '', service = ''] = scope.split('/');
  const { secretAccessKey } = CREDENTIALS;
  const key = [region, service, 'aws4_request'].reduce(mac, mac(`AWS4${secretAccessKey}`, day));
  return mac(key, signed.join('\n')).toString('hex') === signature;
}

export interface FakeS3 {
  readonly endpoint: string;
  /** What is kept, by path below the bucket. */
  readonly objects: Map<string, Buffer>;
  /** Answers everything with this status while it is set. */
  failure: number | null;
  close(): Promise<void>;
}

/** An object store that refuses what is not signed, two objects a page of its list. */
export async function startFakeS3(): Promise<FakeS3> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const url = new URL(request.url ?? '', 'http://s3.test');
      const key = url.pathname.replace('/evidence/', '');
      if (fake.failure !== null) response.writeHead(fake.failure).end();
      else if (!isSigned(request, body)) response.writeHead(403).end('SignatureDoesNotMatch');
      else if (request.method === 'PUT') {
        objects.set(key, body);
        response.end();
      } else if (request.method === 'DELETE')
        response.writeHead(objects.delete(key) ? 204 : 404).end();
      else if (key === '') response.end(listing(objects, url.searchParams));
      else {
        const object = objects.get(key);
        response.writeHead(object ? 200 : 404).end(object);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const fake: FakeS3 = {
    endpoint: `http://127.0.0.1:${address.port}`,
    objects,
    failure: null,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

const PAGE = 2;

function listing(objects: ReadonlyMap<string, Buffer>, query: URLSearchParams): string {
  const from = Number((query.get('continuation-token') ?? 'at&0').slice(3));
  const prefix = query.get('prefix') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  const contents = keys
    .slice(from, from + PAGE)
    .map(
      (key) =>
        `<Contents><Key>${key}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>`,
    );
  const next = from + PAGE < keys.length ? `at&amp;${from + PAGE}` : null;
  const more = next === null ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`;
  return `<?xml version="1.0"?><ListBucketResult>${contents.join('')}${more}</ListBucketResult>`;
}
