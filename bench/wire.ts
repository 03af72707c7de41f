import { get, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';

/** One answer as it travels, asked for as a browser that reads brotli would. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Bytes of the body on the wire. */
  readonly bodyBytes: number;
  /** Bytes of the status line and the headers on the wire. */
  readonly headBytes: number;
  readonly text: string;
}

export function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // A connection of its own, so that the socket's count is this answer's alone.
    const options = { agent: false, headers: { 'accept-encoding': 'br', ...headers } };
    get(url, options, (response) => {
      const { socket } = response;
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        const plain =
          response.headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body;
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bodyBytes: body.length,
          headBytes: socket.bytesRead - body.length,
          text: plain.toString('utf8'),
        });
      });
    }).on('error', reject);
  });
}
