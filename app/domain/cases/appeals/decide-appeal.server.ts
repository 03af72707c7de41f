import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, hasRole, type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { AidApplication, AidDecision } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { takeDecision } from '../decisions/persons.server.ts';
import { reasonsOf } from '../decisions/reasons.ts';
import {
  ON_APPEALS,
  settleDecision,
  wasSettled,
  type Verdict,
} from '../decisions/records.server.ts';
import { tellFirm, tellProposer } from '../decisions/tell.server.ts';
import { advance, CASE_REFUSALS, caseStream, lockApplication } from '../records.server.ts';
import { officerWhere } from '../scope.server.ts';

export interface AppealDecision {
  /** The proposal that was read. */
  readonly proposal: string;
  readonly decision: Verdict;
  /** To who proposed; needed to send a proposal back. */
  readonly note: string;
}

/**
 * Decides what was proposed about an appeal, by somebody who had no part in the case before and says
 * that they have no link with the firm: upheld, the case is studied again by these two persons;
 * dismissed, it is over. Or sends the proposal back with a note. The same decision of the same person
 * again changes nothing. Throws what `decideCase` does of persons, `cases.wrong-state`,
 * `cases.changed-meanwhile` when it is another proposal by now, `cases.no-note`.
 */
export async function decideAppeal(
  actor: MemberActor,
  id: string,
  { proposal, decision, note }: AppealDecision,
): Promise<void> {
  const where = officerWhere(actor);
  if (!hasRole(actor, 'deciding-officer')) throw new DomainError('cases.not-found');
  if (decision === 'send-back' && note === '') throw new DomainError('cases.no-note');
  await refusing(CASE_REFUSALS, () =>
    inTransaction('cases.decide-appeal', async (tx) => {
      const application = await lockApplication(tx, id, where);
      if (await wasSettled(tx, actor, application, { verdict: decision, proposal })) return;
      const proposed = await tx.aidDecision.findFirst({
        where: { applicationId: id, state: 'proposed', outcome: { in: [...ON_APPEALS] } },
      });
      if (application.state !== 'appealed' || !proposed)
        throw new DomainError('cases.wrong-state', { state: application.state });
      if (proposed.id !== proposal) throw new DomainError('cases.changed-meanwhile');
      await takeDecision(tx, actor, application);
      await settleDecision(tx, actor, proposed, { verdict: decision, note });
      const settling = { proposed, note };
      await (decision === 'confirm' ? carryOut : sendBack)(tx, actor, application, settling);
    }),
  );
}

interface Settling {
  readonly proposed: AidDecision;
  readonly note: string;
}

async function carryOut(
  tx: Tx,
  actor: MemberActor,
  application: AidApplication,
  { proposed, note }: Settling,
): Promise<void> {
  const isUpheld = proposed.outcome === 'uphold';
  const reasons = reasonsOf(proposed.reasons).map(({ code }) => code);
  await tx.aidAppeal.update({
    where: { applicationId: application.id },
    data: { state: isUpheld ? 'upheld' : 'dismissed', answeredAt: actor.now },
  });
  const decided = await advance(tx, actor, application, {
    ...{ event: isUpheld ? 'uphold' : 'dismiss', party: 'decides' },
    data: { decision: proposed.id, reasons },
    ...{ after: { note }, salt: await findAuditSalt(tx, actor.person.accountId) },
    // What is studied again is no longer decided.
    changes: { decidedAt: isUpheld ? null : actor.now },
  });
  await tellFirm(tx, decided, { kind: isUpheld ? 'aid-upheld' : 'aid-decided' });
  if (!isUpheld) return;
  const clock = await tx.caseClock.findFirst({
    where: { applicationId: application.id, code: 'propose', endedAt: null },
    select: { dueOn: true },
  });
  const date = clock?.dueOn ? dayOf(clock.dueOn) : '';
  await tellProposer(tx, decided, proposed.proposedById, 'aid-assigned', { date });
}

async function sendBack(
  tx: Tx,
  actor: MemberActor,
  application: AidApplication,
  { proposed, note }: Settling,
): Promise<void> {
  const { id } = application;
  await appendAudit(tx, actor, {
    ...{ type: 'cases.appeal-sent-back', stream: caseStream(id) },
    ...{ subject: `application:${id}`, facts: { decision: proposed.id } },
    ...{ after: { note }, salt: await findAuditSalt(tx, actor.person.accountId) },
  });
  await tellProposer(tx, application, proposed.proposedById, 'aid-sent-back');
}
