import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { canHoldMandates } from './mandate-policy.ts';
import { scopesOf, type MandateScope } from './mandate-scopes.ts';

/** A firm that lets the body of the actor act for it. */
export interface Client {
  readonly organisationId: string;
  readonly name: string;
  readonly mandateId: string;
  readonly scopes: readonly MandateScope[];
  readonly grantedAt: Date;
  readonly expiresAt: Date;
}

export interface ClientFacts extends Client {
  readonly nameArabic: string | null;
  readonly ice: string | null;
  readonly legalForm: string | null;
  readonly sector: string | null;
  readonly province: string | null;
}

/** Mandates in force at this moment, of the body the actor works in. */
function inForce({ now, person }: MemberActor) {
  return {
    advisorBodyId: person.seat.organisationId,
    status: 'active',
    expiresAt: { gt: now },
    organisation: { suspendedAt: null },
    advisorBody: { suspendedAt: null },
  };
}

/** The clients of the actor's body, by name. Throws `accounts.not-found` unless an advisor asks. */
export async function listClients(actor: MemberActor): Promise<Client[]> {
  if (!canHoldMandates(actor)) throw new DomainError('accounts.not-found');
  const rows = await db.mandate.findMany({
    where: inForce(actor),
    orderBy: [{ organisation: { name: 'asc' } }, { id: 'asc' }],
    include: { organisation: { select: { name: true } } },
  });
  return rows.map((row) => ({
    organisationId: row.organisationId,
    name: row.organisation.name,
    mandateId: row.id,
    scopes: scopesOf(row.scopes),
    grantedAt: row.grantedAt ?? row.createdAt,
    expiresAt: row.expiresAt,
  }));
}

/**
 * One client with what identifies the firm. Throws `accounts.not-found` for a firm without a
 * mandate in force, whether it exists or not.
 */
export async function getClient(actor: MemberActor, organisationId: string): Promise<ClientFacts> {
  if (!canHoldMandates(actor)) throw new DomainError('accounts.not-found');
  const row = await db.mandate.findFirst({
    where: { ...inForce(actor), organisationId },
    include: { organisation: true },
  });
  if (!row) throw new DomainError('accounts.not-found');
  const { name, nameArabic, ice, legalForm, sector, province } = row.organisation;
  return {
    organisationId,
    name,
    nameArabic,
    ice,
    legalForm,
    sector,
    province,
    mandateId: row.id,
    scopes: scopesOf(row.scopes),
    grantedAt: row.grantedAt ?? row.createdAt,
    expiresAt: row.expiresAt,
  };
}
