import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { MatchWeights } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { requireSteering } from '../policy.ts';
import { askForRefresh } from '../runs/ask-refresh.server.ts';
import { getWeights, noteWeights, tellOthers, WEIGHTS_REFUSALS } from './records.server.ts';

export interface WeightsDecision {
  /** True to publish the proposal, false to refuse it. */
  readonly agrees: boolean;
  /** Told to all managers; needed to refuse. */
  readonly note: string;
}

/**
 * The second person's decision on proposed weights: they are in force at once, and every firm is
 * matched again, or they are refused. The same decision of the same person again changes nothing.
 * Throws `matching.not-found`, `matching.same-person` to who proposed it, `matching.wrong-state`
 * once it was decided or taken back.
 */
export async function decideWeights(
  actor: MemberActor,
  id: string,
  { agrees, note }: WeightsDecision,
): Promise<void> {
  requireSteering(actor);
  const to = agrees ? 'published' : 'refused';
  const { accountId } = actor.person;
  await refusing(WEIGHTS_REFUSALS, () =>
    inTransaction('matching.decide-weights', async (tx) => {
      const row = await getWeights(tx, id);
      if (row.state === to && row.decidedById === accountId) return;
      if (row.state !== 'proposed') throw new DomainError('matching.wrong-state');
      if (row.proposedById === accountId) throw new DomainError('matching.same-person');
      await end(tx, actor, row, { state: to, note: note === '' ? null : note });
      const type = agrees ? 'matching.weights-published' : 'matching.weights-refused';
      await noteWeights(tx, actor, row, { type, reason: note });
      await tellOthers(tx, actor, 'weights-decided');
      if (agrees) await askForRefresh(tx, actor.now);
    }),
  );
}

/**
 * Takes back one's own proposal. Again, it changes nothing. Throws `matching.not-found` and
 * `matching.wrong-state`.
 */
export async function withdrawWeights(actor: MemberActor, id: string): Promise<void> {
  requireSteering(actor);
  await refusing(WEIGHTS_REFUSALS, () =>
    inTransaction('matching.withdraw-weights', async (tx) => {
      const row = await getWeights(tx, id);
      const isOwn = row.proposedById === actor.person.accountId;
      if (isOwn && row.state === 'withdrawn') return;
      if (!isOwn || row.state !== 'proposed') throw new DomainError('matching.wrong-state');
      await end(tx, actor, row, { state: 'withdrawn', note: null });
      await noteWeights(tx, actor, row, { type: 'matching.weights-withdrawn' });
    }),
  );
}

/** Ends a proposal, compared and set. Throws `matching.wrong-state`. */
async function end(
  tx: Tx,
  actor: MemberActor,
  { id }: Pick<MatchWeights, 'id'>,
  changes: { readonly state: 'published' | 'refused' | 'withdrawn'; readonly note: string | null },
): Promise<void> {
  const { count } = await tx.matchWeights.updateMany({
    where: { id, state: 'proposed' },
    data: { ...changes, decidedById: actor.person.accountId, decidedAt: actor.now },
  });
  if (count === 0) throw new DomainError('matching.wrong-state');
}
