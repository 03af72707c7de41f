import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';

/** What a person reads about themselves on their account page. */
export interface OwnProfile {
  readonly name: string;
  readonly language: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly createdAt: Date;
  /** True for a person of the demonstration, whom many visitors play. */
  readonly shared: boolean;
}

/** The account of whoever is signed in. Throws `accounts.not-found`. */
export async function getOwnProfile(actor: PersonActor): Promise<OwnProfile> {
  const account = await db.account.findUnique({
    where: { id: actor.person.accountId },
    select: {
      ...{ name: true, language: true, email: true, phone: true, createdAt: true },
      persona: true,
    },
  });
  if (!account) throw new DomainError('accounts.not-found');
  const { persona, ...profile } = account;
  return { ...profile, shared: persona !== null };
}

/**
 * Corrects one's own name and the language of one's messages (law 09-08, article 8). Nothing is
 * written when nothing changed.
 */
export async function changeProfile(
  actor: PersonActor,
  { name, language }: { readonly name: string; readonly language: string },
): Promise<void> {
  const { accountId } = actor.person;
  await inTransaction('accounts.change-profile', async (tx) => {
    const [before] = await tx.$queryRaw<
      { name: string; language: string; salt: Uint8Array | null }[]
    >`SELECT name, language, audit_salt AS salt FROM account WHERE id = ${accountId} FOR UPDATE`;
    if (!before) throw new DomainError('accounts.not-found');
    if (before.name === name && before.language === language) return;
    await tx.account.update({ where: { id: accountId }, data: { name, language } });
    await appendAudit(tx, actor, {
      type: 'accounts.profile-changed',
      stream: `account:${accountId}`,
      subject: `account:${accountId}`,
      facts: { language },
      before: { name: before.name },
      after: { name },
      salt: before.salt,
    });
  });
}
