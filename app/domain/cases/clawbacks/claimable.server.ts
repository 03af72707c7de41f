import type { Voucher } from '#platform/prisma-client/client.ts';
import type { Reader } from '../records.server.ts';

/** Centimes of a voucher that were used and that no clawback asks for, or asked for, yet. */
export async function claimableOf(
  reader: Reader,
  { id, used }: Pick<Voucher, 'id' | 'used'>,
): Promise<bigint> {
  const { _sum } = await reader.clawback.aggregate({
    where: { voucherId: id, state: { not: 'dropped' } },
    _sum: { amount: true },
  });
  const rest = used - (_sum.amount ?? 0n);
  return rest > 0n ? rest : 0n;
}
