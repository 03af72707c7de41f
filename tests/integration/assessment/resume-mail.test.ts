import { aDraft, codeFor, freshDatabase } from '../../factories/drafts.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { anActor, later } from '../../factories/actors.ts';
import { workOff } from '../../factories/worker.ts';
import { resumeAssessment } from '#domain/assessment/index.server.ts';
import { listDemoMail, mailResumeLink } from '#domain/notifications/index.server.ts';
import { db } from '#platform/db.ts';
import { readJobQueue } from '#platform/job-queue.ts';

const owner = anActor();
const EMAIL = 'fatima.zahra@boulangerie-atlas.example';
const ORIGIN = 'https://raqmana.example';

function request(assessmentId: string, intentId = 'minted with the page') {
  return { assessmentId, email: EMAIL, intentId, origin: ORIGIN };
}

/** The tables, ours and the queue's, in which some row contains the text. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname IN ('public', 'graphile_worker')`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<unknown[]>(
      `SELECT 1 FROM ${name} AS t WHERE t::text LIKE '%' || $1 || '%' LIMIT 1`,
      text,
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

beforeEach(freshDatabase);

describe('the mail with the way back', () => {
  test('opens the assessment on another browser, in the language of the page', async () => {
    const id = await aDraft(owner);
    const code = await codeFor(owner, id);
    await mailResumeLink({ ...owner, lang: 'ar' }, request(id));
    await workOff();
    const [mail, ...others] = await listDemoMail();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ recipient: EMAIL });
    expect(mail?.subject).toMatch(/[\u0600-\u06ff]/u);
    expect(mail?.text).toContain(`${ORIGIN}/ar/resume?code=${code}`);
    expect(await resumeAssessment(anActor('another browser'), code)).toBe(id);
  });

  test('is one job an intent, however often and at once the form is sent', async () => {
    const id = await aDraft(owner);
    await Promise.all([1, 2, 3].map(() => mailResumeLink(owner, request(id))));
    await mailResumeLink(later(owner, 60_000), request(id));
    expect((await readJobQueue()).waiting).toBe(1);
    await mailResumeLink(owner, request(id, 'minted with the next page'));
    expect((await readJobQueue()).waiting).toBe(2);
  });

  test('is not held back by the same intent of another browser', async () => {
    const other = anActor('another browser');
    const id = await aDraft(owner);
    const ofOther = await aDraft(other);
    await mailResumeLink(owner, request(id));
    await mailResumeLink(other, request(ofOther));
    expect((await readJobQueue()).waiting).toBe(2);
  });

  test('leaves the address nowhere but in the outbox', async () => {
    const id = await aDraft(owner);
    await mailResumeLink(owner, request(id));
    expect(await tablesWith(EMAIL)).toEqual(['graphile_worker._private_jobs']);
    await workOff();
    expect(await tablesWith(EMAIL)).toEqual(['public.outbox_mail']);
  });

  test('of somebody else is refused, and its intent may still be used', async () => {
    const other = anActor('another browser');
    const id = await aDraft(owner);
    await expect(mailResumeLink(other, request(id))).rejects.toMatchObject({
      code: 'assessment.not-found',
    });
    expect(await db.intentKey.count()).toBe(0);
    expect((await readJobQueue()).waiting).toBe(0);
  });
});
