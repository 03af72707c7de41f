import { findAuditSalt, tellHolders } from '#domain/accounts/index.server.ts';
import { appendAudit, organisationStream } from '#domain/audit/index.server.ts';
import { DomainError, type Cents, type MemberActor } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import type { EnvelopeMove } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { MOVE_KINDS, MOVE_STATES, type MoveKind, type MoveState } from '../codes.ts';
import { LEDGER_REFUSALS } from '../post.server.ts';
import { MOVE_DECIDERS } from '../policy.ts';
import type { Place } from './places.ts';

/**
 * A programme as this room needs to know it: whose it is and what it plans. The room that owns
 * programmes tells it; nothing of it comes from a form.
 */
export interface MoneyProgramme {
  readonly programmeId: string;
  readonly organisationId: string;
  readonly slug: string;
  readonly name: { readonly fr: string } | null;
  readonly envelopes: readonly (Place & { readonly planned: Cents })[];
}

/** What the database refuses about moves, in words of this room. */
export const MOVE_REFUSALS = {
  ...LEDGER_REFUSALS,
  envelope_move_two_persons: 'ledger.same-person',
  ledger_grows: 'ledger.wrong-state',
} as const;

/** Throws `ledger.not-found` for a programme of another organisation. */
export function requireOwn(
  programme: Pick<MoneyProgramme, 'organisationId'>,
  organisationId: string,
): void {
  if (programme.organisationId !== organisationId) throw new DomainError('ledger.not-found');
}

/** The subject of a move's transfers, and of its entries in the audit trail. */
export const moveSubject = (moveId: string) => `move:${moveId}`;

export function kindOf({ kind }: Pick<EnvelopeMove, 'kind'>): MoveKind {
  const known = MOVE_KINDS.find((one) => one === kind);
  if (known === undefined) throw new Error(`A move of money is ${kind}.`);
  return known;
}

export function stateOf({ state }: Pick<EnvelopeMove, 'state'>): MoveState {
  const known = MOVE_STATES.find((one) => one === state);
  if (known === undefined) throw new Error(`A move of money is ${state}.`);
  return known;
}

type Event = 'proposed' | 'done' | 'refused' | 'withdrawn';

/** The audit entry of something done to a move, in the chain of its organisation. */
export async function noteMove(
  tx: Tx,
  actor: MemberActor,
  { slug, organisationId }: Pick<MoneyProgramme, 'slug' | 'organisationId'>,
  move: Pick<EnvelopeMove, 'id' | 'kind' | 'amount' | 'fromEnvelopeId' | 'toEnvelopeId'>,
  { event, words }: { readonly event: Event; readonly words?: string },
): Promise<void> {
  await appendAudit(tx, actor, {
    type: `ledger.move-${event}`,
    stream: organisationStream(organisationId),
    subject: moveSubject(move.id),
    facts: {
      ...{ programme: slug, kind: move.kind, amount: String(move.amount) },
      ...{ from: move.fromEnvelopeId, to: move.toEnvelopeId },
    },
    ...(words === undefined || words === ''
      ? {}
      : { after: { words }, salt: await findAuditSalt(tx, actor.person.accountId) }),
  });
}

const pathOf = (moveId: string) => `/programme/money/moves/${moveId}`;

/** Tells those who may decide it that a move waits. */
export async function tellDeciders(
  tx: Tx,
  actor: MemberActor,
  programme: MoneyProgramme,
  moveId: string,
): Promise<void> {
  const { organisationId, name, slug } = programme;
  await tellHolders(
    tx,
    { organisationId, role: MOVE_DECIDERS, except: [actor.person.accountId] },
    {
      ...{ kind: 'move-proposed', path: pathOf(moveId) },
      params: { programme: name?.fr ?? slug },
    },
  );
}

/** Tells who proposed a move that it was decided. */
export async function tellProposer(
  tx: Tx,
  { name, slug }: MoneyProgramme,
  { id, proposedById }: Pick<EnvelopeMove, 'id' | 'proposedById'>,
): Promise<void> {
  await addJob(tx, 'notify', {
    ...{ accountId: proposedById, kind: 'move-decided', path: pathOf(id) },
    params: { programme: name?.fr ?? slug },
  });
}

/** Has requests on the waiting list looked at again: money came to the programme. */
export async function promoteWaiting(tx: Tx, programmeId: string): Promise<void> {
  const key = `promote-waiting:${programmeId}`;
  await addJob(tx, 'promote-waiting', { programmeId }, { key });
}
