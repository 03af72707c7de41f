import { cents } from '#domain/kernel/index.server.ts';
import { post, type Posting } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { NOON } from './actors.ts';
import type { Given } from './vouchers.ts';

const WAYS = [
  ['L5', 'V:committed', 'G:engaged'],
  ['L6', 'G:engaged', 'C:certified'],
  ['L8', 'C:certified', 'C:ordered'],
  ['L9', 'C:ordered', 'C:spent'],
] as const;

/** A part of a voucher as if an agreement had taken it and it had been paid, in centimes. */
export async function spend(
  { voucher: { id }, programme: { programmeId, envelopeId } }: Given,
  amount: bigint,
): Promise<void> {
  const postings = WAYS.map(([code, from, to]): Posting => ({
    ...{ reference: `spend:${code}:${id}`, code, from, to, amount: cents(amount) },
    ...{ subject: `voucher:${id}`, programmeId, envelopeId, bucket: 0 },
  }));
  await inTransaction('tests.spend', (tx) => post(tx, NOON, postings));
  await db.voucher.update({
    where: { id },
    data: { used: amount, spent: amount, state: 'partly-used' },
  });
}
