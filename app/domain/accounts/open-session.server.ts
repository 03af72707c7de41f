import type { AnonymousActor } from '#domain/kernel/index.server.ts';
import { opaqueToken } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import { luciaOn } from './lucia.server.ts';
import { deviceOf } from './session.ts';

const TOKEN_BYTES = 32;

/**
 * Opens a session for an account and returns its token, for the cookie only. A new token at every
 * sign-in: one that was planted in a browser beforehand opens nothing.
 */
export async function openSession(
  tx: Tx,
  actor: Pick<AnonymousActor, 'now' | 'randomBytes'>,
  options: {
    readonly accountId: string;
    readonly userAgent: string | null;
    /** True when what was shown counts as two factors, e.g. a passkey with user verification. */
    readonly secondFactor: boolean;
    readonly organisationId?: string | null;
  },
): Promise<string> {
  const { now } = actor;
  const token = opaqueToken(actor.randomBytes(TOKEN_BYTES));
  await luciaOn(tx).createSession(
    options.accountId,
    {
      createdAt: now,
      seenAt: now,
      confirmedAt: now,
      secondFactorAt: options.secondFactor ? now : null,
      activeOrganisationId: options.organisationId ?? null,
      device: deviceOf(options.userAgent),
    },
    { sessionId: token },
  );
  return token;
}
