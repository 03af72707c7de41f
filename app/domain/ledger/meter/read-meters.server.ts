import { cents, type Cents } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { ENVELOPE_CODES, type EnvelopeCode } from '../codes.ts';
import { balancesOf, type EnvelopeMeter } from './meter.ts';

/**
 * Envelopes of these programmes with their balances at this moment, all accounts of a code together;
 * by year, the whole country before its regions, then by segment. Nobody is waited for.
 */
export async function readMeters(
  reader: Tx | typeof db,
  programmeIds: readonly string[],
): Promise<ReadonlyMap<string, readonly EnvelopeMeter[]>> {
  const where = { programmeId: { in: [...programmeIds] } };
  const [envelopes, accounts] = await Promise.all([
    reader.envelope.findMany({
      where,
      orderBy: [
        { year: 'asc' },
        { region: { sort: 'asc', nulls: 'first' } },
        { segment: { sort: 'asc', nulls: 'first' } },
      ],
      omit: { createdAt: true },
    }),
    reader.ledgerAccount.groupBy({
      by: ['envelopeId', 'code'],
      where: { ...where, envelopeId: { not: null } },
      _sum: { balance: true },
    }),
  ]);
  const known = new Map<string, Partial<Record<EnvelopeCode, Cents>>>();
  for (const { envelopeId, code: text, _sum } of accounts) {
    const code = ENVELOPE_CODES.find((one) => one === text);
    if (envelopeId === null || code === undefined) continue;
    known.set(envelopeId, { ...known.get(envelopeId), [code]: cents(_sum.balance ?? 0n) });
  }
  const meters = envelopes.map((envelope) => ({
    ...envelope,
    balances: balancesOf(known.get(envelope.id) ?? {}),
  }));
  return new Map(
    programmeIds.map((id) => [id, meters.filter(({ programmeId }) => programmeId === id)]),
  );
}
