import { randomUUID } from 'node:crypto';
import { cents } from '#domain/kernel/index.server.ts';
import { openEnvelope, post, type Place } from '#domain/ledger/index.server.ts';
import type { ProgrammeContent } from '#domain/programmes/schema.ts';
import { inTransaction } from '#platform/transaction.ts';
import { anActor, NOON } from './actors.ts';

/** An envelope of a programme with so many centimes available, opened at noon. Returns its id. */
export async function fundPlace(
  programmeId: string,
  { year, region, segment }: Place,
  amount: bigint,
  buckets = 1,
): Promise<string> {
  return inTransaction('tests.fund-place', async (tx) => {
    const key = { programmeId, year, region, segment };
    const { id } = await openEnvelope(tx, anActor(), key, buckets);
    if (amount > 0n)
      await post(tx, NOON, [
        {
          ...{ code: 'L1', from: 'FUNDER', to: 'E:available', amount: cents(amount) },
          ...{ programmeId, envelopeId: id, bucket: 0, subject: `envelope:${id}` },
          reference: `fund:${randomUUID()}`,
        },
      ]);
    return id;
  });
}

/** Brings its whole money to every envelope that a content plans. */
export async function fundAsPlanned(programmeId: string, content: ProgrammeContent): Promise<void> {
  for (const { amount, ...place } of content.running?.envelopes ?? [])
    await fundPlace(programmeId, place, BigInt(amount));
}
