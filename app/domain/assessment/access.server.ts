import { findActiveMandate } from '#domain/accounts/index.server.ts';
import { hasRole, type Actor } from '#domain/kernel/index.server.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import type { Reader } from './reader.server.ts';

/** What of an actor decides which assessments it may open. */
export type AssessmentActor = Pick<Actor, 'deviceHash' | 'now' | 'person'>;

/** The ways in an actor has: its browser's grants, its firm, or a mandate of the firm it helps. */
export interface Access {
  readonly deviceHash: string | null;
  readonly member: { readonly organisationId: string; readonly writes: boolean } | null;
  readonly mandate: { readonly id: string; readonly organisationId: string } | null;
}

/** The firm the actor may write for as one of its people; null for viewers and everybody else. */
export function firmWrittenFor({ person }: Pick<Actor, 'person'>): string | null {
  const seat = person?.seat;
  if (seat?.kind !== 'sme' || !hasRole({ person }, 'sme-owner', 'sme-member')) return null;
  return seat.organisationId;
}

/** Whether what the actor starts belongs to the firm it works in. */
export function canWriteForFirm(actor: Pick<Actor, 'person'>): boolean {
  return firmWrittenFor(actor) !== null;
}

/** Whether the actor may attach a state it opened to the firm it works in. */
export function isAttachable(
  state: { readonly organisationId: string | null },
  actor: Pick<Actor, 'person'>,
): boolean {
  return state.organisationId === null && canWriteForFirm(actor);
}

/** The ways in of an actor to one assessment; asks the database only for advisors. */
export async function accessTo(
  reader: Reader,
  actor: AssessmentActor,
  id: string,
): Promise<Access> {
  const seat = actor.person?.seat;
  const writes = firmWrittenFor(actor) !== null;
  return {
    deviceHash: actor.deviceHash,
    member: seat?.kind === 'sme' ? { organisationId: seat.organisationId, writes } : null,
    mandate: hasRole(actor, 'advisor') ? await mandateFor(reader, actor, id) : null,
  };
}

/** A second respondent's copy stays between the people of the firm: no mandate opens it. */
async function mandateFor(
  reader: Reader,
  { person, now }: AssessmentActor,
  id: string,
): Promise<Access['mandate']> {
  const found = await reader.assessment.findFirst({
    where: { id, secondOfId: null },
    select: { organisationId: true },
  });
  const organisationId = found?.organisationId;
  const advisorBodyId = person?.seat?.organisationId;
  if (!organisationId || !advisorBodyId) return null;
  const mandate = await findActiveMandate(reader, {
    advisorBodyId,
    organisationId,
    scope: 'assess',
    now,
  });
  return mandate && { id: mandate.id, organisationId };
}

/** Condition on `assessment AS a`: an anonymous one of this browser, or one of the organisation. */
function opens(deviceHash: string | null, organisationId: string | null): Prisma.Sql {
  return Prisma.sql`(
    (a.organisation_id IS NULL AND EXISTS (
      SELECT 1 FROM device_grant AS g
      WHERE g.assessment_id = a.id AND g.token_hash = ${deviceHash}::text))
    OR a.organisation_id = ${organisationId}::text)`;
}

/** Condition on `assessment AS a`: the actor may read it. */
export function mayRead({ deviceHash, member, mandate }: Access): Prisma.Sql {
  return opens(deviceHash, member?.organisationId ?? mandate?.organisationId ?? null);
}

/** Condition on `assessment AS a`: the actor may change it. */
export function mayChange({ deviceHash, member, mandate }: Access): Prisma.Sql {
  const firm = member?.writes === true ? member.organisationId : null;
  return opens(deviceHash, firm ?? mandate?.organisationId ?? null);
}
