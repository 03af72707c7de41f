import type { Request, RequestHandler } from 'express';
import { refuseWithPage } from './refuse.ts';

const API_BYTES = 64 * 1024;
const FORM_BYTES = 4 * 1024 * 1024;
/**
 * What a page that takes a file may be sent. More than is kept, so that the page itself says that
 * a file is too large and gives back what was typed beside it.
 */
const UPLOAD_BYTES = 32 * 1024 * 1024;
const UPLOAD_PAGES = [
  /^\/[a-z]+\/sme\/assessments\/[^/]+\/evidence\/[^/]+$/,
  /^\/[a-z]+\/(?:sme\/projects\/[^/]+\/share|provider\/bank|programme\/treasury(?:\/accounts)?)$/,
  /^\/[a-z]+\/(?:sme\/projects\/[^/]+|provider)\/quotes\/[^/]+$/,
  /^\/[a-z]+\/provider\/projects\/[^/]+\/(?:milestones|claims)\/[^/]+$/,
];

function limitOf({ path, headers }: Pick<Request, 'path' | 'headers'>): number {
  if (path.startsWith('/api/')) return API_BYTES;
  const sendsFile = /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');
  const page = path.replace(/\.data$/, '');
  return sendsFile && UPLOAD_PAGES.some((one) => one.test(page)) ? UPLOAD_BYTES : FORM_BYTES;
}

/** Refuses a body that says it is too large, and cuts one that does not say and is. */
export function bodyLimit(): RequestHandler {
  return (request, response, next) => {
    const limit = limitOf(request);
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      if (limit === API_BYTES) {
        const message = `At most ${String(limit)} bytes are read.`;
        response.setHeader('Connection', 'close');
        response.status(413).json({ errors: [{ path: '', code: 'too_large', message }] });
      } else refuseWithPage(request, response, next, 413);
      return;
    }
    if (request.headers['transfer-encoding'] !== undefined) {
      // The API counts what it read itself; this bound is for what nobody would send in good faith.
      const most = Math.max(limit, FORM_BYTES);
      let seen = 0;
      request.on('data', (chunk: Buffer) => {
        seen += chunk.length;
        if (seen > most) request.destroy();
      });
      request.pause();
    }
    next();
  };
}
