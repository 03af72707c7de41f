import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ProviderReference } from '#platform/prisma-client/client.ts';

/** SHA-256, in hexadecimal, of what a provider says of a client: whoever decides has read just that. */
export function referenceStamp(row: ProviderReference): string {
  const { clientName, clientIce, sector, year, workFr, workAr } = row;
  const { contactName, contactPhone, showsClient } = row;
  const said = { clientName, clientIce, sector, year, workFr, workAr, showsClient };
  return createHash('sha256')
    .update(canonicalize({ ...said, contactName, contactPhone }) ?? '')
    .digest('hex');
}
