import { CASE_REFUSALS } from '#domain/cases/index.server.ts';
import { civilDateOf, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { Engagement, Milestone } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { vatLinesFrom } from '../disputes/rules.ts';
import { completeIfDone } from '../outcomes/complete.server.ts';
import { ENGAGEMENT_REFUSALS, moveEngagement, type EngagementActor } from '../records.server.ts';
import { amend, type Changes } from './amendment.ts';
import { atCurrentPrices } from './current-prices.ts';
import { isFreshEngagement } from './fresh.server.ts';
import {
  contentOf,
  findOpen,
  findSigned,
  lockForSide,
  moveAgreement,
  storeAgreement,
  type Side,
} from './records.server.ts';
import { tellSides } from './tell.server.ts';
import { asSystem } from './validate.server.ts';

/** States in which a milestone may still be changed: nothing of it waits for an answer. */
const CHANGEABLE = ['planned', 'changes-requested'];

/** Whether a milestone may still be changed by an amendment. */
export const isChangeable = ({ state }: Pick<Milestone, 'state'>) => CHANGEABLE.includes(state);

interface ChangeForm extends Changes {
  readonly stamp: number;
  readonly reason: string;
}

/**
 * A side proposes an amendment, which both then sign in any order: dates, texts and prices of
 * milestones that are not delivered; the others are printed at what they cost now. Neither the aid nor the firm's share ever rises. Throws as
 * `lockForSide` does, and `engagements.changed-meanwhile`, `wrong-state`, `no-change`, `price-up`,
 * `price-zero`, `milestone-closed`, `date-past`.
 */
export async function proposeChange(
  actor: MemberActor,
  side: Side,
  id: string,
  { stamp, reason, ...changes }: ChangeForm,
): Promise<void> {
  await refusing({ ...CASE_REFUSALS, ...ENGAGEMENT_REFUSALS }, () =>
    inTransaction('engagements.propose-change', async (tx) => {
      const engagement = await lockForSide(tx, actor, side, id);
      const events = ['propose-change'] as const;
      if (!(await isFreshEngagement(tx, actor, engagement, { stamp, events }))) return;
      const signed = await findSigned(tx, id);
      if (!signed) throw new DomainError('engagements.wrong-state');
      const before = contentOf(signed);
      const today = civilDateOf(actor.now);
      const milestones = await tx.milestone.findMany({
        where: { engagementId: id },
        orderBy: { sequence: 'asc' },
      });
      const amended = amend(before, changes, { open: milestones.map(isChangeable), today });
      if ('fault' in amended) throw new DomainError(`engagements.${amended.fault}`);
      const current = milestones.map((row) =>
        isChangeable(row) ? null : { ...row, vatLines: vatLinesFrom(row.vatLines) },
      );
      const moved = await moveEngagement(tx, actor, engagement, {
        ...{ event: 'propose-change', part: side, words: reason },
        changes: { before: engagement.state },
      });
      await storeAgreement(
        tx,
        actor,
        moved,
        {
          ...{ ...before, ...atCurrentPrices(amended, current), madeOn: today },
          amends: { number: before.number, hash: signed.pdfHash, side, reason },
        },
        reason,
      );
      const sides = side === 'firm' ? (['provider'] as const) : (['firm'] as const);
      await tellSides(tx, actor, moved, { kind: 'agreement-change', sides });
    }),
  );
}

/** Drops the amendment of an engagement that the transaction holds; it goes on as it was. */
export async function fallChange(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  part: Side | 'system',
): Promise<void> {
  const open = await findOpen(tx, engagement.id);
  if (open) await moveAgreement(tx, actor, engagement, open, { event: 'drop', to: 'dropped' });
  const moved = await moveEngagement(tx, actor, engagement, {
    ...{ event: 'drop-change', part, changes: { before: null } },
  });
  const sides = part === 'firm' ? (['provider'] as const) : (['firm', 'provider'] as const);
  await tellSides(tx, actor, moved, {
    ...{ kind: 'agreement-change-dropped', sides: part === 'provider' ? ['firm'] : sides },
  });
  // What was left to accept may have been accepted meanwhile.
  await completeIfDone(tx, asSystem(actor), moved);
}

/** A side wants no amendment, its own or the other's. Throws as `lockForSide` does, and `wrong-state`. */
export async function dropChange(
  actor: MemberActor,
  side: Side,
  id: string,
  { stamp }: { readonly stamp: number },
): Promise<void> {
  await inTransaction('engagements.drop-change', async (tx) => {
    const engagement = await lockForSide(tx, actor, side, id);
    const events = ['drop-change'] as const;
    if (!(await isFreshEngagement(tx, actor, engagement, { stamp, events }))) return;
    await fallChange(tx, actor, engagement, side);
  });
}
