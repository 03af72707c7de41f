import { ownedFirmIds } from '#domain/accounts/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';

/** What was answered for the firms a person owns, as plain data for the export of their data. */
export async function exportFirmFacts(actor: PersonActor) {
  const ids = await ownedFirmIds(actor.person.accountId);
  return db.firmFact.findMany({
    where: { organisationId: { in: ids } },
    orderBy: [{ organisationId: 'asc' }, { fact: 'asc' }],
  });
}

/** What was proven of them, ended or not; who looked is told by their role alone. */
export async function exportProvenFacts(actor: PersonActor) {
  const ids = await ownedFirmIds(actor.person.accountId);
  return db.provenFact.findMany({
    where: { organisationId: { in: ids } },
    omit: { provenById: true, contestedById: true },
    orderBy: [{ provenAt: 'asc' }, { id: 'asc' }],
  });
}
