import type { PersonActor } from '#domain/kernel/index.server.ts';
import { keptSince } from '#domain/accounts/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';

const AT_ONCE = 5_000;

/** Deletes the notifications and preferences of somebody whose account was erased. */
export async function forgetPerson(accountId: string): Promise<void> {
  await inTransaction('notifications.forget-person', async (tx) => {
    await tx.notification.deleteMany({ where: { accountId } });
    await tx.notificationPreference.deleteMany({ where: { accountId } });
  });
}

/** Deletes notifications kept long enough, as the retention table says. Returns how many went. */
export async function purgeNotifications(now: Date): Promise<number> {
  const before = keptSince('notifications', now);
  let total = 0;
  for (;;) {
    const count = await inTransaction(
      'notifications.purge',
      (tx) => tx.$executeRaw`
        DELETE FROM notification WHERE id IN (
          SELECT id FROM notification WHERE created_at < ${before} LIMIT ${AT_ONCE})`,
    );
    total += count;
    if (count < AT_ONCE) return total;
  }
}

/** The notifications and preferences of the person who asks, oldest first, for the export of their data. */
export async function exportNotifications(actor: PersonActor) {
  const { accountId } = actor.person;
  const [notifications, preferences] = await Promise.all([
    db.notification.findMany({
      where: { accountId },
      orderBy: { createdAt: 'asc' },
      select: { kind: true, params: true, createdAt: true, readAt: true, mailedAt: true },
    }),
    db.notificationPreference.findUnique({
      where: { accountId },
      select: { rhythm: true, quietFrom: true, quietTo: true },
    }),
  ]);
  return { notifications, preferences };
}
