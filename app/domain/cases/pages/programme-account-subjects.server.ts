import { db } from '#platform/db.ts';
import { receiptOf } from '../receipt.ts';

/**
 * How people call what transfers are about, by subject: the receipt of a request, the code of a
 * voucher. Only of the organisation that decides them; other subjects are left out.
 */
export async function subjectNames(
  ownerId: string,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const idsOf = (kind: string) =>
    subjects.filter((one) => one.startsWith(`${kind}:`)).map((one) => one.slice(kind.length + 1));
  const [requests, vouchers] = await Promise.all([
    db.aidApplication.findMany({
      where: { id: { in: idsOf('application') }, ownerId },
      select: { id: true, number: true, submittedAt: true },
    }),
    db.voucher.findMany({
      where: { id: { in: idsOf('voucher') }, ownerId },
      select: { id: true, code: true },
    }),
  ]);
  return new Map([
    ...requests.flatMap(({ id, number, submittedAt }): [string, string][] =>
      number === null || submittedAt === null
        ? []
        : [[`application:${id}`, receiptOf(number, submittedAt)]],
    ),
    ...vouchers.map(({ id, code }): [string, string] => [`voucher:${id}`, code]),
  ]);
}
