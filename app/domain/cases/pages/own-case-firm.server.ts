import { listFirms } from '#domain/accounts/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { Reader } from '../records.server.ts';

/** The name of the firm that an advisor acts for; null for the firm's own people. */
export async function ownFirmName(
  reader: Reader,
  { person }: MemberActor,
  { organisationId }: Pick<AidApplication, 'organisationId'>,
): Promise<string | null> {
  if (person.seat.organisationId === organisationId) return null;
  const firms = await listFirms(reader, [organisationId]);
  return firms.get(organisationId)?.name ?? '';
}
