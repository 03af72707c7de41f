import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type PersonActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import type { Address } from './address.ts';
import { endLiveCodes, issueCode, useCode, type CodePurpose } from './one-time-code.server.ts';

type Channel = Address['channel'];

const PURPOSE: Readonly<Record<Channel, CodePurpose>> = {
  email: 'verify-email',
  sms: 'verify-phone',
};

/**
 * Sends a code to the address that shall replace the one of the account. The answer is the same
 * whether or not somebody else has that address. Throws `accounts.same-address`,
 * `accounts.shared-account` for a person of the demonstration and what `issueCode` throws.
 */
export async function requestContactChange(
  actor: PersonActor,
  { channel, value: target }: Address,
): Promise<void> {
  const { accountId } = actor.person;
  await inTransaction('accounts.request-contact-change', async (tx) => {
    const account = await tx.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { email: true, phone: true, persona: true },
    });
    if (account.persona !== null) throw new DomainError('accounts.shared-account');
    const current = channel === 'email' ? account.email : account.phone;
    if (current?.toLowerCase() === target) throw new DomainError('accounts.same-address');
    await issueCode(tx, actor, { accountId, purpose: PURPOSE[channel], target, channel });
  });
}

/** The new address whose code is awaited, null when none is. */
export async function findPendingContact(
  actor: PersonActor,
  channel: Channel,
): Promise<string | null> {
  const code = await db.oneTimeCode.findFirst({
    where: {
      accountId: actor.person.accountId,
      purpose: PURPOSE[channel],
      usedAt: null,
      expiresAt: { gt: actor.now },
    },
    orderBy: { createdAt: 'desc' },
    select: { target: true },
  });
  return code?.target ?? null;
}

/**
 * Replaces the address by the one whose code is right; only then is it used, and the old one is
 * told, with a link to where help is. Throws what `useCode`
 * throws, and `accounts.address-taken` to somebody who can read messages to an address that has an
 * account already.
 */
export async function confirmContactChange(
  actor: PersonActor,
  {
    channel,
    code,
    helpLink,
  }: { readonly channel: Channel; readonly code: string; readonly helpLink: string },
): Promise<void> {
  const { accountId } = actor.person;
  const taken = 'accounts.address-taken';
  await refusing({ account_email_key: taken, account_phone_key: taken }, () =>
    useCode(actor, { accountId, purpose: PURPOSE[channel], code }, (tx, target) =>
      replaceAddress(tx, actor, { channel, target, helpLink }),
    ),
  );
}

async function replaceAddress(
  tx: Tx,
  actor: PersonActor,
  change: { readonly channel: Channel; readonly target: string; readonly helpLink: string },
): Promise<void> {
  const { channel, target, helpLink } = change;
  const { accountId } = actor.person;
  const account = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { email: true, phone: true, auditSalt: true },
  });
  await tx.account.update({
    where: { id: accountId },
    data:
      channel === 'email'
        ? { email: target, emailVerifiedAt: actor.now }
        : { phone: target, phoneVerifiedAt: actor.now },
  });
  // A link that was sent to the address before opens the account to whoever reads it.
  await endLiveCodes(tx, { accountId, purpose: 'reset-password', now: actor.now });
  const what = channel === 'email' ? 'email' : 'phone';
  await appendAudit(tx, actor, {
    type: `accounts.${what}-changed`,
    stream: `account:${accountId}`,
    subject: `account:${accountId}`,
    before: { [what]: account[what] },
    after: { [what]: target },
    salt: account.auditSalt,
  });
  await addJob(tx, 'notify', {
    accountId,
    kind: 'security-changed',
    params: { what },
    path: '/account',
  });
  const replaced = account[what];
  if (replaced === null) return;
  // Whoever reads the old address learns of it: the person, when somebody else made the change.
  await addJob(tx, 'message', {
    channel,
    recipient: replaced,
    language: actor.person.language,
    kind: 'address-replaced',
    params: { link: helpLink },
  });
}
