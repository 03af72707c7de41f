import { findFirmProfiles } from '#domain/accounts/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { replica } from '#platform/db.ts';
import type { Facts } from '../rules/facts.ts';
import { factsFrom, readSaid } from './firms-facts.server.ts';
import { getReaderFacts, type ReaderActor } from './reader-facts.server.ts';

/**
 * What is known of the firm of an assessment that its reader may open: the firm's own facts, whoever
 * reads; while it belongs to no firm, what its reader answered in the browser.
 */
export async function getAssessmentFacts(
  { organisationId }: { readonly organisationId: string | null },
  reader: ReaderActor,
): Promise<Facts> {
  if (organisationId === null) return (await getReaderFacts(reader)).facts;
  return (await listFactsOfFirms([organisationId], reader.now)).get(organisationId) ?? {};
}

/** The same of firms by their ids, for jobs; firms that are suspended or gone are left out. */
export async function listFactsOfFirms(
  organisationIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Facts>> {
  const today = civilDateOf(now);
  const [firms, said] = await Promise.all([
    findFirmProfiles(replica, organisationIds),
    readSaid(organisationIds, today),
  ]);
  return new Map(firms.map((firm) => [firm.id, factsFrom(firm, said, today)]));
}
