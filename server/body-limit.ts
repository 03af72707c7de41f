import type { RequestHandler } from 'express';
import { refuseWithPage } from './refuse.ts';

const API_BYTES = 64 * 1024;
const FORM_BYTES = 4 * 1024 * 1024;

/** Refuses a body that says it is too large, and cuts one that does not say and is. */
export function bodyLimit(): RequestHandler {
  return (request, response, next) => {
    const api = request.path.startsWith('/api/');
    const limit = api ? API_BYTES : FORM_BYTES;
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      if (api) {
        const message = `At most ${String(limit)} bytes are read.`;
        response.setHeader('Connection', 'close');
        response.status(413).json({ errors: [{ path: '', code: 'too_large', message }] });
      } else refuseWithPage(request, response, next, 413);
      return;
    }
    if (request.headers['transfer-encoding'] !== undefined) {
      // The API counts what it read itself; this bound is for what nobody would send in good faith.
      let seen = 0;
      request.on('data', (chunk: Buffer) => {
        seen += chunk.length;
        if (seen > FORM_BYTES) request.destroy();
      });
      request.pause();
    }
    next();
  };
}
