import {
  DomainError,
  opaqueToken,
  uuidV7,
  UUID_RANDOM_BYTES,
  type AnonymousActor,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { addJob } from '#platform/jobs.ts';
import { hmac } from '#platform/secrets.ts';
import type { Tx } from '#platform/transaction.ts';
import { RESET_MINUTES } from './one-time-code.ts';
import { endLiveCodes } from './one-time-code.server.ts';

const PURPOSE = 'reset-password';
const TOKEN_BYTES = 32;
const MINUTE_MS = 60_000;

/**
 * Sends a link to choose a new password, good once and for an hour; links sent before serve no
 * more. `linkOf` makes the address out of the token.
 */
export async function issueResetLink(
  tx: Tx,
  actor: Pick<AnonymousActor, 'now' | 'randomBytes' | 'lang'>,
  request: {
    readonly accountId: string;
    readonly target: string;
    readonly channel: 'email' | 'sms';
    readonly linkOf: (token: string) => string;
  },
): Promise<void> {
  const { accountId, target, channel, linkOf } = request;
  const { now } = actor;
  await endLiveCodes(tx, { accountId, purpose: PURPOSE, now });
  const token = opaqueToken(actor.randomBytes(TOKEN_BYTES));
  await tx.oneTimeCode.create({
    data: {
      id: uuidV7(now, actor.randomBytes(UUID_RANDOM_BYTES)),
      accountId,
      purpose: PURPOSE,
      target,
      codeHash: hmac(PURPOSE, token),
      createdAt: now,
      expiresAt: new Date(now.getTime() + RESET_MINUTES * MINUTE_MS),
    },
  });
  await addJob(tx, 'message', {
    channel,
    recipient: target,
    language: actor.lang,
    kind: PURPOSE,
    params: { link: linkOf(token), minutes: RESET_MINUTES },
  });
}

/** Whether a link to choose a new password still serves; asking uses nothing up. */
export async function isResetTokenLive(
  token: string,
  actor: Pick<AnonymousActor, 'now'>,
): Promise<boolean> {
  const live = await db.oneTimeCode.count({ where: liveLink(token, actor.now) });
  return live > 0;
}

/**
 * Uses a reset link up, in the transaction of the change it allows. Returns whose it is and the
 * address it was sent to. Throws `accounts.link-over` when it is unknown, too old or used.
 */
export async function useResetToken(
  tx: Tx,
  actor: Pick<AnonymousActor, 'now'>,
  token: string,
): Promise<{ readonly accountId: string; readonly target: string }> {
  const [row] = await tx.oneTimeCode.updateManyAndReturn({
    where: liveLink(token, actor.now),
    data: { usedAt: actor.now },
    select: { accountId: true, target: true },
  });
  if (!row) throw new DomainError('accounts.link-over');
  return row;
}

function liveLink(token: string, now: Date) {
  return {
    purpose: PURPOSE,
    codeHash: hmac(PURPOSE, token),
    usedAt: null,
    expiresAt: { gt: now },
  };
}
