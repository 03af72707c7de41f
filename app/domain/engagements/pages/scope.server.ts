import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import type { Reader } from '../records.server.ts';
import { actsForFirm, actsForProvider, chosenWhere, getFirmEngagement } from '../scope.server.ts';

/** An engagement and as whom its reader reads it. */
export interface Found {
  readonly engagement: Engagement;
  readonly side: 'firm' | 'provider';
  /** Whether the reader may also change something. */
  readonly acts: boolean;
}

/**
 * An engagement for the people of its firm, their advisors, and those of the provider that was
 * chosen. Throws `engagements.not-found` to everybody else.
 */
export async function findEngagementFor(
  reader: Reader,
  actor: MemberActor,
  id: string,
): Promise<Found> {
  if (actor.person.seat.kind !== 'provider') {
    const engagement = await getFirmEngagement(reader, actor, id);
    return { engagement, side: 'firm', acts: actsForFirm(actor) };
  }
  const engagement = await reader.engagement.findFirst({
    where: { AND: [{ id }, chosenWhere(actor)] },
  });
  if (!engagement) throw new DomainError('engagements.not-found');
  return { engagement, side: 'provider', acts: actsForProvider(actor) };
}
