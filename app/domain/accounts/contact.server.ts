import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

/** How a person is reached. */
export interface Contact {
  readonly name: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  /** E.164 */
  readonly phone: string | null;
  readonly phoneVerified: boolean;
  readonly language: string;
  /** `active`, `suspended` or `erased`. */
  readonly status: string;
}

/** How a person is reached, in which language; null when there is no such account. */
export async function getContact(
  reader: Tx | typeof db,
  accountId: string,
): Promise<Contact | null> {
  const row = await reader.account.findUnique({
    where: { id: accountId },
    select: {
      ...{ name: true, language: true, status: true },
      ...{ email: true, emailVerifiedAt: true, phone: true, phoneVerifiedAt: true },
    },
  });
  if (!row) return null;
  const { emailVerifiedAt, phoneVerifiedAt, ...contact } = row;
  return {
    ...contact,
    emailVerified: emailVerifiedAt !== null,
    phoneVerified: phoneVerifiedAt !== null,
  };
}

/** Sets the language in which a person is written to. */
export async function setContactLanguage(
  tx: Tx,
  accountId: string,
  language: string,
): Promise<void> {
  await tx.account.updateMany({ where: { id: accountId, status: 'active' }, data: { language } });
}
