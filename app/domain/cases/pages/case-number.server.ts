import { receiptOf } from '../receipt.ts';
import type { Reader } from '../records.server.ts';

/** The number of a request as people read it; empty before it was sent. */
export async function caseNumberOf(reader: Reader, applicationId: string): Promise<string> {
  const { number, submittedAt } = await reader.aidApplication.findUniqueOrThrow({
    where: { id: applicationId },
    select: { number: true, submittedAt: true },
  });
  return number !== null && submittedAt !== null ? receiptOf(number, submittedAt) : '';
}
