import type { Voucher } from '#platform/prisma-client/client.ts';
import type { Reader } from '../records.server.ts';

/** A voucher as it is, without taking it; null for none. The caller has seen to rights. */
export function findVoucher(reader: Reader, id: string): Promise<Voucher | null> {
  return reader.voucher.findUnique({ where: { id } });
}
