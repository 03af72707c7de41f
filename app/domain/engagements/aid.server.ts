import { aidByRules, restOf } from '#domain/cases/index.server.ts';
import { cents, type Cents } from '#domain/kernel/index.server.ts';
import type { Voucher } from '#platform/prisma-client/client.ts';
import type { Reader } from './records.server.ts';

/**
 * Aid in centimes that a voucher pays for a price before tax: by the programme's rules, never more
 * than the price nor than what is left of the voucher (cases and money §2).
 */
export async function aidFor(
  reader: Reader,
  voucher: Pick<Voucher, 'applicationId' | 'amount' | 'used'>,
  ht: Cents,
): Promise<Cents> {
  const ruled = await aidByRules(reader, voucher.applicationId, ht);
  const least = [ruled, ht, restOf(voucher)].reduce((one, other) => (other < one ? other : one));
  return cents(least < 0n ? 0n : least);
}
