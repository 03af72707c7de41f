import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { contestProof } from '#domain/programmes/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { tellProposer } from '../decisions/tell.server.ts';
import { caseStream } from '../records.server.ts';
import { lockOwnApplication } from '../scope.server.ts';

/**
 * The firm says, once, why something proven of it is not so; the officer who examines the case it
 * was proven in is told, and reads it beside the fact. It counts until the officer changes it. The
 * same words again change nothing. Throws `cases.not-found`, `programmes.no-proof` for what is not the
 * firm's or no longer stands, and `programmes.already-contested`.
 */
export async function contestFact(
  actor: MemberActor,
  id: string,
  { proof, words }: { readonly proof: string; readonly words: string },
): Promise<void> {
  const { accountId } = actor.person;
  await inTransaction('cases.contest-fact', async (tx) => {
    const { application, applicant } = await lockOwnApplication(tx, actor, id);
    const { organisationId } = application;
    const which = { id: proof, organisationId };
    const contested = await contestProof(tx, which, { words, byId: accountId, now: actor.now });
    if (contested === null) return;
    await tellExaminer(tx, contested.applicationId);
    await appendAudit(tx, actor, {
      ...{ type: 'cases.fact-contested', stream: caseStream(contested.applicationId) },
      subject: `application:${contested.applicationId}`,
      onBehalfOf: applicant.onBehalfOf,
      facts: { fact: contested.fact },
      ...{ after: { words }, salt: await findAuditSalt(tx, accountId) },
    });
  });
}

/** Whoever has the case in hand now, who may not be the officer of that day. */
async function tellExaminer(tx: Tx, applicationId: string): Promise<void> {
  const [application, examiner] = await Promise.all([
    tx.aidApplication.findUniqueOrThrow({ where: { id: applicationId } }),
    tx.casePerson.findFirst({
      where: { applicationId, part: 'proposes' },
      orderBy: { round: 'desc' },
    }),
  ]);
  if (examiner) await tellProposer(tx, application, examiner.accountId, 'aid-fact-contested');
}
