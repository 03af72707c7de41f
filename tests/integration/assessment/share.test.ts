import { aCompleted, everyItem, freshDatabase, page } from '../../factories/drafts.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { anActor, at, later } from '../../factories/actors.ts';
import { answered, framework } from '../../factories/assessment.ts';
import {
  createShareLink,
  currentFramework,
  getSharedResult,
  listShareLinks,
  revokeShareLink,
  saveAnswers,
} from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';

const owner = anActor();
const DAY = 24 * 60 * 60 * 1000;
const GONE = { name: 'DomainError', code: 'assessment.not-found' };

beforeEach(freshDatabase);

describe('a share link', () => {
  test('opens the result as it is now, without any answer in it', async () => {
    const answers = everyItem(2, { 'SEC-02': answered(1), 'FIN-02': { status: 'dont_know' } });
    const id = await aCompleted(owner, { answers });
    const token = await createShareLink(owner, id);
    const { result } = await getSharedResult(token, owner.now, 'fr');
    expect(result.score).toBeGreaterThan(40);
    expect(result.nextSteps).toEqual([]);
    const shown = JSON.stringify(result);
    const levelTexts = Object.values(currentFramework().content.texts.fr).flatMap(({ items }) =>
      framework.itemIds.flatMap((item) => {
        const answer = answers[item];
        return answer?.status === 'answered' ? (items[item]?.levels[answer.level] ?? []) : [];
      }),
    );
    expect(levelTexts).toHaveLength(41);
    expect(levelTexts.filter((text) => shown.includes(JSON.stringify(text)))).toEqual([]);
    expect(shown).not.toContain('"statuses"');
    expect(shown).not.toContain('"answers"');

    await saveAnswers(later(owner, 60_000), id, page(everyItem(4), answers), null);
    expect((await getSharedResult(token, owner.now, 'fr')).result.score).toBeCloseTo(100);
  });

  test('is kept only as a hash', async () => {
    const id = await aCompleted(owner);
    const token = await createShareLink(owner, id);
    expect(token.length).toBeGreaterThanOrEqual(32);
    expect(JSON.stringify(await db.shareLink.findMany())).not.toContain(token);
  });

  test('opens for thirty days of the clock it is asked by, and not after', async () => {
    const id = await aCompleted(owner);
    const token = await createShareLink(owner, id);
    const { expiresAt } = await getSharedResult(token, owner.now, 'fr');
    expect(Math.round((expiresAt.getTime() - owner.now.getTime()) / DAY)).toBe(30);
    const lastMoment = new Date(expiresAt.getTime() - 1);
    expect((await getSharedResult(token, lastMoment, 'fr')).result.score).toBeCloseTo(25);
    await expect(getSharedResult(token, expiresAt, 'fr')).rejects.toMatchObject(GONE);
    await expect(getSharedResult(token, at(400 * DAY), 'fr')).rejects.toMatchObject(GONE);
    expect(await listShareLinks(later(owner, 400 * DAY), id)).toEqual([]);
    expect(await listShareLinks(owner, id)).toHaveLength(1);
  });

  test('is cut at once, alone, and cutting it again changes nothing', async () => {
    const id = await aCompleted(owner);
    const cut = await createShareLink(owner, id);
    const kept = await createShareLink(later(owner, 1), id);
    const [, first] = await listShareLinks(owner, id);
    if (!first) throw new Error('no link');
    await revokeShareLink(owner, id, first.id);
    await expect(getSharedResult(cut, owner.now, 'fr')).rejects.toMatchObject(GONE);
    await expect(getSharedResult(kept, owner.now, 'fr')).resolves.toBeDefined();
    const before = await db.shareLink.findMany();
    await revokeShareLink(later(owner, DAY), id, first.id);
    expect(await db.shareLink.findMany()).toEqual(before);
    expect(await listShareLinks(owner, id)).toHaveLength(1);
  });

  test.each(['', 'unknown', '%', 'x'.repeat(5000)])('unknown opens nothing: %#', async (token) => {
    await aCompleted(owner);
    await expect(getSharedResult(token, owner.now, 'fr')).rejects.toMatchObject(GONE);
  });

  test('makes way: the 21st live one is refused until one is cut or expired', async () => {
    const id = await aCompleted(owner);
    for (let made = 0; made < 20; made += 1) await createShareLink(owner, id);
    await expect(createShareLink(owner, id)).rejects.toMatchObject({
      name: 'DomainError',
      code: 'assessment.too-many-links',
      details: { most: 20 },
    });
    expect(await db.shareLink.count()).toBe(20);
    const [link] = await listShareLinks(owner, id);
    await revokeShareLink(owner, id, link?.id ?? '');
    await expect(createShareLink(owner, id)).resolves.toBeDefined();
    await expect(createShareLink(later(owner, 31 * DAY), id)).resolves.toBeDefined();
  });

  test('made by several requests at once stays within twenty', async () => {
    const id = await aCompleted(owner);
    for (let made = 0; made < 19; made += 1) await createShareLink(owner, id);
    const attempts = await Promise.allSettled([1, 2, 3, 4].map(() => createShareLink(owner, id)));
    expect(await db.shareLink.count()).toBe(20);
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
