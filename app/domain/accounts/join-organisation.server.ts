import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  ice9Of,
  UUID_RANDOM_BYTES,
  uuidV7,
  type MemberActor,
  type PersonActor,
  type Role,
} from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import { constraintOf, refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { canDecideJoin, fits } from './policy.ts';
import { addGrant, lockPlace, ROLE_REFUSALS, tellHolders } from './role-records.server.ts';

/** A firm that is registered under an ICE somebody typed, or under another of the same firm. */
export interface KnownFirm {
  readonly id: string;
  readonly name: string;
  readonly ice: string;
  readonly kind: 'sme' | 'provider';
  readonly sameIce: boolean;
  /** Whether the person belongs to it, has asked to, or may ask. */
  readonly standing: 'member' | 'asked' | 'none';
}

/** The firms registered under the nine digits of an ICE. An ICE and the name it belongs to are public. */
export async function listKnownFirms(
  { person: { accountId } }: PersonActor,
  ice: string,
): Promise<KnownFirm[]> {
  const rows = await db.organisation.findMany({
    where: { ice9: ice9Of(ice), suspendedAt: null },
    orderBy: { ice: 'asc' },
    select: {
      id: true,
      name: true,
      ice: true,
      kind: true,
      roles: { where: { accountId, status: 'active' }, select: { id: true }, take: 1 },
      joinRequests: { where: { accountId, status: 'open' }, select: { id: true }, take: 1 },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    ice: row.ice ?? '',
    kind: row.kind === 'provider' ? 'provider' : 'sme',
    sameIce: row.ice === ice,
    standing: row.roles.length > 0 ? 'member' : row.joinRequests.length > 0 ? 'asked' : 'none',
  }));
}

/**
 * Asks the owners of a firm to be let in; asking again while that waits changes nothing. Throws
 * `accounts.not-found` for anything but a firm or a provider in use, and `accounts.role-held` to
 * its members.
 */
export async function requestToJoin(actor: PersonActor, organisationId: string): Promise<void> {
  try {
    await inTransaction('accounts.request-to-join', (tx) => ask(tx, actor, organisationId));
  } catch (error) {
    if (constraintOf(error) !== 'join_request_once') throw error;
  }
}

async function ask(tx: Tx, actor: PersonActor, organisationId: string): Promise<void> {
  const { accountId, name } = actor.person;
  const firm = await tx.organisation.findFirst({
    where: { id: organisationId, kind: { in: ['sme', 'provider'] }, suspendedAt: null },
    select: { name: true, kind: true },
  });
  if (!firm) throw new DomainError('accounts.not-found');
  const held = { accountId, organisationId, status: { in: ['requested', 'active'] } };
  if ((await tx.roleGrant.count({ where: held })) > 0) throw new DomainError('accounts.role-held');
  const waiting = { accountId, organisationId, status: 'open' };
  if ((await tx.joinRequest.count({ where: waiting })) > 0) return;
  const id = uuidV7(actor.now, actor.randomBytes(UUID_RANDOM_BYTES));
  await tx.joinRequest.create({ data: { id, ...waiting, createdAt: actor.now } });
  await appendAudit(tx, actor, {
    type: 'accounts.join-requested',
    stream: `organisation:${organisationId}`,
    subject: `join-request:${id}`,
    facts: { account: accountId },
  });
  await tellHolders(
    tx,
    {
      organisationId,
      role: firm.kind === 'sme' ? 'sme-owner' : 'provider-owner',
      except: [accountId],
    },
    {
      kind: 'join-requested',
      params: { person: name, organisation: firm.name },
      path: `/${firm.kind}/people`,
    },
  );
}

export type JoinAnswer =
  { readonly accept: true; readonly role: Role } | { readonly accept: false };

/**
 * An owner lets somebody in with a role, or not; the same answer given twice is one. Throws
 * `accounts.not-found` for a request to another firm, `accounts.request-closed` when it was
 * answered otherwise, and what the database refuses about roles.
 */
export async function answerJoinRequest(
  actor: MemberActor,
  id: string,
  answer: JoinAnswer,
): Promise<void> {
  const { organisationId } = actor.person.seat;
  await refusing(ROLE_REFUSALS, () =>
    inTransaction('accounts.answer-join-request', async (tx) => {
      const place = await lockPlace(tx, actor, organisationId);
      if (!canDecideJoin(actor, place)) throw new DomainError('accounts.not-found');
      const request = await tx.joinRequest.findFirst({ where: { id, organisationId } });
      if (!request) throw new DomainError('accounts.not-found');
      const status = answer.accept ? 'accepted' : 'refused';
      if (request.status === status) return;
      if (request.status !== 'open') throw new DomainError('accounts.request-closed');
      await tx.joinRequest.update({
        where: { id },
        data: { status, decidedById: actor.person.accountId, decidedAt: actor.now },
      });
      const { accountId } = request;
      if (answer.accept) {
        if (!fits(place.kind, answer.role)) throw new DomainError('accounts.role-unfit');
        await addGrant(tx, actor, {
          accountId,
          organisationId,
          role: answer.role,
          regions: [],
          requestedById: accountId,
          grantedById: actor.person.accountId,
        });
      } else {
        await appendAudit(tx, actor, {
          type: 'accounts.join-refused',
          stream: `organisation:${organisationId}`,
          subject: `join-request:${id}`,
          facts: { account: accountId },
        });
      }
      await addJob(tx, 'notify', {
        accountId,
        kind: answer.accept ? 'join-accepted' : 'join-refused',
        params: { organisation: place.name },
        path: '/account/organisations',
      });
    }),
  );
}
