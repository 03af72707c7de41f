import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Actor, SignedIn } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';

type Value =
  string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export interface AuditEvent {
  /** What happened, `room.thing-done`, e.g. `accounts.role-granted`. */
  readonly type: string;
  /** The chain it belongs to: `organisation:<id>`, `account:<id>`, `case:<id>` or `platform`. */
  readonly stream: string;
  /** What it happened to, `kind:id`. */
  readonly subject: string;
  /** The firm in whose name an advisor acted. */
  readonly onBehalfOf?: string | null;
  /** Facts that say nothing of a person: roles, states, amounts, codes. */
  readonly facts?: Readonly<Record<string, Value>>;
  /** Values before and after the change; only their digest enters the chain. */
  readonly before?: Value;
  readonly after?: Value;
  /** The person's salt when `before` or `after` hold personal data: gone with the person. */
  readonly salt?: Uint8Array | null;
}

/** Who writes: a person, a browser, or a job when both are absent. */
export type AuditActor = Pick<Actor, 'now' | 'requestId'> & {
  readonly person?: Pick<SignedIn, 'accountId' | 'seat'> | null;
};

/** An entry that was written: its place in its chain and its hash. */
export interface Appended {
  readonly sequence: number;
  readonly hash: Uint8Array;
}

/**
 * Adds an entry to a chain, in the transaction of the change it tells of. Writers of the same
 * chain follow one another until they commit; others do not wait. Returns place and hash.
 */
export async function appendAudit(tx: Tx, actor: AuditActor, event: AuditEvent): Promise<Appended> {
  const body = canonicalize(bodyOf(actor, event)) ?? '';
  const [row] = await tx.$queryRaw<Appended[]>`
    SELECT sequence, hash FROM audit_append(${event.stream}, ${event.type}, ${body}, ${actor.now})`;
  if (!row) throw new Error('the audit trail took no entry');
  return row;
}

/**
 * Adds entries to many chains in one statement, in the order of the chains, so that two that do so
 * wait for one another instead of holding each other up.
 */
export async function appendAudits(
  tx: Tx,
  actor: AuditActor,
  events: readonly AuditEvent[],
): Promise<void> {
  const rows = events
    .map((event) => ({
      ...{ stream: event.stream, type: event.type },
      body: canonicalize(bodyOf(actor, event)) ?? '',
    }))
    .toSorted((one, other) => (one.stream < other.stream ? -1 : 1));
  await tx.$executeRaw`
    SELECT added.sequence
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS entry (stream text, type text, body text)
      CROSS JOIN LATERAL audit_append(stream, type, body, ${actor.now}) AS added`;
}

function bodyOf(actor: AuditActor, event: AuditEvent) {
  const { type, stream, subject, onBehalfOf = null, facts = {}, salt = null } = event;
  const seat = actor.person?.seat ?? null;
  return {
    v: 1,
    type,
    stream,
    subject,
    at: actor.now.toISOString(),
    requestId: actor.requestId,
    actor: actor.person
      ? {
          account: actor.person.accountId,
          organisation: seat?.organisationId ?? null,
          roles: seat ? [...seat.roles] : [],
        }
      : null,
    onBehalfOf,
    facts,
    before: digestOf(event.before, salt),
    after: digestOf(event.after, salt),
  };
}

/** SHA-256 of the salt and the RFC 8785 form of a value, hex; null when there is none. */
function digestOf(value: Value | undefined, salt: Uint8Array | null): string | null {
  if (value === undefined) return null;
  const hash = createHash('sha256');
  if (salt) hash.update(salt);
  return hash.update(canonicalize(value) ?? '').digest('hex');
}
