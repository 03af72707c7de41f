import type { Voucher } from '#platform/prisma-client/client.ts';
import type { Reader } from '../records.server.ts';

/**
 * Centimes of a voucher that were paid to a provider and that no clawback asks for, or asked for, yet:
 * what an agreement uses and nobody paid goes back to the voucher otherwise.
 */
export async function claimableOf(
  reader: Reader,
  { id, spent }: Pick<Voucher, 'id' | 'spent'>,
): Promise<bigint> {
  const { _sum } = await reader.clawback.aggregate({
    where: { voucherId: id, state: { not: 'dropped' } },
    _sum: { amount: true },
  });
  const rest = spent - (_sum.amount ?? 0n);
  return rest > 0n ? rest : 0n;
}
