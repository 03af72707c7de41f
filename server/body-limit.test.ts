import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import express from 'express';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bodyLimit } from './body-limit.ts';

let server: Server;
let origin: string;
beforeEach(async () => {
  const app = express();
  app.use((_request, response, next) => {
    response.locals.edge = {
      ...{ requestId: 'a request', nonce: '', lite: false, ip: '', person: null },
      ...{ deviceToken: null, sessionToken: null, refusal: null },
    };
    next();
  });
  app.use(bodyLimit());
  app.use((request, response) => {
    request.resume();
    const { refusal } = response.locals.edge;
    request.on('end', () => response.status(refusal ?? 200).end());
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const MB = 1024 * 1024;
const UPLOAD = '/ar/sme/assessments/0190/evidence/SEC-02';
const UPLOADS = [
  '/fr/sme/projects/0190/share',
  '/fr/sme/projects/0190/quotes/0191',
  '/ar/provider/quotes/0191.data',
  '/ar/provider/projects/0190/milestones/0192',
  '/fr/provider/projects/0190/claims/0192.data',
  '/fr/programme/treasury',
];
const MULTIPART = 'multipart/form-data; boundary=x';

/** The status of a post of so many bytes; null when the connection was cut. */
async function post(path: string, bytes: number, type: string): Promise<number | null> {
  try {
    const answer = await fetch(origin + path, {
      method: 'POST',
      headers: { 'Content-Type': type },
      body: new Uint8Array(bytes),
    });
    return answer.status;
  } catch {
    return null;
  }
}

describe('a page that takes a file', () => {
  test.each([UPLOAD, `${UPLOAD}.data`, ...UPLOADS])(
    '%s is sent more than a file may have',
    async (path) => {
      expect(await post(path, 12 * MB, MULTIPART)).toBe(200);
      expect([413, null]).toContain(await post(path, 33 * MB, MULTIPART));
    },
  );

  test('is sent no more than others without a file', async () => {
    expect([413, null]).toContain(await post(UPLOAD, 5 * MB, 'text/plain'));
  });
});

test.each([
  ['/fr/sme/assessments/0190/evidence', 5],
  ['/fr/assess/0190/share', 5],
  [`/api${UPLOAD}`, 1],
])('%s takes no files of %i MB', async (path, size) => {
  expect([413, null]).toContain(await post(path, size * MB, MULTIPART));
});
