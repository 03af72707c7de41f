import { findActiveMandate, worksForProvider } from '#domain/accounts/index.server.ts';
import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { lockApplication, type Reader } from './records.server.ts';

/** In whose name somebody asks for aid. */
export interface Applicant {
  readonly organisationId: string;
  /** The firm an advisor acts for; null for the firm's own people. */
  readonly onBehalfOf: string | null;
}

/** Whether the actor may change what a firm asks for: its owners and members, and advisors. */
export function canApply(actor: MemberActor): boolean {
  return hasRole(actor, 'sme-owner', 'sme-member', 'advisor');
}

/** Whether the actor may read what a firm asks for. */
export function canFollow(actor: MemberActor): boolean {
  return hasRole(actor, 'sme-owner', 'sme-member', 'sme-viewer', 'advisor');
}

/**
 * The firm the actor acts for: its own, or, for an advisor, one that gave the body a mandate to
 * apply. Throws `cases.not-found` to everybody else, and `cases.provider-side` to a member who works
 * for a provider as well: whoever may be paid for a project does not ask for its aid. No advisor does,
 * and who owns the firm asks in their own name, whatever else they own.
 */
export async function requireApplicant(
  reader: Reader,
  actor: MemberActor,
  organisationId: string,
): Promise<Applicant> {
  const { seat, accountId } = actor.person;
  if (!canApply(actor)) throw new DomainError('cases.not-found');
  if (seat.kind === 'sme') {
    if (seat.organisationId !== organisationId) throw new DomainError('cases.not-found');
    if (!hasRole(actor, 'sme-owner') && (await worksForProvider(reader, accountId)))
      throw new DomainError('cases.provider-side');
    return { organisationId, onBehalfOf: null };
  }
  const mandate = await findActiveMandate(reader, {
    ...{ advisorBodyId: seat.organisationId, organisationId, scope: 'apply', now: actor.now },
  });
  if (seat.kind !== 'advisor' || !mandate) throw new DomainError('cases.not-found');
  return { organisationId, onBehalfOf: organisationId };
}

/** A request of the actor's firm or client, taken for a change. Throws `cases.not-found`. */
export async function lockOwnApplication(
  tx: Tx,
  actor: MemberActor,
  id: string,
): Promise<{ readonly application: AidApplication; readonly applicant: Applicant }> {
  const application = await lockApplication(tx, id, {});
  const applicant = await requireApplicant(tx, actor, application.organisationId);
  return { application, applicant };
}

/** A request that the actor may read as the firm's side. Throws `cases.not-found`. */
export async function getOwnApplication(
  reader: Reader,
  actor: MemberActor,
  id: string,
): Promise<AidApplication> {
  const row = await reader.aidApplication.findUnique({ where: { id } });
  const { seat } = actor.person;
  if (!row || !canFollow(actor)) throw new DomainError('cases.not-found');
  if (seat.kind === 'sme' && seat.organisationId === row.organisationId) return row;
  await requireApplicant(reader, actor, row.organisationId);
  return row;
}

/** Roles of a programme organisation that read its cases. */
const READERS = [
  'proposing-officer',
  'deciding-officer',
  'programme-manager',
  'risk-officer',
  'certifier',
  'authorising-officer',
  'mediator',
  'regional-examiner',
  'auditor',
] as const;

/** What was sent to an organisation: what was withdrawn before concerns nobody but the firm. */
export function sentTo(ownerId: string) {
  return { ownerId, number: { not: null }, state: { not: 'draft' } };
}

/** Whether the actor reads the queue of cases of a programme. */
export function readsCases(actor: MemberActor): boolean {
  return actor.person.seat.kind === 'programme' && hasRole(actor, ...READERS);
}

/**
 * Which cases an officer may read: those that were sent to its organisation, and of its regions for a
 * regional examiner. Throws `cases.not-found` to everybody else.
 */
export function officerWhere(actor: MemberActor) {
  const { seat } = actor.person;
  if (!readsCases(actor)) throw new DomainError('cases.not-found');
  return {
    ...sentTo(seat.organisationId),
    ...(seat.regions.length > 0 ? { region: { in: [...seat.regions] } } : {}),
  };
}
