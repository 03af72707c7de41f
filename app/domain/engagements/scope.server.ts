import { worksForProvider } from '#domain/accounts/index.server.ts';
import { getOwnApplication, readsCases } from '#domain/cases/index.server.ts';
import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import type { Engagement, Prisma } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { lockEngagement, type Reader } from './records.server.ts';

/** Whether the actor acts for the firm in an engagement: its own people, never an advisor. */
export function actsForFirm(actor: MemberActor): boolean {
  return actor.person.seat.kind === 'sme' && hasRole(actor, 'sme-owner', 'sme-member');
}

/** Whether the actor acts for a provider. */
export function actsForProvider(actor: MemberActor): boolean {
  return (
    actor.person.seat.kind === 'provider' && hasRole(actor, 'provider-owner', 'provider-member')
  );
}

/**
 * The firm whose own person the actor is, to act for it. Throws `engagements.not-found` to people of
 * no firm, `engagements.firm-only` and `engagements.provider-side` as `lockOwnEngagement`.
 */
export async function requireFirmPerson(reader: Reader, actor: MemberActor): Promise<string> {
  const { seat, accountId } = actor.person;
  if (seat.kind !== 'sme') throw new DomainError('engagements.not-found');
  if (!actsForFirm(actor)) throw new DomainError('engagements.firm-only');
  if (!hasRole(actor, 'sme-owner') && (await worksForProvider(reader, accountId)))
    throw new DomainError('engagements.provider-side');
  return seat.organisationId;
}

/**
 * An engagement that the actor's own firm acts on, taken for a change. Throws
 * `engagements.not-found`, `engagements.firm-only` to who may only read it, and
 * `engagements.provider-side` to a member who works for a provider as well: whoever may be paid for
 * the work neither chooses nor accepts it. Who owns the firm acts in their own name.
 */
export async function lockOwnEngagement(
  tx: Tx,
  actor: MemberActor,
  id: string,
): Promise<Engagement> {
  const { seat } = actor.person;
  if (seat.kind !== 'sme') throw new DomainError('engagements.not-found');
  const engagement = await lockEngagement(tx, id, { organisationId: seat.organisationId });
  await requireFirmPerson(tx, actor);
  return engagement;
}

/** An engagement that the firm's side may read, advisors with a mandate included. Throws `engagements.not-found`. */
export async function getFirmEngagement(
  reader: Reader,
  actor: MemberActor,
  id: string,
): Promise<Engagement> {
  const row = await reader.engagement.findUnique({ where: { id } });
  if (!row) throw new DomainError('engagements.not-found');
  try {
    await getOwnApplication(reader, actor, row.applicationId);
  } catch (error) {
    if (error instanceof DomainError) throw new DomainError('engagements.not-found');
    throw error;
  }
  return row;
}

/** The provider the actor works for. Throws `engagements.not-found` to everybody else. */
export function providerOf(actor: MemberActor): string {
  const { seat } = actor.person;
  if (seat.kind !== 'provider') throw new DomainError('engagements.not-found');
  return seat.organisationId;
}

/** Engagements in which the actor's provider was chosen. */
export function chosenWhere(actor: MemberActor): Prisma.EngagementWhereInput {
  return { providerId: providerOf(actor), state: { notIn: ['quote-requested', 'quoted'] } };
}

/**
 * An engagement the actor's provider was chosen for, taken for a change. Throws
 * `engagements.not-found`, and `engagements.read-only` to who may only read it.
 */
export async function lockChosenEngagement(
  tx: Tx,
  actor: MemberActor,
  id: string,
): Promise<Engagement> {
  const engagement = await lockEngagement(tx, id, chosenWhere(actor));
  if (!actsForProvider(actor)) throw new DomainError('engagements.read-only');
  return engagement;
}

/** Engagements that officers of a programme may read. Throws `engagements.not-found` to everybody else. */
export function officerEngagements(actor: MemberActor): Prisma.EngagementWhereInput {
  const { seat } = actor.person;
  if (!readsCases(actor)) throw new DomainError('engagements.not-found');
  return {
    ownerId: seat.organisationId,
    ...(seat.regions.length > 0 ? { region: { in: [...seat.regions] } } : {}),
  };
}
