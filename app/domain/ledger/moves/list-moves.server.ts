import { getContact } from '#domain/accounts/index.server.ts';
import { cents, DomainError, type Cents, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Envelope, EnvelopeMove } from '#platform/prisma-client/client.ts';
import type { MoveKind, MoveState } from '../codes.ts';
import { canMoveMoney, requireMoneyReader } from '../policy.ts';
import type { Place } from './places.ts';
import { kindOf, stateOf } from './records.server.ts';

/** A person who did something; an empty name for one who is gone. */
interface Doer {
  readonly name: string;
  readonly isSelf: boolean;
}

export interface MoveLine {
  readonly id: string;
  readonly programmeId: string;
  readonly kind: MoveKind;
  readonly state: MoveState;
  readonly amount: Cents;
  readonly reason: string;
  /** Null for the funder. */
  readonly from: (Place & { readonly id: string }) | null;
  readonly to: (Place & { readonly id: string }) | null;
  readonly proposedBy: Doer;
  readonly proposedAt: Date;
  readonly decidedBy: Doer | null;
  readonly decidedAt: Date | null;
  /** What the second person wrote. */
  readonly note: string | null;
}

/** A move of the actor's organisation, and whether the actor may decide such. Throws `ledger.not-found`. */
export async function getMove(
  actor: MemberActor,
  moveId: string,
): Promise<MoveLine & { readonly canMove: boolean }> {
  const organisationId = requireMoneyReader(actor);
  const row = await db.envelopeMove.findFirst({ where: { id: moveId, organisationId } });
  const [line] = row ? await linesOf(actor, [row]) : [];
  if (!line) throw new DomainError('ledger.not-found');
  return { ...line, canMove: canMoveMoney(actor) };
}

const MOST_SHOWN = 100;

/**
 * Moves of the actor's organisation, of one programme where it is named: those that wait, or the
 * latest that ended. Throws `ledger.not-found`.
 */
export async function listMoves(
  actor: MemberActor,
  { programmeId, isOpen }: { readonly programmeId?: string; readonly isOpen: boolean },
): Promise<readonly MoveLine[]> {
  const rows = await db.envelopeMove.findMany({
    where: {
      organisationId: requireMoneyReader(actor),
      ...(programmeId === undefined ? {} : { programmeId }),
      state: isOpen ? 'proposed' : { not: 'proposed' },
    },
    orderBy: isOpen
      ? [{ proposedAt: 'asc' }, { id: 'asc' }]
      : [{ decidedAt: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
    take: MOST_SHOWN,
  });
  return linesOf(actor, rows);
}

async function linesOf(
  { person }: MemberActor,
  rows: readonly EnvelopeMove[],
): Promise<MoveLine[]> {
  const ids = rows.flatMap(({ fromEnvelopeId, toEnvelopeId }) => [fromEnvelopeId, toEnvelopeId]);
  const known = ids.filter((id) => id !== null);
  const envelopes = await db.envelope.findMany({ where: { id: { in: known } } });
  const places = new Map(envelopes.map((one) => [one.id, placeOf(one)]));
  const people = rows.flatMap(({ proposedById, decidedById }) => [proposedById, decidedById]);
  const names = await namesOf(people.filter((id) => id !== null));
  const place = (id: string | null) => (id === null ? null : (places.get(id) ?? null));
  const doer = (id: string): Doer => ({
    ...{ name: names.get(id) ?? '', isSelf: id === person.accountId },
  });
  return rows.map((row) => ({
    ...{ id: row.id, programmeId: row.programmeId, kind: kindOf(row), state: stateOf(row) },
    ...{ amount: cents(row.amount), reason: row.reason, note: row.decisionNote },
    ...{ from: place(row.fromEnvelopeId), to: place(row.toEnvelopeId) },
    ...{ proposedBy: doer(row.proposedById), proposedAt: row.proposedAt },
    decidedBy: row.decidedById === null ? null : doer(row.decidedById),
    decidedAt: row.decidedAt,
  }));
}

const placeOf = ({ id, year, region, segment }: Envelope) => ({ id, year, region, segment });

async function namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const distinct = [...new Set(ids)];
  const contacts = await Promise.all(distinct.map((id) => getContact(db, id)));
  return new Map(distinct.map((id, at) => [id, contacts[at]?.name ?? '']));
}
