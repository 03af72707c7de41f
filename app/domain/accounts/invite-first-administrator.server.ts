import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  UUID_RANDOM_BYTES,
  uuidV7,
  type AnonymousActor,
} from '#domain/kernel/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { drawInvitationToken } from './invitation-token.ts';
import { invitationEnd } from './invitation.ts';

/** Who acts at the console of the server, where an account would be named. */
const CONSOLE = 'console';

type Console = Pick<AnonymousActor, 'now' | 'randomBytes' | 'requestId'>;

/**
 * Invites the first administrator of a new installation, making the platform's organisation when it
 * is missing. Returns the token of the link, for the console only; an invitation to the same
 * address that still waits is replaced. Throws `accounts.administrator-exists` once there is one:
 * administrators then invite each other.
 */
export async function inviteFirstAdministrator(
  actor: Console,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<string> {
  return inTransaction('accounts.invite-first-administrator', async (tx) => {
    const organisationId = await platformOrganisation(tx, actor, name);
    const admins = { role: 'platform-admin', status: 'active', account: { status: 'active' } };
    if ((await tx.roleGrant.count({ where: admins })) > 0)
      throw new DomainError('accounts.administrator-exists');
    const at = { organisationId, email, role: 'platform-admin' };
    await tx.invitation.updateMany({
      where: { ...at, acceptedAt: null, revokedAt: null },
      data: { revokedAt: actor.now },
    });
    const { token, tokenHash } = drawInvitationToken(actor.randomBytes);
    const id = newId(actor);
    await tx.invitation.create({
      data: {
        id,
        ...at,
        tokenHash,
        invitedById: CONSOLE,
        createdAt: actor.now,
        expiresAt: invitationEnd(actor.now),
      },
    });
    await appendAudit(tx, actor, {
      type: 'accounts.person-invited',
      stream: `organisation:${organisationId}`,
      subject: `invitation:${id}`,
      facts: { role: 'platform-admin', by: CONSOLE },
    });
    return token;
  });
}

function newId({ now, randomBytes }: Console): string {
  return uuidV7(now, randomBytes(UUID_RANDOM_BYTES));
}

async function platformOrganisation(tx: Tx, actor: Console, name: string): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('accounts.administrators'))`;
  const known = await tx.organisation.findFirst({
    where: { kind: 'platform' },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  if (known) return known.id;
  const id = newId(actor);
  await tx.organisation.create({
    data: { id, kind: 'platform', name, createdAt: actor.now, updatedAt: actor.now },
  });
  await appendAudit(tx, actor, {
    type: 'accounts.organisation-made',
    stream: `organisation:${id}`,
    subject: `organisation:${id}`,
    facts: { kind: 'platform', by: CONSOLE },
  });
  return id;
}
