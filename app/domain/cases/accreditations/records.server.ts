import { findAuditSalt, tellHolders } from '#domain/accounts/index.server.ts';
import { appendAudit, organisationStream } from '#domain/audit/index.server.ts';
import { DomainError, type NotificationKind } from '#domain/kernel/index.server.ts';
import type { Accreditation, Prisma } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { changeClocks } from '../clocks/records.server.ts';
import type { CaseActor, EventData } from '../records.server.ts';
import { versionNameOf } from './programme-name.server.ts';
import {
  accreditationStateOf,
  mayDoToAccreditation,
  nextAccreditationState,
  type AccreditationEvent,
  type AccreditationParty,
} from './transitions.ts';

/** An accreditation taken for a change. `where` is the actor's organisation. Throws `cases.not-found`. */
export async function lockAccreditation(
  tx: Tx,
  id: string,
  where: Prisma.AccreditationWhereInput,
): Promise<Accreditation> {
  await tx.$queryRaw`SELECT 1 FROM accreditation WHERE id = ${id} FOR UPDATE`;
  const row = await tx.accreditation.findFirst({ where: { AND: [{ id }, where] } });
  if (!row) throw new DomainError('cases.not-found');
  return row;
}

export interface AccreditationStep {
  readonly event: AccreditationEvent;
  readonly party: AccreditationParty;
  readonly data?: EventData;
  /** What the person wrote: kept on the row, and as a digest only in the audit trail. */
  readonly reason?: string;
  readonly changes?: Omit<Prisma.AccreditationUncheckedUpdateManyInput, 'state' | 'stamp'>;
}

/**
 * Carries out an event on an accreditation that the transaction holds: history, state (compared and
 * set), clock and audit entry. Returns it as it is then. Throws `cases.wrong-state` and
 * `cases.not-yours`.
 */
export async function changeAccreditation(
  tx: Tx,
  actor: CaseActor,
  row: Accreditation,
  { event, party, data = {}, reason, changes = {} }: AccreditationStep,
): Promise<Accreditation> {
  const { id, stamp, organisationId } = row;
  const state = accreditationStateOf(row.state);
  const suspendedFrom = row.suspendedFrom === null ? null : accreditationStateOf(row.suspendedFrom);
  const to = nextAccreditationState({ state, suspendedFrom }, event);
  if (to === null) throw new DomainError('cases.wrong-state', { state });
  if (!mayDoToAccreditation(party, event)) throw new DomainError('cases.not-yours');
  const sequence = stamp + 1;
  const actorId = actor.person?.accountId ?? null;
  await tx.accreditationEvent.create({
    data: {
      ...{ accreditationId: id, sequence, event, fromState: state, toState: to, actorId },
      ...{ data: { ...data }, at: actor.now },
    },
  });
  const { count } = await tx.accreditation.updateMany({
    where: { id, state, stamp },
    data: {
      ...{ state: to, stamp: sequence, suspendedFrom: to === 'suspended' ? state : null },
      ...(reason === undefined ? {} : { reason }),
      ...changes,
    },
  });
  if (count === 0) throw new DomainError('cases.wrong-state', { state });
  if (state === 'submitted')
    await changeClocks(tx, actor.now, { accreditationId: id }, { change: 'end', codes: 'all' });
  await appendAudit(tx, actor, {
    ...{ type: `cases.accreditation-${event}`, stream: organisationStream(organisationId) },
    ...{ subject: `accreditation:${id}`, facts: { from: state, to, sequence, ...data } },
    ...(reason === undefined ? {} : { after: { reason } }),
    salt: actorId === null ? null : await findAuditSalt(tx, actorId),
  });
  return tx.accreditation.findUniqueOrThrow({ where: { id } });
}

/** Tells the provider's people what became of an accreditation. */
export async function tellProvider(
  tx: Tx,
  { organisationId, programmeId }: Accreditation,
  kind: NotificationKind,
): Promise<void> {
  const programme = await versionNameOf(tx, programmeId);
  await tellHolders(
    tx,
    { organisationId, role: ['provider-owner', 'provider-member'], except: [] },
    { kind, params: { programme }, path: '/provider/programmes' },
  );
}
