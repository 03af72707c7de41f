import { appendAudit, type AuditActor } from '#domain/audit/index.server.ts';
import { DomainError, type Actor, type SignedIn } from '#domain/kernel/index.server.ts';
import { listVersions, type KnownVersion } from '#domain/programmes/index.server.ts';
import type { db } from '#platform/db.ts';
import { Prisma, type AidApplication } from '#platform/prisma-client/client.ts';
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
  case_person_provider: 'cases.provider-side',
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
  clawback_one_live: 'cases.clawback-live',
} as const;

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
  const [row] = await tx.$queryRaw<AidApplication[]>`
    SELECT ${COLUMNS} FROM aid_application WHERE id = ${id} FOR UPDATE`;
  const isAllowed =
    row !== undefined &&
    (Object.keys(where).length === 0 ||
      (await tx.aidApplication.count({ where: { AND: [{ id }, where] } })) > 0);
  if (!isAllowed) throw new DomainError('cases.not-found');
  return row;
}

/** The column of a field of a request. */
const columnOf = (field: string) => field.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`);

/** Columns of a request under the names of its fields. */
const COLUMNS = Prisma.raw(
  Object.values(Prisma.AidApplicationScalarFieldEnum)
    .map((field) => `"${columnOf(field)}" AS "${field}"`)
    .join(', '),
);

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

type Changes = Partial<
  Omit<AidApplication, 'id' | 'state' | 'stamp' | 'updatedAt' | 'content' | 'snapshot'>
> & {
  readonly content?: Prisma.InputJsonValue;
  readonly snapshot?: Prisma.InputJsonValue;
};

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
  /** The version that rules it, where it was read in the same transaction. */
  readonly version?: Pick<KnownVersion, 'content'>;
  /** Columns that change with it. */
  readonly changes?: Changes;
}

/** What is done under a mandate is told as such. */
function partOf(party: Party, onBehalfOf: string | null | undefined): Party | 'advisor' {
  return party === 'applicant' && typeof onBehalfOf === 'string' ? 'advisor' : party;
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
  { event, party, data = {}, after, salt, onBehalfOf, version, changes = {} }: Step,
): Promise<AidApplication> {
  const from = stateOf(application.state);
  const to = nextState(from, event);
  if (to === null) throw new DomainError('cases.wrong-state', { state: from, event });
  if (!mayDo(party, event)) throw new DomainError('cases.not-yours', { event });
  const { id, programmeId } = application;
  const sequence = application.stamp + 1;
  const row = await move(tx, application, {
    ...{ event, part: partOf(party, onBehalfOf), actorId: actor.person?.accountId ?? null, data },
    changes: { ...changes, state: to, stamp: sequence, updatedAt: actor.now },
  });
  if (!row) throw new DomainError('cases.wrong-state', { state: from, event });
  const { content } = version ?? (await versionOf(tx, application));
  const levels = content.running?.serviceLevels ?? {};
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
  return row;
}

interface Move {
  readonly event: ApplicationEvent;
  readonly part: Party | 'advisor';
  readonly actorId: string | null;
  readonly data: EventData;
  readonly changes: Changes & Pick<AidApplication, 'state' | 'stamp' | 'updatedAt'>;
}

/**
 * Writes a request and the event that tells of it in one statement. Returns the request as it is
 * then; undefined, and nothing is written, when it is no longer as it was read.
 */
async function move(
  tx: Tx,
  { id, state, stamp }: Pick<AidApplication, 'id' | 'state' | 'stamp'>,
  { event, part, actorId, data, changes }: Move,
): Promise<AidApplication | undefined> {
  const given = Object.entries(changes);
  const columns = given.map(([field]) => `"${columnOf(field)}"`);
  const values = JSON.stringify(
    Object.fromEntries(given.map(([field, value]) => [columnOf(field), value])),
    (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  );
  const rows = await tx.$queryRaw<AidApplication[]>`
    WITH moved AS (
      UPDATE aid_application a SET ${Prisma.raw(columns.map((one) => `${one} = after.${one}`).join(', '))}
      FROM jsonb_populate_record(NULL::aid_application, ${values}::jsonb) AS after
      WHERE a.id = ${id} AND a.state = ${state} AND a.stamp = ${stamp}
      RETURNING a.*
    ), told AS (
      INSERT INTO case_event (application_id, sequence, event, from_state, to_state, actor_id, part, data, at)
      SELECT id, stamp, ${event}::text, ${state}::text, state, ${actorId}::text, ${part}::text,
        ${JSON.stringify(data)}::jsonb, updated_at
      FROM moved
    )
    SELECT ${COLUMNS} FROM moved`;
  return rows[0];
}
