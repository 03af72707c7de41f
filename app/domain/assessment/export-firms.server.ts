import { ownedFirmIds } from '#domain/accounts/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';

const SELECT = {
  ...{ id: true, organisationId: true, frameworkVersionId: true, path: true, language: true },
  ...{ mode: true, createdAt: true, updatedAt: true, completedAt: true, attachedAt: true },
  facts: { select: { fact: true, value: true, source: true, eventAt: true } },
  answers: { select: { itemId: true, status: true, level: true, reason: true, eventAt: true } },
  results: {
    select: { computedAt: true, score: true, coverage: true, result: true },
    orderBy: { computedAt: 'desc' },
    take: 1,
  },
  plannedActions: {
    select: {
      ...{ actionId: true, state: true, wave: true, owner: true, dueOn: true },
      ...{ budgetMad: true, droppedReason: true },
    },
  },
  evidence: {
    select: {
      ...{ itemId: true, kind: true, text: true, url: true, fileId: true },
      ...{ addedAt: true, verifiedAt: true, removedAt: true },
    },
  },
  shares: { select: { createdAt: true, expiresAt: true, revokedAt: true } },
  dmaBridge: { select: { answers: true, score: true, confirmedAt: true } },
} satisfies Prisma.AssessmentSelect;

/**
 * The assessments of the firms a person owns, with answers, latest result, plan, links and what is
 * known of the evidence (not the files), as plain data for the export of their data.
 */
export async function exportFirmAssessments(actor: PersonActor) {
  const ids = await ownedFirmIds(actor.person.accountId);
  return db.assessment.findMany({
    where: { organisationId: { in: ids } },
    orderBy: { createdAt: 'asc' },
    select: SELECT,
  });
}
