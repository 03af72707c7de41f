import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor, newId } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { requireProposer } from '../decisions/persons.server.ts';
import { givenReasons, letterLang, type GivenReason } from '../decisions/reasons.ts';
import { tellOfficers } from '../decisions/tell.server.ts';
import { CASE_REFUSALS, caseStream, lockApplication } from '../records.server.ts';
import { officerWhere } from '../scope.server.ts';

export interface AppealProposal {
  /** Of the request as it was read. */
  readonly stamp: number;
  readonly outcome: 'uphold' | 'dismiss';
  /** Codes, at least one to dismiss. */
  readonly reasons: readonly string[];
  /** Words to the firm. */
  readonly note: string;
}

/**
 * The officer an appeal was given to proposes to uphold or to dismiss it; a fourth person decides.
 * The same proposal again changes nothing. Throws `cases.not-found`, `cases.no-part`,
 * `cases.not-declared`, `cases.wrong-state` (also while another proposal waits),
 * `cases.changed-meanwhile`, `cases.no-note`, and `cases.no-reason` to dismiss without one.
 */
export async function proposeAppeal(
  actor: MemberActor,
  id: string,
  proposal: AppealProposal,
): Promise<void> {
  await refusing(CASE_REFUSALS, () =>
    inTransaction('cases.propose-appeal', async (tx) => {
      const application = await lockApplication(tx, id, officerWhere(actor));
      await requireProposer(tx, actor, application);
      const open = await tx.aidDecision.findFirst({
        where: { applicationId: id, state: 'proposed' },
      });
      const isSame = open?.proposedById === actor.person.accountId;
      if (isSame && open.outcome === proposal.outcome && application.state === 'appealed') return;
      if (application.state !== 'appealed' || open)
        throw new DomainError('cases.wrong-state', { state: application.state });
      if (application.stamp !== proposal.stamp) throw new DomainError('cases.changed-meanwhile');
      if (proposal.note === '') throw new DomainError('cases.no-note');
      await write(tx, actor, application, proposal);
    }),
  );
}

async function write(
  tx: Tx,
  actor: MemberActor,
  application: AidApplication,
  { outcome, reasons: codes, note }: AppealProposal,
): Promise<void> {
  const { id: applicationId, round, language } = application;
  const reasons: readonly GivenReason[] =
    outcome === 'dismiss' ? givenReasons(codes, 'dismiss', letterLang(language)) : [];
  const id = newId(actor);
  await tx.aidDecision.create({
    data: {
      ...{ id, applicationId, round, outcome, note, state: 'proposed' },
      reasons: reasons.map((reason) => ({ ...reason })),
      ...{ proposedById: actor.person.accountId, proposedAt: actor.now },
    },
  });
  await appendAudit(tx, actor, {
    ...{ type: 'cases.appeal-proposed', stream: caseStream(applicationId) },
    ...{ subject: `application:${applicationId}`, facts: { decision: id } },
    after: { outcome, reasons: reasons.map(({ code }) => code), note },
    salt: await findAuditSalt(tx, actor.person.accountId),
  });
  const line = { kind: 'aid-proposed', role: 'deciding-officer', page: '/appeal' } as const;
  await tellOfficers(tx, actor, application, line);
}
