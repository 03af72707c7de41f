import { randomUUID } from 'node:crypto';
import { addEvidence } from '#domain/engagements/deliveries/add-evidence.server.ts';
import { deliverMilestone } from '#domain/engagements/deliveries/deliver.server.ts';
import { openDispute } from '#domain/engagements/disputes/open.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from './actors.ts';
import { sent } from './files.ts';

/** A file shown with the second milestone of an engagement, and a dispute about it. */
export async function fillDeliveries(
  engagementId: string,
  sides: { readonly firm: MemberActor; readonly provider: MemberActor },
  mark: string,
) {
  const [firm, provider] = [
    { ...sides.firm, now: NOON },
    { ...sides.provider, now: NOON },
  ];
  const where = { engagementId_sequence: { engagementId, sequence: 2 } };
  const milestone = await db.milestone.findUniqueOrThrow({ where });
  const target = { engagementId, milestoneId: milestone.id };
  const text = `${mark}: done and shown.`;
  for (const kind of ['file', 'criterion', 'domain', 'accounts', 'no-export'] as const)
    await addEvidence(
      provider,
      target,
      {
        kind,
        text,
        url: `https://${mark}.example.ma/`.toLowerCase(),
        file: kind === 'file' ? sent('paper.pdf') : null,
      },
      randomUUID(),
    );
  await deliverMilestone(provider, { ...target, stamp: milestone.stamp });
  await openDispute(firm, { ...target, stamp: milestone.stamp + 1, grounds: `${text} Not so.` });
  const evidence = await db.milestoneEvidence.findFirstOrThrow({
    where: { milestoneId: milestone.id, kind: 'file' },
  });
  const dispute = await db.engagementDispute.findFirstOrThrow({
    where: { milestoneId: milestone.id },
  });
  return { evidence2: evidence.id, disputed: milestone.id, dispute: dispute.id };
}
