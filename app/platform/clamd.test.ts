import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { clamdScanner } from './clamd.ts';

let server: Server | undefined;
afterEach(async () => {
  const open = server;
  server = undefined;
  if (open) await new Promise((resolve) => open.close(resolve));
});

/** A clamd that answers with what `reply` makes of the bytes it was sent. */
async function startClamd(reply: (bytes: Buffer, socket: Socket) => void): Promise<number> {
  server = createServer((socket) => {
    let seen: Buffer = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      seen = Buffer.concat([seen, chunk]);
      const bytes = streamed(seen);
      if (bytes) reply(bytes, socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** The bytes of a whole INSTREAM command, null while it goes on. */
function streamed(sent: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (sent.length < command.length) return null;
  if (sent.toString('latin1', 0, command.length) !== command) throw new Error('another command');
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= sent.length;) {
    const length = sent.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new Blob([new Uint8Array(bytes)]).stream();
}

describe('clamd', () => {
  test('gets every byte and finds a file clean', async () => {
    const content = Buffer.alloc(3_000_000, 'raqmana');
    let got: Buffer = Buffer.alloc(0);
    const port = await startClamd((bytes, socket) => {
      got = bytes;
      socket.end('stream: OK\0');
    });
    const scan = clamdScanner({ host: '127.0.0.1', port });
    expect(await scan(streamOf(content))).toBe('clean');
    expect(got.equals(content)).toBe(true);
  });

  test('finds a file infected', async () => {
    const port = await startClamd((_bytes, socket) => socket.end('stream: Eicar-Test FOUND\0'));
    const scan = clamdScanner({ host: '127.0.0.1', port });
    expect(await scan(streamOf(Buffer.from('X5O')))).toBe('infected');
  });

  test.each(['INSTREAM size limit exceeded. ERROR\0', 'stream: OK FOUNDATION\0', ''])(
    'no verdict when it answers %j',
    async (answer) => {
      const port = await startClamd((_bytes, socket) => socket.end(answer));
      const scan = clamdScanner({ host: '127.0.0.1', port });
      await expect(scan(streamOf(Buffer.from('a')))).rejects.toThrow('no verdict');
    },
  );

  test('no verdict while it is away', async () => {
    const port = await startClamd(() => undefined);
    const open = server;
    server = undefined;
    await new Promise((resolve) => open?.close(resolve));
    const scan = clamdScanner({ host: '127.0.0.1', port });
    await expect(scan(streamOf(Buffer.from('a')))).rejects.toThrow('ECONNREFUSED');
  });
});
