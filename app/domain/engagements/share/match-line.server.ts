import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { CASE_REFUSALS } from '#domain/cases/index.server.ts';
import { cents, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { LEDGER_REFUSALS, post } from '#domain/ledger/index.server.ts';
import {
  canHandleTreasury,
  findByReference,
  lockOpenLine,
  matchOpenLine,
  readReferences,
} from '#domain/payments/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { inTransaction } from '#platform/transaction.ts';
import { ENGAGEMENT_REFUSALS } from '../records.server.ts';
import { receiveShares } from './receive-shares.server.ts';

/**
 * A person matches a line of a statement to the request it pays, with a note: for a transfer without
 * its reference. The amount is exact all the same. Throws `payments.not-found`,
 * `payments.wrong-state`, `payments.reference` for one that is none of the programme's,
 * `payments.amount` and `payments.already-paid`.
 */
export async function matchLineByHand(
  actor: MemberActor,
  id: string,
  { reference, note }: { readonly reference: string; readonly note: string },
): Promise<void> {
  if (!canHandleTreasury(actor)) throw new DomainError('payments.not-found');
  const { accountId, seat } = actor.person;
  const { organisationId: ownerId } = seat;
  const [typed] = readReferences(`RQ${reference.replace(/^\s*rq/i, '')}`).references;
  await refusing({ ...LEDGER_REFUSALS, ...CASE_REFUSALS, ...ENGAGEMENT_REFUSALS }, () =>
    inTransaction('engagements.match-line', async (tx) => {
      const line = await lockOpenLine(tx, id, ownerId);
      const request = await findByReference(tx, { reference: typed ?? '', ownerId });
      if (!request) throw new DomainError('payments.reference');
      if (line.problem === 'wrong-account') throw new DomainError('payments.wrong-account');
      if (line.amount <= 0n) throw new DomainError('payments.amount');
      const evidence = `line:${id}`;
      const { postings, outcomes } = await receiveShares(tx, actor, [
        { requestId: request.id, amount: cents(line.amount), rail: 'transfer', evidence },
      ]);
      const outcome = outcomes.get(evidence);
      if (outcome !== 'received' && outcome !== 'late')
        throw new DomainError(`payments.${outcome === 'amount' ? 'amount' : 'already-paid'}`);
      const told = { requestId: request.id, note, by: accountId, now: actor.now };
      await matchOpenLine(tx, id, told);
      await appendAudit(tx, actor, {
        ...{ type: 'payments.line-matched', stream: `organisation:${ownerId}` },
        ...{ subject: `bank-line:${id}`, facts: { request: request.id }, after: { note } },
        salt: await findAuditSalt(tx, accountId),
      });
      await post(tx, actor.now, postings);
    }),
  );
}
