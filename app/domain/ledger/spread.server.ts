import { DomainError, eachAlone } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { MOST_BUCKETS } from './codes.ts';
import { openAccounts } from './envelopes.server.ts';
import { LEDGER_REFUSALS, postTransfers, type Transfer } from './post.server.ts';
import { evenly } from './spread.ts';

/**
 * Gives an envelope more accounts to be spread over, up to 64, opened with nothing in them; the
 * number it has already changes nothing. Throws `ledger.wrong-buckets` for fewer than it has or too
 * many, and `ledger.not-found`.
 */
export async function setBuckets(tx: Tx, envelopeId: string, buckets: number): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM ledger_envelope WHERE id = ${envelopeId} FOR UPDATE`;
  const envelope = await tx.envelope.findUnique({ where: { id: envelopeId } });
  if (!envelope) throw new DomainError('ledger.not-found');
  const fits = Number.isInteger(buckets) && buckets >= envelope.buckets && buckets <= MOST_BUCKETS;
  if (!fits) throw new DomainError('ledger.wrong-buckets');
  if (buckets === envelope.buckets) return;
  await tx.envelope.update({ where: { id: envelopeId }, data: { buckets } });
  await openAccounts(tx, { ...envelope, buckets });
}

const MOST_TRIES = 3;
/** Somebody took the money that was read, or spread it from what another moment showed. */
const OVERTAKEN: readonly string[] = ['ledger.no-money', 'ledger.reference-reused'];

/** Spreads the money of every envelope that has several accounts. What failed is thrown at the end. */
export async function spreadEnvelopes(now: Date): Promise<void> {
  const envelopes = await db.envelope.findMany({
    where: { buckets: { gt: 1 } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  await eachAlone(envelopes, ({ id }) => spreadEnvelope(id, now));
}

/**
 * Moves the available money of an envelope evenly over its accounts (S1) while others go on posting:
 * it reads without waiting for anybody, and tries again when an account has less by then. Two that
 * read the same at once move it once. Returns how many transfers were posted; 0 too when others keep
 * taking money, for the next run to try.
 */
export async function spreadEnvelope(envelopeId: string, at: Date): Promise<number> {
  for (let tries = 1; ; tries += 1)
    try {
      return await refusing(LEDGER_REFUSALS, () =>
        inTransaction('ledger.spread', async (tx) =>
          postTransfers(tx, at, await shiftsOf(tx, envelopeId)),
        ),
      );
    } catch (error) {
      if (!(error instanceof DomainError) || !OVERTAKEN.includes(error.code)) throw error;
      if (tries === MOST_TRIES) return 0;
    }
}

async function shiftsOf(tx: Tx, envelopeId: string): Promise<Transfer[]> {
  const accounts = await tx.ledgerAccount.findMany({
    where: { envelopeId, code: 'E:available' },
    orderBy: { bucket: 'asc' },
    select: { id: true, balance: true, version: true },
  });
  return evenly(accounts.map(({ balance }) => balance)).flatMap(({ from, to, amount }) => {
    const [giver, taker] = [accounts[from], accounts[to]];
    if (!giver || !taker) return [];
    return {
      // Of what was read: whoever read the same posts the same.
      reference: `spread:${giver.id}.${giver.version}:${taker.id}.${taker.version}`,
      ...{ code: 'S1', from: giver.id, to: taker.id, amount },
      subject: `envelope:${envelopeId}`,
    };
  });
}
