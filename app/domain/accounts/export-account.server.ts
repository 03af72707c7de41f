import { DomainError, type PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { listOwnConsents } from './list-consents.server.ts';
import { listOwnDataRequests } from './list-data-requests.server.ts';

/** Firms and providers in which the person is an owner. */
const OWNER_ROLES = ['sme-owner', 'provider-owner'];

/**
 * Everything this room keeps about the person who asks, as plain data for export: no password,
 * secret or hash, and of organisations only the person's own place in them. Throws
 * `accounts.not-found`.
 */
export async function exportAccount(actor: PersonActor) {
  const { accountId } = actor.person;
  const account = await db.account.findUnique({
    where: { id: accountId },
    select: {
      ...{ id: true, name: true, email: true, emailVerifiedAt: true, phone: true },
      ...{ phoneVerifiedAt: true, language: true, status: true, createdAt: true },
      passwordHash: true,
      sessions: {
        select: { createdAt: true, seenAt: true, expiresAt: true, device: true },
        orderBy: { createdAt: 'asc' },
      },
      passkeys: {
        select: { name: true, createdAt: true, lastUsedAt: true },
        orderBy: { createdAt: 'asc' },
      },
      totp: { select: { confirmedAt: true } },
      recoveryCodes: { where: { usedAt: null }, select: { usedAt: true } },
      roles: {
        select: {
          ...{ role: true, regions: true, status: true, requestedAt: true, grantedAt: true },
          endedAt: true,
          organisation: { select: { id: true, kind: true, name: true } },
        },
        orderBy: { requestedAt: 'asc' },
      },
    },
  });
  if (!account) throw new DomainError('accounts.not-found');
  const { sessions, passkeys, totp, recoveryCodes, roles, passwordHash, ...identity } = account;
  const [organisations, consents, requests, joinRequests, invitations] = await Promise.all([
    ownedOrganisations(accountId),
    listOwnConsents(actor),
    listOwnDataRequests(actor),
    joinRequestsOf(accountId),
    invitationsTo(accountId, identity.email),
  ]);
  return {
    account: {
      ...identity,
      hasPassword: passwordHash !== null,
      secondFactorSince: totp?.confirmedAt ?? null,
      recoveryCodesLeft: recoveryCodes.length,
    },
    ...{ sessions, passkeys, roles, organisations, joinRequests, invitations, consents },
    requests,
  };
}

function joinRequestsOf(accountId: string) {
  return db.joinRequest.findMany({
    where: { accountId },
    select: {
      ...{ status: true, createdAt: true, decidedAt: true },
      organisation: { select: { name: true } },
    },
    orderBy: { createdAt: 'asc' },
  });
}

function invitationsTo(accountId: string, email: string | null) {
  return db.invitation.findMany({
    where: { OR: [{ acceptedById: accountId }, ...(email === null ? [] : [{ email }])] },
    select: {
      ...{ email: true, role: true, createdAt: true, expiresAt: true },
      ...{ acceptedAt: true, revokedAt: true },
      organisation: { select: { name: true } },
    },
    orderBy: { createdAt: 'asc' },
  });
}

/** The organisations a person owns now, with their identifiers. */
function ownedOrganisations(accountId: string) {
  return db.organisation.findMany({
    where: { roles: { some: { accountId, status: 'active', role: { in: OWNER_ROLES } } } },
    select: {
      ...{ id: true, kind: true, name: true, nameArabic: true, ice: true, legalForm: true },
      ...{ taxId: true, tradeRegister: true, registerCourt: true, cnss: true },
      ...{ businessTax: true, sector: true, province: true, createdAt: true },
    },
    orderBy: { createdAt: 'asc' },
  });
}

/** Ids of the firms a person owns now. */
export async function ownedFirmIds(accountId: string): Promise<string[]> {
  const rows = await db.organisation.findMany({
    where: { kind: 'sme', roles: { some: { accountId, status: 'active', role: 'sme-owner' } } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Ids of the providers a person owns now. */
export async function ownedProviderIds(accountId: string): Promise<string[]> {
  const owns = { accountId, status: 'active', role: 'provider-owner' };
  const rows = await db.organisation.findMany({
    where: { kind: 'provider', roles: { some: owns } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
