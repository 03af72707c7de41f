import { isPastProbation } from '#domain/cases/index.server.ts';
import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { isLowRisk, isSampled } from './lanes.ts';

/** What the lane of a claim depends on beside its engagement. */
interface Lane {
  readonly id: string;
  readonly ttc: bigint;
  readonly wasReturned: boolean;
  readonly today: CivilDate;
}

/** Whether a claim goes through the quick lane, and whether it was drawn to be inspected in full. */
export async function laneOf(
  tx: Tx,
  { id: engagementId, programmeId, providerId }: Engagement,
  { id, ttc, wasReturned, today }: Lane,
) {
  const provider = { programmeId, organisationId: providerId ?? '' };
  const facts = {
    ...{ ttc, wasReturned, on: today },
    isAccredited: await isPastProbation(tx, provider),
    hadDispute: (await tx.engagementDispute.count({ where: { engagementId } })) > 0,
  };
  const isLow = isLowRisk(facts);
  return { isLowRisk: isLow, isSampled: isLow && isSampled(id, today) };
}
