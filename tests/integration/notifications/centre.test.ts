import { beforeEach, describe, expect, test } from 'vitest';
import { makePerson } from '../../factories/people.ts';
import { resetDatabase } from '../../setup/database.ts';
import {
  countUnread,
  getPreferences,
  listNotifications,
  readAllNotifications,
  readNotification,
  savePreferences,
} from '#domain/notifications/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';

const START = Date.UTC(2026, 6, 13, 11);

let amina: PersonActor;
let omar: PersonActor;

beforeEach(async () => {
  await resetDatabase();
  amina = await makePerson();
  omar = await makePerson();
});

/** Lines numbered from 0, two of them at each instant. */
async function giveLines({ person }: PersonActor, count: number): Promise<void> {
  await db.notification.createMany({
    data: Array.from({ length: count }, (_, n) => ({
      id: `${person.accountId}-${String(n).padStart(3, '0')}`,
      accountId: person.accountId,
      kind: 'join-accepted',
      params: { organisation: `Firm ${n}` },
      path: '/sme',
      createdAt: new Date(START + Math.floor(n / 2) * 60_000),
    })),
  });
}

describe('the centre', () => {
  test('shows a person their own lines, newest first, page after page, each once', async () => {
    await giveLines(amina, 45);
    await giveLines(omar, 3);
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listNotifications>> = await listNotifications(
        amina,
        before,
      );
      seen.push(...page.lines.map(({ title }) => /Firm (\d+)/.exec(title)?.[1] ?? ''));
      before = page.older;
    } while (before !== null);
    expect(seen).toEqual(Array.from({ length: 45 }, (_, n) => String(44 - n)));
  });

  test.each(['', 'x', '1.', "1.'; --", '99999999999999999999.a'])(
    'begins at the newest for a place that is none: %j',
    async (before) => {
      await giveLines(amina, 3);
      const { lines } = await listNotifications(amina, before);
      expect(lines.map(({ title }) => title)).toHaveLength(3);
    },
  );

  test('speaks the language of the page', async () => {
    await giveLines(amina, 1);
    const [line] = (await listNotifications({ ...amina, lang: 'ar' }, null)).lines;
    expect(line?.title).toContain('مرحبا بكم');
    expect(line).toMatchObject({ path: '/sme', isRead: false });
  });

  test('leaves out a kind that it has no text for', async () => {
    await giveLines(amina, 1);
    await db.notification.updateMany({ data: { kind: 'of a later version' } });
    expect(await listNotifications(amina, null)).toEqual({ lines: [], older: null });
  });
});

describe('reading', () => {
  test('one line marks it once and leads to its page', async () => {
    await giveLines(amina, 2);
    const id = `${amina.person.accountId}-001`;
    expect(await countUnread(amina.person.accountId)).toBe(2);
    expect(await readNotification(amina, id)).toBe('/sme');
    const later = { ...amina, now: new Date(amina.now.getTime() + 60_000) };
    expect(await readNotification(later, id)).toBe('/sme');
    const line = await db.notification.findUniqueOrThrow({ where: { id } });
    expect(line.readAt).toEqual(amina.now);
    expect(await countUnread(amina.person.accountId)).toBe(1);
  });

  test('somebody else’s line is refused as if it were not there', async () => {
    await giveLines(amina, 1);
    const reading = readNotification(omar, `${amina.person.accountId}-000`);
    await expect(reading).rejects.toMatchObject({ code: 'notifications.not-found' });
    expect(await countUnread(amina.person.accountId)).toBe(1);
  });

  test('all marks what was shown, not what came since, nor anybody else’s', async () => {
    await giveLines(amina, 4);
    await giveLines(omar, 1);
    await readAllNotifications(amina, new Date(START));
    expect(await countUnread(amina.person.accountId)).toBe(2);
    expect(await countUnread(omar.person.accountId)).toBe(1);
  });

  test('is counted up to a hundred', async () => {
    await giveLines(amina, 120);
    expect(await countUnread(amina.person.accountId)).toBe(100);
  });
});

describe('preferences', () => {
  test('are at once, with quiet nights, until something else is chosen', async () => {
    const initial = { rhythm: 'at-once', quietFrom: 21, quietTo: 7 };
    expect(await getPreferences(amina)).toEqual(initial);
    const chosen = { rhythm: 'weekly', quietFrom: 0, quietTo: 0 } as const;
    await savePreferences(amina, { ...chosen, language: 'ar' });
    await savePreferences(amina, { ...chosen, language: 'ar' });
    expect(await getPreferences(amina)).toEqual(chosen);
    expect(await getPreferences(omar)).toEqual(initial);
    const accounts = await db.account.findMany({ orderBy: { language: 'asc' } });
    expect(accounts.map(({ id, language }) => [id, language])).toEqual([
      [amina.person.accountId, 'ar'],
      [omar.person.accountId, 'fr'],
    ]);
  });
});
