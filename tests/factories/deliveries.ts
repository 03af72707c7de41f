import { randomUUID } from 'node:crypto';
import { acceptMilestone as accept } from '#domain/engagements/deliveries/accept.server.ts';
import { addEvidence } from '#domain/engagements/deliveries/add-evidence.server.ts';
import { deliverMilestone } from '#domain/engagements/deliveries/deliver.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Milestone } from '#platform/prisma-client/client.ts';
import type { Engaged } from './engagements.ts';

const WORDS = 'Fait, montré et vérifié avec le client.';

/** The milestone of an engagement as it is now. */
export async function milestoneNow({ engagement }: Engaged, sequence = 1): Promise<Milestone> {
  const engagementId = engagement.id;
  return db.milestone.findUniqueOrThrow({
    where: { engagementId_sequence: { engagementId, sequence } },
  });
}

/** What a form about a milestone sends of it. */
export async function formOf(engaged: Engaged, sequence = 1) {
  const { id, stamp, engagementId } = await milestoneNow(engaged, sequence);
  return { engagementId, milestoneId: id, stamp };
}

/** Shows everything that a milestone is looked at for. */
export async function showWork(
  engaged: Engaged,
  sequence = 1,
  by: MemberActor = engaged.provider,
): Promise<void> {
  const target = await formOf(engaged, sequence);
  const url = 'https://client.example.ma/';
  const kit = sequence === engaged.milestones.length ? (['domain', 'accounts'] as const) : [];
  const add = (kind: 'address' | 'criterion' | 'no-export' | 'domain' | 'accounts') =>
    addEvidence(by, target, { kind, text: WORDS, url, file: null }, randomUUID());
  for (const kind of ['address', 'criterion', 'no-export', ...kit] as const) await add(kind);
}

/** Shows the work of a milestone and hands it over. */
export async function deliverNow(
  engaged: Engaged,
  sequence = 1,
  now: Date = engaged.provider.now,
): Promise<void> {
  const by = { ...engaged.provider, now };
  await showWork(engaged, sequence, by);
  await deliverMilestone(by, await formOf(engaged, sequence));
}

/** Delivers and accepts every milestone. */
export async function completeNow(engaged: Engaged, now: Date = engaged.firm.now): Promise<void> {
  for (const { sequence } of engaged.milestones) {
    await deliverNow(engaged, sequence, now);
    await accept({ ...engaged.firm, now }, await formOf(engaged, sequence));
  }
}
