import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import type { Accredited } from './engagements.server.ts';

/** How a provider stands under a programme: on probation, past it, or neither. */
export async function findStanding(
  reader: Tx | typeof db,
  { programmeId, organisationId }: Accredited,
): Promise<'probation' | 'accredited' | null> {
  const row = await reader.accreditation.findFirst({
    where: { programmeId, organisationId, state: { in: ['probation', 'accredited'] } },
    select: { state: true },
  });
  if (!row) return null;
  return row.state === 'accredited' ? 'accredited' : 'probation';
}
