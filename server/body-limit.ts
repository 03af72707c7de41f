import type { RequestHandler } from 'express';

const API_BYTES = 64 * 1024;
const FORM_BYTES = 4 * 1024 * 1024;

/** Refuses a body that is too large before it is read, and stops one that lied about its size. */
export function bodyLimit(): RequestHandler {
  return (request, response, next) => {
    const api = request.path.startsWith('/api/');
    const limit = api ? API_BYTES : FORM_BYTES;
    const refuse = () => {
      response.setHeader('Connection', 'close');
      response.status(413);
      if (api) response.json({ errors: [{ path: '', code: 'too_large', message: `At most ${String(limit)} bytes are read.` }] });
      else response.type('text/plain').send('This form is too long.\n');
    };
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      refuse();
      return;
    }
    if (request.headers['transfer-encoding'] !== undefined) {
      let seen = 0;
      request.on('data', (chunk: Buffer) => {
        seen += chunk.length;
        if (seen > limit) request.destroy();
      });
      request.pause();
    }
    next();
  };
}
