import { freshDatabase } from '../../factories/drafts.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { anActor } from '../../factories/actors.ts';
import { m1 } from '#content/frameworks/m1/index.server.ts';
import { contentHash } from '#domain/assessment/framework.ts';
import {
  changePath,
  currentFramework,
  dimensionPageFromForm,
  findDimensionPage,
  getProfile,
  opensFollowUp,
  publishCurrentFramework,
  startAssessment,
} from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';

const owner = anActor();

beforeEach(freshDatabase);

function publish(replaceUsed = false): Promise<void> {
  return inTransaction('tests.publish', (tx) => publishCurrentFramework(tx, { replaceUsed }));
}

/** A draft that pins an older version, whose stored row has the given hash. */
async function draftOnOlderVersion(
  version: string,
  hash?: string,
  change: (content: typeof m1) => void = () => undefined,
): Promise<string> {
  const content = JSON.parse(
    JSON.stringify({ ...m1, definition: { ...m1.definition, version } }),
  ) as typeof m1;
  change(content);
  const stored = JSON.stringify(content);
  const id = `M1@${version}`;
  await db.$executeRaw`
    INSERT INTO framework_version (id, framework, version, content_hash, content)
    VALUES (${id}, 'M1', ${version}, ${hash ?? contentHash(content)}, ${stored}::jsonb)`;
  const assessment = await startAssessment(owner, 'express');
  await db.$executeRaw`
    UPDATE assessment SET framework_version_id = ${id} WHERE id = ${assessment}`;
  return assessment;
}

describe('publishing the questionnaire', () => {
  test('keeps the version with its content and hash', async () => {
    const [row, ...others] = await db.frameworkVersion.findMany();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      id: 'M1@1.0.0',
      framework: 'M1',
      version: '1.0.0',
      contentHash: currentFramework().hash,
    });
    expect(contentHash(row?.content)).toBe(currentFramework().hash);
  });

  test('again, or twice at once, changes nothing', async () => {
    const before = await db.frameworkVersion.findMany();
    await Promise.all([publish(), publish()]);
    expect(await db.frameworkVersion.findMany()).toEqual(before);
  });

  test('another content under a version in use is refused and nothing is overwritten', async () => {
    await startAssessment(owner, 'express');
    await db.$executeRaw`UPDATE framework_version SET content_hash = 'of another content'`;
    const before = await db.frameworkVersion.findMany();
    await expect(publish()).rejects.toMatchObject({
      name: 'DomainError',
      code: 'assessment.framework-changed',
      details: { id: 'M1@1.0.0' },
    });
    expect(await db.frameworkVersion.findMany()).toEqual(before);
  });

  test.each([
    ['nobody uses it', false, false],
    ['it is a demonstration', true, true],
  ])('another content replaces it while %s', async (_why, isUsed, replaceUsed) => {
    if (isUsed) await startAssessment(owner, 'express');
    const before = await db.frameworkVersion.findMany();
    await db.$executeRaw`
      UPDATE framework_version SET content_hash = 'of another content', content = '{}'`;
    await publish(replaceUsed);
    expect(await db.frameworkVersion.findMany()).toEqual(before);
  });
});

describe('an assessment that pins an older version', () => {
  test('opens with the questionnaire as it was stored', async () => {
    const id = await draftOnOlderVersion('0.9.0');
    expect(await getProfile(owner, id)).toMatchObject({ id, path: 'express' });
  });

  test('is not opened when the stored content was altered', async () => {
    const id = await draftOnOlderVersion('0.9.1');
    await db.$executeRaw`
      UPDATE framework_version
      SET content = jsonb_set(content, '{definition,items,0,weight}', '3') WHERE id = 'M1@0.9.1'`;
    await expect(getProfile(owner, id)).rejects.toMatchObject({
      name: 'DomainError',
      code: 'assessment.framework-altered',
      details: { id: 'M1@0.9.1' },
    });
  });

  test('is not opened when the stored hash was altered', async () => {
    const id = await draftOnOlderVersion('0.9.2', 'another hash');
    await expect(getProfile(owner, id)).rejects.toMatchObject({
      code: 'assessment.framework-altered',
    });
  });

  test('asks the follow-up from the level its own version says', async () => {
    const id = await draftOnOlderVersion('0.9.3', undefined, (content) => {
      for (const rule of content.definition.followUps) rule.min = 1;
    });
    const found = await findDimensionPage(owner, id, 'cus', 'fr');
    const page = found?.page;
    if (!page) throw new Error('no page');
    const sent = { 'CUS-04': { status: 'answered', level: 1 } as const };
    expect(page.framework).toBe('M1@0.9.3');
    const ofToday = await findDimensionPage(
      owner,
      await startAssessment(owner, 'full'),
      'cus',
      'fr',
    );
    expect(ofToday && opensFollowUp(ofToday.page, { sent })).toBe(false);
    await changePath(owner, id, 'full');
    const full = await findDimensionPage(owner, id, 'cus', 'fr');
    expect(full && opensFollowUp(full.page, { sent })).toBe(true);
  });

  test('comes back from a form in its own words while the database is away', async () => {
    const id = await draftOnOlderVersion('0.9.4', undefined, (content) => {
      const texts = content.texts.fr['CUS']?.items['CUS-01'];
      if (texts) texts.question = 'La question de l’ancienne version ?';
    });
    await findDimensionPage(owner, id, 'cus', 'fr');
    const values = { framework: 'M1@0.9.4', 'was.CUS-01': '', 'CUS-01': '2' };
    const page = dimensionPageFromForm(id, 'cus', 'fr', values);
    expect(page?.framework).toBe('M1@0.9.4');
    expect(page?.questions.map(({ question }) => question)).toEqual([
      'La question de l’ancienne version ?',
    ]);
    const unknown = dimensionPageFromForm(id, 'cus', 'fr', { ...values, framework: 'M1@7.0.0' });
    expect(unknown?.framework).toBe('M1@1.0.0');
  });
});
