import { ownedFirmIds } from '#domain/accounts/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';

const SHORTLIST = {
  ...{ id: true, assessmentId: true, action: true, state: true, createdAt: true },
  ...{ updatedAt: true, frozenAt: true, content: true, contentHash: true },
  items: { select: { offerId: true, versionId: true, addedAt: true }, orderBy: { addedAt: 'asc' } },
} satisfies Prisma.ShortlistSelect;

/**
 * What the firms a person owns asked of offers, the offers they chose, and the matches they have now,
 * as plain data for the export of their data. What belongs to an assessment is of its firm.
 */
export async function exportFirmMatches(actor: PersonActor) {
  const ids = await ownedFirmIds(actor.person.accountId);
  const runs = await db.matchRun.findMany({
    where: { organisationId: { in: ids }, replacedAt: null },
    orderBy: { computedAt: 'asc' },
    select: { ...{ id: true, assessmentId: true, computedAt: true, hash: true }, output: true },
  });
  const assessmentId = { in: runs.map((run) => run.assessmentId) };
  const [wishes, shortlists] = await Promise.all([
    db.matchWish.findMany({ where: { assessmentId }, orderBy: { assessmentId: 'asc' } }),
    db.shortlist.findMany({
      where: { OR: [{ assessmentId }, { organisationId: { in: ids } }] },
      orderBy: { createdAt: 'asc' },
      select: SHORTLIST,
    }),
  ]);
  const matches = runs.map(({ output, ...run }) => ({
    ...run,
    output: JSON.parse(output) as unknown,
  }));
  return { matches, wishes, shortlists };
}
