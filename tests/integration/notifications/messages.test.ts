import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { workOff } from '../../factories/worker.ts';
import { resetDatabase } from '../../setup/database.ts';
import { deliverMessage, listDemoMessages } from '#domain/notifications/index.server.ts';
import { db } from '#platform/db.ts';
import { listJobs } from '#platform/job-queue.ts';
import { addJob, type JobPayloads } from '#platform/jobs.ts';
import { sendThrough } from '#platform/sms.ts';
import { inTransaction } from '#platform/transaction.ts';

const NOW = new Date('2026-07-13T11:00:00Z');
const code: JobPayloads['message'] = {
  channel: 'email',
  recipient: 'amina@example.ma',
  language: 'fr',
  kind: 'verify-email',
  params: { code: '123456', minutes: 10 },
};

beforeEach(resetDatabase);

function deliver(message: JobPayloads['message'], now = NOW): Promise<void> {
  return deliverMessage(message, { addedAt: NOW, now });
}

describe('a message', () => {
  test('goes by mail or by telephone, in the language it was asked for in', async () => {
    await inTransaction('add', async (tx) => {
      await addJob(tx, 'message', code);
      const phone = { channel: 'sms', recipient: '+212612345678' } as const;
      await addJob(tx, 'message', { ...code, ...phone, kind: 'verify-phone', language: 'ar' });
    });
    await workOff();
    const [mail] = await db.outboxMail.findMany();
    expect(mail).toMatchObject({ recipient: 'amina@example.ma', language: 'fr' });
    expect(mail?.subject).toContain('123456');
    const [text] = await db.outboxSms.findMany();
    expect(text).toMatchObject({ recipient: '+212612345678', language: 'ar' });
    expect(text?.text).toMatch(/رقمنة.*123456/);
    expect((await listDemoMessages()).map(({ channel }) => channel).sort()).toEqual([
      'email',
      'sms',
    ]);
  });

  test('whose code has expired while it waited is not sent', async () => {
    await deliver(code, new Date(NOW.getTime() + 10 * 60_000));
    expect(await db.outboxMail.count()).toBe(0);
    await deliver(code, new Date(NOW.getTime() + 10 * 60_000 - 1));
    expect(await db.outboxMail.count()).toBe(1);
  });

  test.each([
    'a@example.ma, b@example.ma',
    'a@example.ma\r\nBcc: b@example.ma',
    'Amina <a@example.ma>',
    'nobody',
    '',
  ])('goes to one address: %j is refused', async (recipient) => {
    await expect(deliver({ ...code, recipient })).rejects.toThrow('notifications.bad-recipient');
    expect(await db.outboxMail.count()).toBe(0);
  });

  test.each(['0612345678', '+212 612345678', '+212612345678,+212600000000'])(
    'goes to one number: %s is refused',
    async (recipient) => {
      const message = { ...code, channel: 'sms', recipient } as const;
      await expect(deliver(message)).rejects.toThrow('notifications.bad-recipient');
      expect(await db.outboxSms.count()).toBe(0);
    },
  );

  test('cannot be turned into another one by what somebody typed', async () => {
    const params = {
      ...{ inviter: 'Omar\r\nBcc: everybody@example.ma\r\n\r\nPay here', role: 'sme-member' },
      ...{ organisation: 'Atlas\u202e\u2069 Bois', link: 'https://raqmana.example/x', days: 7 },
    };
    await deliver({ ...code, kind: 'invitation', params });
    const [mail] = await db.outboxMail.findMany();
    expect(mail?.subject).not.toMatch(/[\r\n\u202e]/);
    expect(mail?.subject).toContain('\u2068Omar Bcc: everybody@example.ma Pay here\u2069');
    expect(mail?.subject).toContain('\u2068Atlas Bois\u2069');
    expect(mail?.text).toContain('membre de l’entreprise');
    expect(mail?.text).toContain('7 jours');
  });

  test('of a kind nobody knows fails and is kept for somebody to look at', async () => {
    await inTransaction(
      'add',
      (tx) =>
        tx.$executeRaw`SELECT 1 FROM graphile_worker.add_job('message', '{"kind":"?"}'::json)`,
    );
    await workOff();
    const [job] = await listJobs(10);
    expect(job).toMatchObject({ task: 'message', state: 'failing', attempts: 1 });
  });
});

describe('the SMS gateway', () => {
  const servers: Server[] = [];
  const message = { recipient: '+212612345678', text: 'رمزكم 123456', language: 'ar' };

  async function gateway(
    answer: (request: IncomingMessage, body: string) => number | null,
  ): Promise<{ url: string; token: string; sender: string; patience: number }> {
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        const status = answer(request, body);
        if (status === null) return;
        response.writeHead(status, status === 302 ? { Location: '/elsewhere' } : {}).end('{}');
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return {
      url: `http://127.0.0.1:${port}/send`,
      token: 'a token',
      sender: 'Raqmana',
      patience: 200,
    };
  }

  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  test('is given number, sender and text, and the token', async () => {
    const seen: unknown[] = [];
    const to = await gateway((request, body) => {
      const { method, url, headers } = request;
      seen.push(method, url, headers.authorization, headers['content-type'], JSON.parse(body));
      return 202;
    });
    await expect(sendThrough(to, message)).resolves.toBeUndefined();
    expect(seen).toEqual([
      'POST',
      '/send',
      'Bearer a token',
      'application/json',
      { to: '+212612345678', from: 'Raqmana', text: 'رمزكم 123456' },
    ]);
  });

  test.each([500, 429, 401, 302])('that answers %i makes the job fail', async (status) => {
    const to = await gateway(() => status);
    const sending = sendThrough(to, message);
    await expect(sending).rejects.toThrow();
    await expect(sending).rejects.not.toThrow(/212612345678|123456|a token/);
  });

  test('that does not answer in time makes the job fail', async () => {
    const to = await gateway(() => null);
    await expect(sendThrough(to, message)).rejects.toThrow(/timeout/i);
  });

  test('that is not there makes the job fail', async () => {
    const to = { url: 'http://127.0.0.1:1/send', token: undefined, sender: 'Raqmana' };
    await expect(sendThrough(to, message)).rejects.toThrow();
  });
});
