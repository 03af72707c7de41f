import {
  civilDateOf,
  DomainError,
  sumCents,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { UUID_RANDOM_BYTES, uuidV7 } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { onceByIntent } from '#platform/intents.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { availableIn, openEnvelope, type EnvelopeRow } from '../envelopes.server.ts';
import { requireMover } from '../policy.ts';
import type { NewMove } from './forms.ts';
import { carriedTo, isSamePlace, requireYears, type Place } from './places.ts';
import {
  MOVE_REFUSALS,
  noteMove,
  requireOwn,
  tellDeciders,
  type MoneyProgramme,
} from './records.server.ts';

/**
 * Proposes to fund an envelope, to move money between two of a year, to carry it over to the next
 * year or from any earlier one to the present, or to give it back; another person decides. Nothing is posted yet. The same form again gives
 * the same move. Returns its id. Throws `ledger.not-found`, `ledger.reload` for a form without
 * intent, and, of its fields: `ledger.unknown-envelope` (from), `ledger.not-planned` (to),
 * `ledger.same-envelope`, `ledger.other-year`, `ledger.year-over` (to), `ledger.no-money` (amount).
 */
export async function proposeMove(
  actor: MemberActor,
  programme: MoneyProgramme,
  move: NewMove,
  intentId: string | null,
): Promise<string> {
  requireOwn(programme, requireMover(actor));
  if (intentId === null) throw new DomainError('ledger.reload');
  const intent = { actor: actor.person.accountId, intentId, now: actor.now };
  return refusing(MOVE_REFUSALS, () =>
    inTransaction('ledger.propose-move', (tx) =>
      onceByIntent(tx, intent, async () => {
        const ends = await openEnds(tx, actor, programme, move);
        await requireMoney(tx, ends.from, move);
        const id = uuidV7(actor.now, actor.randomBytes(UUID_RANDOM_BYTES));
        const row = await tx.envelopeMove.create({
          data: {
            ...{ id, kind: move.kind, amount: move.amount, reason: move.reason },
            ...{ programmeId: programme.programmeId, organisationId: programme.organisationId },
            ...{ fromEnvelopeId: ends.from?.id ?? null, toEnvelopeId: ends.to?.id ?? null },
            ...{ proposedById: actor.person.accountId, proposedAt: actor.now, state: 'proposed' },
          },
        });
        await noteMove(tx, actor, programme, row, { event: 'proposed', words: move.reason });
        await tellDeciders(tx, actor, programme, id);
        return id;
      }),
    ),
  );
}

interface OpenEnds {
  readonly from: EnvelopeRow | null;
  readonly to: EnvelopeRow | null;
}

/** The envelopes a move is between; that which it brings money to is opened where it must be. */
async function openEnds(
  tx: Tx,
  actor: MemberActor,
  programme: MoneyProgramme,
  { kind, fromEnvelopeId, to }: NewMove,
): Promise<OpenEnds> {
  const { programmeId } = programme;
  const from = fromEnvelopeId === null ? null : await ownEnvelope(tx, programmeId, fromEnvelopeId);
  const thisYear = Number(civilDateOf(actor.now).slice(0, 4));
  const place = kind === 'carry-over' && from ? carriedTo(from, thisYear) : to;
  requireYears({ from, to: place }, kind === 'carry-over', thisYear);
  if (place === null) return { from, to: null };
  // Money carried over keeps its region and segment, whatever the year it goes to planned.
  if (kind !== 'carry-over') await requireKnown(tx, programme, place);
  return { from, to: await openEnvelope(tx, actor, { programmeId, ...place }) };
}

async function ownEnvelope(tx: Tx, programmeId: string, id: string): Promise<EnvelopeRow> {
  const row = await tx.envelope.findFirst({ where: { id, programmeId } });
  if (!row) throw new DomainError('ledger.unknown-envelope');
  return row;
}

/** An envelope is one that a version plans, or that is there already. */
async function requireKnown(
  tx: Tx,
  { programmeId, envelopes }: MoneyProgramme,
  { year, region, segment }: Place,
): Promise<void> {
  if (envelopes.some((one) => isSamePlace(one, { year, region, segment }))) return;
  const where = { programmeId, year, region, segment };
  if ((await tx.envelope.count({ where })) === 0) throw new DomainError('ledger.not-planned');
}

async function requireMoney(
  tx: Tx,
  from: EnvelopeRow | null,
  { amount }: Pick<NewMove, 'amount'>,
): Promise<void> {
  if (from === null) return;
  const accounts = await availableIn(tx, [from.id]);
  const available = sumCents(accounts.map(({ balance }) => balance));
  if (amount > available)
    throw new DomainError('ledger.no-money', { available: String(available) });
}
