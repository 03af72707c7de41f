import { beforeEach, describe, expect, test } from 'vitest';
import { anActor } from '../factories/actors.ts';
import { aCompleted, aDraft, codeFor, freshDatabase } from '../factories/drafts.ts';
import { workOff } from '../factories/worker.ts';
import { call } from './call.ts';
import { createShareLink } from '#domain/assessment/index.server.ts';
import { env } from '#platform/env.ts';
import { db } from '#platform/db.ts';
import { readJobQueue } from '#platform/job-queue.ts';
import * as demoMail from '../../app/routes/_public.demo.mail.tsx';
import * as mailLink from '../../app/routes/_public.assess.$id.mail-link.tsx';
import * as resume from '../../app/routes/_public.resume.tsx';
import * as share from '../../app/routes/_public.assess.$id.share.tsx';
import * as shared from '../../app/routes/_public.shared.$token.tsx';

const owner = anActor();
const STRANGER = 'another browser';
const MEGABYTE = 'x'.repeat(1024 * 1024);

beforeEach(freshDatabase);

describe('opening by code', () => {
  const params = { lang: 'fr' };

  test('gives the second browser its token and the assessment', async () => {
    const id = await aDraft(owner);
    const code = await codeFor(owner, id);
    const sent = await call(resume.action, { params, form: { code }, device: null });
    expect(sent).toMatchObject({ status: 303, location: `/fr/assess/${id}/review` });
    expect(sent.headers.get('Set-Cookie')).toMatch(/^rq_device=/);
    expect(await db.deviceGrant.count({ where: { assessmentId: id } })).toBe(2);
  });

  test('answers unknown and impossible codes alike, and the eleventh try with 429', async () => {
    await aDraft(owner);
    const tries = ['ACDE-FGHJ-KMNP', 'short', '????', 'ACDEFGHJKMNR', 'IIIIOOOOLLLL'];
    for (const code of [...tries, ...tries]) {
      const sent = await call(resume.action, { params, form: { code } });
      expect(sent.status).toBe(422);
      expect(sent.data).toEqual({ wait: 0, missing: false, typed: code });
    }
    const answers = [];
    for (const code of ['ACDE-FGHJ-KMNP', 'short']) {
      const { status, data } = await call(resume.action, { params, form: { code } });
      answers.push({ status, wait: data });
      expect(data).toMatchObject({ missing: false, typed: code });
    }
    expect(answers.map(({ status }) => status)).toEqual([429, 429]);
    expect(answers[0]?.wait).toMatchObject({ wait: expect.any(Number) });
    const elsewhere = await call(resume.action, { params, form: { code: 'x' }, ip: '192.0.2.2' });
    expect(elsewhere.status).toBe(422);
  });

  test('a right code is no use either once the tries are used up', async () => {
    const code = await codeFor(owner, await aDraft(owner));
    for (let tries = 0; tries < 10; tries += 1)
      await call(resume.action, { params, form: { code: 'x' }, device: STRANGER });
    const sent = await call(resume.action, { params, form: { code }, device: STRANGER });
    expect(sent.status).toBe(429);
    expect(await db.deviceGrant.count()).toBe(1);
  });

  test.each(['', MEGABYTE])(
    'a code that is none is refused with what was typed (%#)',
    async (code) => {
      const sent = await call(resume.action, { params, form: { code } });
      expect(sent.status).toBe(422);
      expect(sent.data).toEqual({ wait: 0, missing: true, typed: code });
    },
  );
});

describe('the mail with the way back', () => {
  const intentId = 'minted with the page';

  test.each(['', 'fatima', 'fatima@', 'a b@c.ma', `${MEGABYTE}@example.ma`])(
    'refuses a wrong address at its field and gives it back (%#)',
    async (email) => {
      const id = await aDraft(owner);
      const form = { email, intentId };
      const sent = await call(mailLink.action, { params: { lang: 'fr', id }, form });
      expect(sent.status).toBe(422);
      expect(sent.data).toEqual({ errors: { email: 'error.email' }, values: form });
      expect((await readJobQueue()).waiting).toBe(0);
    },
  );

  test.each(['', 'short', 'x'.repeat(65)])(
    'refuses an intent it did not mint (%#)',
    async (bad) => {
      const id = await aDraft(owner);
      const form = { email: 'fatima@example.ma', intentId: bad };
      const sent = await call(mailLink.action, { params: { lang: 'fr', id }, form });
      expect(sent).toMatchObject({ status: 422, data: { errors: { intentId: 'error.reload' } } });
    },
  );

  test('is sent once, names the published address, and is read in the demonstration', async () => {
    const id = await aDraft(owner);
    const form = { email: 'fatima@example.ma', intentId };
    for (const _ of [1, 2]) {
      const sent = await call(mailLink.action, { params: { lang: 'fr', id }, form });
      expect(sent.location).toBe(`/fr/assess/${id}/profile?sent#code`);
    }
    await workOff();
    const shown = await call(demoMail.loader, { params: { lang: 'fr' } });
    expect(shown.data).toMatchObject({
      messages: [
        {
          recipient: 'fatima@example.ma',
          text: expect.stringContaining(`${env().PUBLIC_URL}/fr/`),
        },
      ],
    });
  });

  test('of somebody else answers 404 and sends nothing', async () => {
    const params = { lang: 'fr', id: await aDraft(owner) };
    const form = { email: 'fatima@example.ma', intentId };
    expect((await call(mailLink.loader, { params, device: STRANGER })).status).toBe(404);
    expect((await call(mailLink.action, { params, form, device: STRANGER })).status).toBe(404);
    expect((await readJobQueue()).waiting).toBe(0);
  });

  test('the sixth from one address has to wait', async () => {
    const params = { lang: 'fr', id: await aDraft(owner) };
    const send = (index: number) =>
      call(mailLink.action, {
        params,
        form: { email: 'fatima@example.ma', intentId: `${intentId} ${index}` },
      });
    for (let index = 0; index < 5; index += 1) expect((await send(index)).status).toBe(303);
    const refused = await send(5);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  });
});

describe('a share link', () => {
  test('opens on any browser, without the id, the answers or an index entry', async () => {
    const id = await aCompleted(owner);
    const made = await call(share.action, { params: { lang: 'fr', id }, form: {} });
    const link = /\/fr\/shared\/([\w-]+)"/.exec(JSON.stringify(made.data))?.[1] ?? '';
    const opened = await call(shared.loader, { params: { lang: 'en', token: link }, device: null });
    expect(opened.status).toBe(200);
    expect(opened.data).toMatchObject({ result: { id: '', nextSteps: [] } });
    expect(JSON.stringify(opened.data)).not.toContain(id);
  });

  test('unknown, expired or cut answers 404', async () => {
    const id = await aCompleted(owner);
    const open = (token: string) => call(shared.loader, { params: { lang: 'fr', token } });
    expect((await open('unknown')).status).toBe(404);
    const longAgo = new Date(Date.now() - 40 * 24 * 60 * 60 * 1000);
    const expired = await createShareLink({ ...owner, now: longAgo }, id);
    expect((await open(expired)).status).toBe(404);
    const cut = await createShareLink({ ...owner, now: new Date() }, id);
    expect((await open(cut)).status).toBe(200);
    const [link] = await db.shareLink.findMany({ orderBy: { createdAt: 'desc' } });
    const params = { lang: 'fr', id };
    const byStranger = { params, form: { revoke: link?.id ?? '' }, device: STRANGER };
    expect((await call(share.action, byStranger)).status).toBe(404);
    expect((await open(cut)).status).toBe(200);
    const sent = await call(share.action, { params, form: { revoke: link?.id ?? '' } });
    expect(sent.location).toBe(`/fr/assess/${id}/share`);
    expect((await open(cut)).status).toBe(404);
  });

  test('beyond the twentieth is refused with a reason on the page', async () => {
    const id = await aCompleted(owner);
    const params = { lang: 'fr', id };
    for (let made = 0; made < 20; made += 1) await call(share.action, { params, form: {} });
    const sent = await call(share.action, { params, form: {} });
    expect(sent.status).toBe(422);
    expect(await db.shareLink.count()).toBe(20);
  });
});
