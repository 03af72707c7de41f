import { appendAudit, type AuditActor } from '#domain/audit/index.server.ts';
import {
  DomainError,
  UUID_RANDOM_BYTES,
  uuidV7,
  type Actor,
  type SignedIn,
} from '#domain/kernel/index.server.ts';
import { listVersions, type KnownVersion } from '#domain/programmes/index.server.ts';
import type { db } from '#platform/db.ts';
import type { AidApplication, Prisma } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { tickFor } from './clocks/records.server.ts';
import { mayDo, nextState, stateOf, type ApplicationEvent, type Party } from './transitions.ts';

export type Reader = Tx | typeof db;

/** Who acts in a case: a person, or time (`person` absent). */
export type CaseActor = AuditActor &
  Pick<Actor, 'now' | 'randomBytes'> & {
    readonly person?: Pick<SignedIn, 'accountId' | 'seat'> | null;
  };

/** What the database refuses about cases, in words of this room. */
export const CASE_REFUSALS = {
  aid_application_one_open: 'cases.already-open',
  case_person_outsider: 'cases.own-firm',
  case_person_pkey: 'cases.same-person',
  case_person_one_a_part: 'cases.wrong-state',
  aid_decision_two_persons: 'cases.same-person',
  aid_decision_persons: 'cases.no-part',
  aid_decision_one_open: 'cases.wrong-state',
  aid_decision_reasons: 'cases.no-reason',
  aid_revocation_two_persons: 'cases.same-person',
  aid_revocation_one_open: 'cases.wrong-state',
  voucher_one_live: 'cases.voucher-live',
  accreditation_one_open: 'cases.already-accredited',
  accreditation_two_persons: 'cases.same-person',
  clawback_two_persons: 'cases.same-person',
} as const;

export function newId({ now, randomBytes }: Pick<Actor, 'now' | 'randomBytes'>): string {
  return uuidV7(now, randomBytes(UUID_RANDOM_BYTES));
}

/** The stream of a case in the audit trail. */
export const caseStream = (applicationId: string) => `case:${applicationId}`;

/**
 * A request taken for a change: changes of one case follow one another. `where` is the second lock:
 * the organisation of the actor. Throws `cases.not-found`.
 */
export async function lockApplication(
  tx: Tx,
  id: string,
  where: Prisma.AidApplicationWhereInput,
): Promise<AidApplication> {
  await tx.$queryRaw`SELECT 1 FROM aid_application WHERE id = ${id} FOR UPDATE`;
  const row = await tx.aidApplication.findFirst({ where: { AND: [{ id }, where] } });
  if (!row) throw new DomainError('cases.not-found');
  return row;
}

/** The version that rules a request. Throws `cases.tampered` when its content was changed by hand. */
export async function versionOf(
  reader: Reader,
  { versionId }: Pick<AidApplication, 'versionId'>,
): Promise<KnownVersion> {
  const version = (await listVersions(reader, [versionId])).get(versionId);
  if (!version) throw new DomainError('cases.tampered');
  return version;
}

type EventValue = string | number | boolean | null | readonly EventValue[] | EventData;
export interface EventData {
  readonly [key: string]: EventValue;
}

export interface Step {
  readonly event: ApplicationEvent;
  /** As whom the actor acts. */
  readonly party: Party;
  /** What both sides may read of it in the case's history: codes, days, amounts in centimes. */
  readonly data?: EventData;
  /** Digested for the audit trail, never stored there: words of people. */
  readonly after?: EventData;
  readonly salt?: Uint8Array | null;
  readonly onBehalfOf?: string | null;
  /** Columns that change with it. */
  readonly changes?: Omit<
    Prisma.AidApplicationUncheckedUpdateManyInput,
    'state' | 'stamp' | 'updatedAt'
  >;
}

/**
 * Carries out an event on a request that the transaction holds: state (compared and set), history,
 * clocks and audit entry, in this order; postings of the ledger come after it, last of all. Returns
 * the request as it is then. Throws `cases.wrong-state` when the event may not happen now and
 * `cases.not-yours` when it is not the party's to do.
 */
export async function advance(
  tx: Tx,
  actor: CaseActor,
  application: AidApplication,
  { event, party, data = {}, after, salt, onBehalfOf, changes = {} }: Step,
): Promise<AidApplication> {
  const from = stateOf(application.state);
  const to = nextState(from, event);
  if (to === null) throw new DomainError('cases.wrong-state', { state: from, event });
  if (!mayDo(party, event)) throw new DomainError('cases.not-yours', { event });
  const { id, programmeId } = application;
  const sequence = application.stamp + 1;
  const actorId = actor.person?.accountId ?? null;
  await tx.caseEvent.create({
    data: {
      ...{ applicationId: id, sequence, event, fromState: from, toState: to },
      ...{ actorId, part: party, data: { ...data }, at: actor.now },
    },
  });
  const { count } = await tx.aidApplication.updateMany({
    where: { id, state: from, stamp: application.stamp },
    data: { ...changes, state: to, stamp: sequence, updatedAt: actor.now },
  });
  if (count === 0) throw new DomainError('cases.wrong-state', { state: from, event });
  const version = await versionOf(tx, application);
  const levels = version.content.running?.serviceLevels ?? {};
  await tickFor(tx, actor, id, event, { programmeId, levels });
  await appendAudit(tx, actor, {
    type: `cases.${event}`,
    stream: caseStream(id),
    subject: `application:${id}`,
    facts: { from, to, sequence, ...data },
    ...(after ? { after } : {}),
    ...(salt === undefined ? {} : { salt }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
  });
  return tx.aidApplication.findUniqueOrThrow({ where: { id } });
}
