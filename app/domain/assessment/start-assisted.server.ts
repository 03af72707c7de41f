import { findActiveMandate } from '#domain/accounts/index.server.ts';
import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import { onceByIntent } from '#platform/intents.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { currentFramework } from './framework-versions.server.ts';
import { noteAct } from './note-act.server.ts';
import { findLatestCompleted, openDraft } from './open-draft.server.ts';
import type { AssessmentMode, AssessmentPath } from './types.ts';

export interface AssistedStart {
  /** The firm that is helped. */
  readonly organisationId: string;
  readonly mode: Exclude<AssessmentMode, 'self'>;
  readonly path: AssessmentPath;
}

/**
 * Opens a draft of a firm for an advisor whose body holds a mandate to assess it. Returns its id;
 * the same form sent twice opens one. Throws `assessment.not-found` without such a mandate, whether
 * the firm exists or not.
 */
export async function startAssisted(
  actor: MemberActor,
  start: AssistedStart,
  intentId: string | null = null,
): Promise<string> {
  if (!hasRole(actor, 'advisor')) throw new DomainError('assessment.not-found');
  return inTransaction('assessment.start-assisted', (tx) => {
    if (intentId === null) return open(tx, actor, start);
    const intent = { actor: actor.person.accountId, intentId, now: actor.now };
    return onceByIntent(tx, intent, () => open(tx, actor, start));
  });
}

async function open(
  tx: Tx,
  actor: MemberActor,
  { organisationId, mode, path }: AssistedStart,
): Promise<string> {
  const { accountId, seat } = actor.person;
  const mandate = await findActiveMandate(tx, {
    advisorBodyId: seat.organisationId,
    organisationId,
    scope: 'assess',
    now: actor.now,
  });
  if (!mandate) throw new DomainError('assessment.not-found');
  const id = await openDraft(tx, actor, {
    path,
    frameworkVersionId: currentFramework().id,
    owner: { organisationId, openedById: accountId, mode, mandateId: mandate.id },
    factsOf: await findLatestCompleted(tx, organisationId),
  });
  const held = { id, organisationId, secondOfId: null, mandateId: mandate.id };
  await noteAct(tx, actor, held, 'started', { path, mode });
  return id;
}
