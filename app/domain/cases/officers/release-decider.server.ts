import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { tellOfficers } from '../decisions/tell.server.ts';
import { refuseOwnRequest } from '../outsider.server.ts';
import { caseStream, lockApplication, type Reader } from '../records.server.ts';
import { officerWhere } from '../scope.server.ts';
import { stateOf, type ApplicationState } from '../transitions.ts';
import { MOVABLE_STATES } from './queue-words.ts';
import type { Release } from './reassign-form.ts';

/** States in which something is still to be decided, or will be, in the present round. */
const DECIDABLE: readonly ApplicationState[] = [
  ...MOVABLE_STATES,
  ...(['proposed-approve', 'proposed-reject'] as const),
];

/**
 * The account of who decides a case in its present round, while that may become somebody else; null
 * for nobody, and once there is nothing left to decide.
 */
export async function findReleasable(
  reader: Reader,
  { id, round, state }: Pick<AidApplication, 'id' | 'round' | 'state'>,
): Promise<string | null> {
  const decider = await reader.casePerson.findFirst({
    where: { applicationId: id, part: 'decides', round },
  });
  if (!decider) return null;
  const isOpen =
    DECIDABLE.includes(stateOf(state)) ||
    (await reader.aidRevocation.count({ where: { applicationId: id, state: 'noticed' } })) > 0;
  return isOpen ? decider.accountId : null;
}

/**
 * Takes the deciding part of a case from who has it, so that another deciding officer may take it:
 * they step aside, or a manager finds that they cannot decide any more. What they signed stays
 * theirs, and they take no part in the case again. A second time it changes nothing. Throws
 * `cases.not-found` to everybody but managers and the one who decides, `cases.own-firm` for a manager
 * with a link to the firm, `cases.changed-meanwhile` when somebody else decides by now, and
 * `cases.wrong-state` when nothing is left to decide.
 */
export async function releaseDecider(
  actor: MemberActor,
  id: string,
  { decider, why, note }: Release,
): Promise<void> {
  const where = officerWhere(actor);
  const { accountId } = actor.person;
  const isOwn = accountId === decider && hasRole(actor, 'deciding-officer');
  if (!isOwn && !hasRole(actor, 'programme-manager')) throw new DomainError('cases.not-found');
  await inTransaction('cases.release-decider', async (tx) => {
    const application = await lockApplication(tx, id, where);
    if (!isOwn) await refuseOwnRequest(tx, actor, application);
    if (await wasReleased(tx, id, decider)) return;
    const current = await findReleasable(tx, application);
    if (current === null) throw new DomainError('cases.wrong-state', { state: application.state });
    if (current !== decider) throw new DomainError('cases.changed-meanwhile');
    await tx.casePerson.update({
      where: { applicationId_accountId: { applicationId: id, accountId: decider } },
      data: { part: 'recused' },
    });
    await appendAudit(tx, actor, {
      ...{ type: 'cases.decider-released', stream: caseStream(id), subject: `application:${id}` },
      facts: {
        ...{ by: isOwn ? 'decides' : 'manager', round: application.round },
        ...{ from: decider, why: isOwn ? 'aside' : why },
      },
      ...{ after: { note }, salt: await findAuditSalt(tx, accountId) },
    });
    await tellOthers(tx, actor, application);
  });
}

async function wasReleased(tx: Tx, applicationId: string, accountId: string): Promise<boolean> {
  const where = { applicationId, accountId, part: 'recused' };
  return (await tx.casePerson.count({ where })) > 0;
}

/** Whoever may decide what waits for it now. */
async function tellOthers(tx: Tx, actor: MemberActor, application: AidApplication): Promise<void> {
  const { id: applicationId, state } = application;
  const role = 'deciding-officer';
  const open = await tx.aidDecision.count({ where: { applicationId, state: 'proposed' } });
  const notice = await tx.aidRevocation.count({ where: { applicationId, state: 'noticed' } });
  const page = state === 'appealed' ? '/appeal' : '/decide';
  if (open > 0) await tellOfficers(tx, actor, application, { kind: 'aid-proposed', role, page });
  if (notice > 0)
    await tellOfficers(tx, actor, application, {
      ...{ kind: 'aid-hearing-answered', role, page: '/revoke' },
    });
}
