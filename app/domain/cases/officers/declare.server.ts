import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import type { Declaration } from '../codes.ts';
import { caseStream, lockApplication } from '../records.server.ts';
import { officerWhere } from '../scope.server.ts';
import { stateOf } from '../transitions.ts';
import { isExamined } from './case-view-access.server.ts';

/**
 * What the officer a case was given to says of their own links with the firm, before they see its
 * file. A conflict takes the case from them and has it given to somebody else; it may be found later
 * as well, as long as the case is examined. Saying the same again changes nothing. Throws
 * `cases.not-found`, `cases.not-yours` and `cases.wrong-state`.
 */
export async function declareLinks(
  actor: MemberActor,
  id: string,
  declaration: Declaration,
): Promise<void> {
  await inTransaction('cases.declare', async (tx) => {
    const application = await lockApplication(tx, id, officerWhere(actor));
    const person = await tx.casePerson.findUnique({
      where: { applicationId_accountId: { applicationId: id, accountId: actor.person.accountId } },
    });
    if (person?.declaration === declaration) return;
    const isTheirs = person?.part === 'proposes' && person.round === application.round;
    if (!isTheirs || !hasRole(actor, 'proposing-officer')) throw new DomainError('cases.not-yours');
    if (person.declaration === 'conflict' || !isExamined(stateOf(application.state)))
      throw new DomainError('cases.wrong-state');
    await keep(tx, actor, application, declaration);
  });
}

async function keep(
  tx: Tx,
  actor: MemberActor,
  { id, round }: AidApplication,
  declaration: Declaration,
): Promise<void> {
  const { accountId } = actor.person;
  await tx.casePerson.update({
    where: { applicationId_accountId: { applicationId: id, accountId } },
    data: {
      ...{ declaration, declaredAt: actor.now },
      ...(declaration === 'conflict' ? { part: 'recused' } : {}),
    },
  });
  if (declaration === 'conflict') await addJob(tx, 'assign-cases', {}, { key: 'assign-cases' });
  await appendAudit(tx, actor, {
    type: 'cases.declared',
    stream: caseStream(id),
    subject: `application:${id}`,
    facts: { declaration, round },
  });
}
