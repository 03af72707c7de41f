import { cents, civilDateOf, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { EnvelopeMove } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { availableIn, post, type Posting } from '../envelopes.server.ts';
import { requireMover } from '../policy.ts';
import { whileMoneyMoves } from '../while-money-moves.server.ts';
import { requireYears } from './places.ts';
import {
  MOVE_REFUSALS,
  moveSubject,
  noteMove,
  promoteWaiting,
  requireOwn,
  tellProposer,
  type MoneyProgramme,
} from './records.server.ts';
import { withdrawalsOf } from './withdrawals.ts';

export interface MoveDecision {
  readonly agrees: boolean;
  /** Told to who proposed it; needed to refuse it. */
  readonly note: string;
}

/**
 * The second person's decision: the move is posted, or refused. The same decision of the same person
 * again changes nothing. Throws `ledger.not-found`, `ledger.wrong-state`, `ledger.same-person` to
 * who proposed it, and to agree `ledger.year-over` when the year it brings money to is over by now,
 * `ledger.no-money` when the envelope has less.
 */
export async function decideMove(
  actor: MemberActor,
  programme: MoneyProgramme,
  moveId: string,
  { agrees, note }: MoveDecision,
): Promise<void> {
  const { accountId } = actor.person;
  const to = agrees ? 'done' : 'refused';
  const decide = async (tx: Tx, move: EnvelopeMove) => {
    if (move.state === to && move.decidedById === accountId) return;
    if (move.state !== 'proposed') throw new DomainError('ledger.wrong-state');
    if (move.proposedById === accountId) throw new DomainError('ledger.same-person');
    if (agrees) await requireOpenYear(tx, move, actor.now);
    await endMove(tx, move, {
      ...{ state: to, decidedById: accountId, decidedAt: actor.now },
      decisionNote: note === '' ? null : note,
    });
    await noteMove(tx, actor, programme, move, { event: to, words: note });
    await tellProposer(tx, programme, move);
    if (!agrees) return;
    if (move.toEnvelopeId !== null) await promoteWaiting(tx, move.programmeId);
    await post(tx, actor.now, await postingsOf(tx, move));
  };
  await whileMoneyMoves(() => withMove(actor, programme, { name: 'decide', moveId }, decide));
}

/** The year may have ended since the move was proposed. Throws `ledger.year-over`. */
async function requireOpenYear(tx: Tx, { kind, toEnvelopeId }: EnvelopeMove, now: Date) {
  if (toEnvelopeId === null) return;
  const to = await tx.envelope.findUniqueOrThrow({ where: { id: toEnvelopeId } });
  const thisYear = Number(civilDateOf(now).slice(0, 4));
  requireYears({ from: null, to }, kind === 'carry-over', thisYear);
}

/** Takes back one's own proposal. Again, it changes nothing. Throws what `decideMove` does. */
export async function withdrawMove(
  actor: MemberActor,
  programme: MoneyProgramme,
  moveId: string,
): Promise<void> {
  await withMove(actor, programme, { name: 'withdraw', moveId }, async (tx, move) => {
    const isOwn = move.proposedById === actor.person.accountId;
    if (move.state === 'withdrawn' && isOwn) return;
    if (move.state !== 'proposed' || !isOwn) throw new DomainError('ledger.wrong-state');
    await endMove(tx, move, { state: 'withdrawn' });
    await noteMove(tx, actor, programme, move, { event: 'withdrawn' });
  });
}

function withMove(
  actor: MemberActor,
  programme: MoneyProgramme,
  { name, moveId }: { readonly name: string; readonly moveId: string },
  work: (tx: Tx, move: EnvelopeMove) => Promise<void>,
): Promise<void> {
  const organisationId = requireMover(actor);
  requireOwn(programme, organisationId);
  const { programmeId } = programme;
  return refusing(MOVE_REFUSALS, () =>
    inTransaction(`ledger.${name}-move`, async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM ledger_envelope_move WHERE id = ${moveId} FOR UPDATE`;
      const where = { id: moveId, organisationId, programmeId };
      const move = await tx.envelopeMove.findFirst({ where });
      if (!move) throw new DomainError('ledger.not-found');
      await work(tx, move);
    }),
  );
}

type Changes = Pick<EnvelopeMove, 'state'> &
  Partial<Pick<EnvelopeMove, 'decidedById' | 'decidedAt' | 'decisionNote'>>;

/** Ends a move, compared and set. Throws `ledger.wrong-state`. */
async function endMove(tx: Tx, { id }: EnvelopeMove, data: Changes): Promise<void> {
  const { count } = await tx.envelopeMove.updateMany({ where: { id, state: 'proposed' }, data });
  if (count === 0) throw new DomainError('ledger.wrong-state');
}

/** Money goes back to the funder and comes from there: so every envelope is L1 − L14 (cases and money §2). */
async function postingsOf(tx: Tx, move: EnvelopeMove): Promise<readonly Posting[]> {
  const { id, programmeId, fromEnvelopeId, toEnvelopeId } = move;
  const [amount, subject] = [cents(move.amount), moveSubject(id)];
  const out: Posting[] = [];
  if (fromEnvelopeId !== null) {
    const taken = withdrawalsOf(await availableIn(tx, [fromEnvelopeId]), amount);
    if (taken === null) throw new DomainError('ledger.no-money');
    for (const part of taken)
      out.push({
        ...{ code: 'L14', from: 'E:available', to: 'FUNDER', programmeId, subject },
        ...{ envelopeId: fromEnvelopeId, bucket: part.bucket, amount: part.amount },
        reference: `move:${id}:out:${String(part.bucket)}`,
      });
  }
  if (toEnvelopeId === null) return out;
  const brought: Posting = {
    ...{ code: 'L1', from: 'FUNDER', to: 'E:available', programmeId, subject, amount },
    ...{ envelopeId: toEnvelopeId, bucket: 0, reference: `move:${id}:in` },
  };
  return [...out, brought];
}
