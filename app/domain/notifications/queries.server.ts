import type { PersonActor } from '#domain/kernel/index.server.ts';
import { noticeTexts } from '#emails/notification.ts';
import { db } from '#platform/db.ts';
import { noticeOf, preferencesOf } from './notices.ts';
import type { Preferences } from './schedule.ts';

const PAGE_SIZE = 20;
const MOST_COUNTED = 100;
const CURSOR = /^(\d{1,15})\.([\w-]{1,64})$/;

export interface NotificationLine {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Path after the language; null when there is nothing to go to. */
  readonly path: string | null;
  readonly createdAt: Date;
  readonly isRead: boolean;
}

export interface NotificationPage {
  readonly lines: readonly NotificationLine[];
  /** Where the next older page begins; null on the last one. */
  readonly older: string | null;
}

/** How many notifications a person has not read, counted up to 100. */
export function countUnread(accountId: string): Promise<number> {
  return db.notification.count({ where: { accountId, readAt: null }, take: MOST_COUNTED });
}

/**
 * A page of a person's notification centre, newest first, in the language of the page. `before` is
 * the `older` of the page before; anything else begins at the newest.
 */
export async function listNotifications(
  { person, lang }: PersonActor,
  before: string | null,
): Promise<NotificationPage> {
  const [, time, id] = CURSOR.exec(before ?? '') ?? [];
  const createdAt = new Date(Number(time));
  const rows = await db.notification.findMany({
    where: {
      accountId: person.accountId,
      ...(time === undefined || id === undefined
        ? {}
        : { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE_SIZE + 1,
  });
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    lines: shown.flatMap((row) => {
      const notice = noticeOf(row);
      if (notice === null) return [];
      const about = { id: row.id, createdAt: row.createdAt, isRead: row.readAt !== null };
      return [{ ...about, path: row.path, ...noticeTexts(lang, notice) }];
    }),
    older: rows.length > PAGE_SIZE && last ? `${last.createdAt.getTime()}.${last.id}` : null,
  };
}

/** When a person wants to be written to. */
export async function getPreferences({ person }: PersonActor): Promise<Preferences> {
  const where = { accountId: person.accountId };
  return preferencesOf(await db.notificationPreference.findUnique({ where }));
}
