import { DomainError, type PersonActor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';

/**
 * Marks one notification as read, once, and returns the path it leads to. Throws
 * `notifications.not-found` for somebody else's.
 */
export async function readNotification(
  { person, now }: PersonActor,
  id: string,
): Promise<string | null> {
  return inTransaction('notifications.read-notification', async (tx) => {
    const own = { id, accountId: person.accountId };
    const line = await tx.notification.findFirst({ where: own, select: { path: true } });
    if (!line) throw new DomainError('notifications.not-found');
    await tx.notification.updateMany({ where: { ...own, readAt: null }, data: { readAt: now } });
    return line.path;
  });
}

/** Marks as read what a person was shown: everything up to this instant, nothing that came since. */
export async function readAllNotifications(
  { person, now }: PersonActor,
  until: Date,
): Promise<void> {
  await inTransaction('notifications.read-all-notifications', (tx) =>
    tx.notification.updateMany({
      where: { accountId: person.accountId, readAt: null, createdAt: { lte: until } },
      data: { readAt: now },
    }),
  );
}
