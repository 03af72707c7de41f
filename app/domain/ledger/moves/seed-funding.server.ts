import { UUID_RANDOM_BYTES, uuidV7, type MemberActor } from '#domain/kernel/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { openEnvelope, post, type Posting } from '../envelopes.server.ts';
import { moveSubject, noteMove, type MoneyProgramme } from './records.server.ts';

interface Funding {
  readonly proposer: MemberActor;
  readonly decider: MemberActor;
  /** What both wrote. */
  readonly reason: string;
}

/**
 * Brings its planned money to a programme of the demonstration, as two persons would: every planned
 * envelope whole. A programme whose money anybody has moved is left alone. Returns how many
 * envelopes were funded.
 */
export async function seedFunding(programme: MoneyProgramme, funding: Funding): Promise<number> {
  return inTransaction('ledger.seed-funding', async (tx) => {
    const { programmeId } = programme;
    if ((await tx.envelopeMove.count({ where: { programmeId } })) > 0) return 0;
    const postings: Posting[] = [];
    for (const planned of programme.envelopes)
      if (planned.planned > 0n) postings.push(await fund(tx, programme, planned, funding));
    await post(tx, funding.decider.now, postings);
    return postings.length;
  });
}

async function fund(
  tx: Tx,
  programme: MoneyProgramme,
  { year, region, segment, planned }: MoneyProgramme['envelopes'][number],
  { proposer, decider, reason }: Funding,
): Promise<Posting> {
  const { programmeId, organisationId } = programme;
  const envelope = await openEnvelope(tx, proposer, { programmeId, year, region, segment });
  const id = uuidV7(proposer.now, proposer.randomBytes(UUID_RANDOM_BYTES));
  const move = await tx.envelopeMove.create({
    data: {
      ...{ id, programmeId, organisationId, kind: 'fund', state: 'done', reason },
      ...{ fromEnvelopeId: null, toEnvelopeId: envelope.id, amount: planned },
      ...{ proposedById: proposer.person.accountId, proposedAt: proposer.now },
      ...{ decidedById: decider.person.accountId, decidedAt: decider.now },
    },
  });
  await noteMove(tx, proposer, programme, move, { event: 'proposed', words: reason });
  await noteMove(tx, decider, programme, move, { event: 'done' });
  return {
    ...{ code: 'L1', from: 'FUNDER', to: 'E:available', programmeId, amount: planned },
    ...{ envelopeId: envelope.id, bucket: 0, reference: `move:${id}:in` },
    subject: moveSubject(id),
  };
}
