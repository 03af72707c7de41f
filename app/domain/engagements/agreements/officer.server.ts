import { CASE_REFUSALS, holdVoucher, lockVoucher } from '#domain/cases/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { LEDGER_REFUSALS, post } from '#domain/ledger/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import { cardGate, type CardGate } from '#platform/stripe.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { NOTHING_AGREED, reopenQuotes } from '../quotes/undo-choice.server.ts';
import { ENGAGEMENT_REFUSALS, lockEngagement, moveEngagement } from '../records.server.ts';
import { officerEngagements } from '../scope.server.ts';
import { isFreshEngagement } from './fresh.server.ts';
import { findSigned, moveAgreement } from './records.server.ts';
import { tellSides } from './tell.server.ts';
import { requireOfficer } from './terminate.server.ts';
import { validate } from './validate.server.ts';

const REFUSALS = { ...LEDGER_REFUSALS, ...CASE_REFUSALS, ...ENGAGEMENT_REFUSALS };

interface ValidationForm {
  readonly stamp: number;
  /** What the officer says of it. */
  readonly words: string;
}

async function lockAsValidator(tx: Tx, actor: MemberActor, id: string): Promise<Engagement> {
  const engagement = await lockEngagement(tx, id, officerEngagements(actor));
  await requireOfficer(tx, actor, engagement);
  return engagement;
}

/**
 * The officer of the case validates a signed agreement that was not of low risk. Throws
 * `engagements.not-found`, `not-yours`, `own-side`, `changed-meanwhile`, `wrong-state`, `related`,
 * `no-account`, and what the voucher and the accreditation refuse (`cases.over-voucher`, `too-many-running` …).
 */
export async function validateAsOfficer(
  actor: MemberActor,
  id: string,
  { stamp, words }: ValidationForm,
  gate: CardGate | null = cardGate(),
): Promise<void> {
  await refusing(REFUSALS, () =>
    inTransaction('engagements.validate', async (tx) => {
      const engagement = await lockAsValidator(tx, actor, id);
      const events = ['validate'] as const;
      if (!(await isFreshEngagement(tx, actor, engagement, { stamp, events }))) return;
      const said = words === '' ? {} : { words };
      const how = { part: 'proposes', ...said } as const;
      const postings = await validate(tx, actor, engagement, how, gate);
      await post(tx, actor.now, postings);
    }),
  );
}

/**
 * The officer does not: the agreement falls, its milestones with it, and the quotes that are still
 * valid may be chosen again. Throws as `validateAsOfficer`.
 */
export async function refuseValidation(
  actor: MemberActor,
  id: string,
  { stamp, words }: ValidationForm,
): Promise<void> {
  await refusing(REFUSALS, () =>
    inTransaction('engagements.refuse-validation', async (tx) => {
      const engagement = await lockAsValidator(tx, actor, id);
      const events = ['refuse-validation'] as const;
      if (!(await isFreshEngagement(tx, actor, engagement, { stamp, events }))) return;
      const signed = await findSigned(tx, id);
      if (signed)
        await moveAgreement(tx, actor, engagement, signed, { event: 'drop', to: 'dropped' });
      await tellSides(tx, actor, engagement, {
        ...{ kind: 'agreement-refused', sides: ['firm', 'provider'] },
      });
      const quoted = await moveEngagement(tx, actor, engagement, {
        ...{ event: 'refuse-validation', part: 'proposes', words },
        changes: { ...NOTHING_AGREED, signedAt: null },
      });
      await tx.milestone.deleteMany({ where: { engagementId: id } });
      await lockVoucher(tx, engagement.voucherId);
      await holdVoucher(tx, engagement.voucherId, null);
      await reopenQuotes(tx, actor, quoted, 'proposes');
    }),
  );
}
