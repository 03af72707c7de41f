import { setContactLanguage } from '#domain/accounts/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import type { PreferencesForm } from './schema.ts';

/** Keeps when a person wants to be written to, and in which language. */
export async function savePreferences(
  { person: { accountId } }: PersonActor,
  { language, ...chosen }: PreferencesForm,
): Promise<void> {
  await inTransaction('notifications.save-preferences', async (tx) => {
    await tx.notificationPreference.upsert({
      where: { accountId },
      create: { accountId, ...chosen },
      update: chosen,
    });
    await setContactLanguage(tx, accountId, language);
  });
}
