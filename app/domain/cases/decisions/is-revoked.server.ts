import type { Reader } from '../records.server.ts';

/** Whether the aid of a request was revoked by two persons, whatever its voucher was then. */
export async function isRevoked(reader: Reader, applicationId: string): Promise<boolean> {
  const where = { id: applicationId, state: 'revoked' };
  return (await reader.aidApplication.count({ where })) > 0;
}
