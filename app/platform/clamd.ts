import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

export type Verdict = 'clean' | 'infected';

/** Looks for malicious code in a file. Rejects when no verdict could be had. */
export type Scanner = (bytes: ReadableStream<Uint8Array>) => Promise<Verdict>;

const SILENCE_MS = 60_000;
const LONGEST_ANSWER = 4096;

/**
 * A scanner at a clamd server, by its INSTREAM command: chunks, each behind its length in four
 * bytes, an empty one at the end; the answer is `stream: OK` or `stream: <name> FOUND`.
 */
export function clamdScanner(address: { readonly host: string; readonly port: number }): Scanner {
  return async (bytes) => {
    const reader = bytes.getReader();
    const socket = connect(address);
    socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('clamd does not answer')));
    const answer = readAnswer(socket);
    try {
      // Whichever ends first: clamd may refuse before it has read everything.
      await Promise.race([send(socket, reader), answer]);
      return verdictOf(await answer);
    } finally {
      socket.destroy();
      await reader.cancel();
    }
  };
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function send(socket: Socket, reader: Reader): Promise<void> {
  await once(socket, 'connect');
  socket.write('zINSTREAM\0');
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    if (read.value.length === 0) continue;
    socket.write(lengthOf(read.value.length));
    if (!socket.write(read.value)) await once(socket, 'drain');
  }
  socket.write(lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt32BE(bytes);
  return header;
}

async function readAnswer(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket) {
    text += String(chunk);
    if (text.includes('\0') || text.length > LONGEST_ANSWER) break;
  }
  return text.replace(/\0[\s\S]*$/, '').trim();
}

function verdictOf(answer: string): Verdict {
  if (answer === 'stream: OK') return 'clean';
  if (/^stream: .+ FOUND$/.test(answer)) return 'infected';
  throw new Error(`clamd gave no verdict: ${answer === '' ? 'nothing' : answer}`);
}
