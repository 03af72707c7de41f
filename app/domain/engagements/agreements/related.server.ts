import { listPartyTies, listStaffAmong, type PartyTie } from '#domain/accounts/index.server.ts';
import { listCaseOfficers } from '#domain/cases/index.server.ts';
import { findProviderContact } from '#domain/catalogue/index.server.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import { sharesRib } from '#domain/payments/index.server.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import type { Reader } from '../records.server.ts';

/** Why two sides of an engagement count as related (cases and money §4.8). */
export type RelatedReason = PartyTie | 'rib' | 'officer';

type Sides = Pick<Engagement, 'organisationId' | 'applicationId'> & {
  readonly providerId: string | null;
};

/**
 * What ties the provider to the firm: enterprise, identifiers, people, telephone, address, bank
 * account; or to the programme: an officer of the case belongs to it. Empty for none.
 */
export async function listRelated(
  reader: Reader,
  { organisationId: firmId, applicationId, providerId }: Sides,
): Promise<readonly RelatedReason[]> {
  if (providerId === null) return [];
  const contact = await findProviderContact(reader, providerId);
  const ties = await listPartyTies(reader, { firmId, providerId, ...contact });
  const officers = await listCaseOfficers(reader, applicationId);
  const staff = await listStaffAmong(reader, officers, [providerId]);
  return [
    ...ties,
    ...((await sharesRib(reader, firmId, providerId)) ? (['rib'] as const) : []),
    ...(staff.size > 0 ? (['officer'] as const) : []),
  ];
}

/** Throws `engagements.related` with the reasons when something ties the two sides. */
export async function requireUnrelated(reader: Reader, sides: Sides): Promise<void> {
  const reasons = await listRelated(reader, sides);
  if (reasons.length > 0) throw new DomainError('engagements.related', { reasons: reasons.join() });
}
