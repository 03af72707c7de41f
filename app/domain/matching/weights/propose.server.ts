import {
  contentHash,
  DomainError,
  UUID_RANDOM_BYTES,
  uuidV7,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { requireSteering } from '../policy.ts';
import { weightsSchema, type Weights } from '../score/weights.ts';
import { effectOnRuns } from './effect-view.server.ts';
import { presentWeights } from './present.server.ts';
import { noteWeights, tellOthers, WEIGHTS_REFUSALS } from './records.server.ts';

export interface NewWeights extends Weights {
  readonly reason: string;
}

/**
 * Proposes a version of the weights, with what it changes in stored matches as it is now; another
 * manager decides. The same proposal of the same person again changes nothing. Throws
 * `matching.not-found`, `matching.bad-weights` for those that do not add up,
 * `matching.same-weights` for those in force, `matching.proposal-open` while another one waits.
 */
export async function proposeWeights(
  actor: MemberActor,
  { points, criteria, reason }: NewWeights,
): Promise<void> {
  requireSteering(actor);
  const { success, data: content } = weightsSchema.safeParse({ points, criteria });
  if (!success) throw new DomainError('matching.bad-weights');
  const present = await presentWeights(db);
  const hash = contentHash(content);
  if (hash === contentHash(present.content)) throw new DomainError('matching.same-weights');
  const effect = await effectOnRuns(db, { before: present.content, after: content });
  await refusing(WEIGHTS_REFUSALS, () =>
    inTransaction('matching.propose-weights', async (tx) => {
      const { accountId } = actor.person;
      const open = await tx.matchWeights.findFirst({ where: { state: 'proposed' } });
      if (open?.contentHash === hash && open.proposedById === accountId) return;
      if (open) throw new DomainError('matching.proposal-open');
      if ((await presentWeights(tx)).id !== present.id)
        throw new DomainError('matching.changed-meanwhile');
      const row = await tx.matchWeights.create({
        data: {
          id: uuidV7(actor.now, actor.randomBytes(UUID_RANDOM_BYTES)),
          number: await nextNumber(tx),
          content: { points: { ...content.points }, criteria: { ...content.criteria } },
          contentHash: hash,
          ...{ state: 'proposed', reason, effect: { ...effect } },
          ...{ proposedById: accountId, proposedAt: actor.now },
        },
      });
      await noteWeights(tx, actor, row, { type: 'matching.weights-proposed', reason });
      await tellOthers(tx, actor, 'weights-proposed');
    }),
  );
}

/** The first version comes with the method, whether or not it is written down. */
async function nextNumber(tx: Tx): Promise<number> {
  const { _max: most } = await tx.matchWeights.aggregate({ _max: { number: true } });
  return Math.max(1, most.number ?? 0) + 1;
}
