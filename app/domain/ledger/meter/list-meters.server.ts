import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { requireOwn, type MoneyProgramme } from '../moves/records.server.ts';
import { requireMoneyReader } from '../policy.ts';
import type { EnvelopeMeter } from './meter.ts';
import { readMeters } from './read-meters.server.ts';

/** The envelopes of programmes of the actor's organisation, by programme. Throws `ledger.not-found`. */
export async function listMeters(
  actor: MemberActor,
  programmes: readonly Pick<MoneyProgramme, 'programmeId' | 'organisationId'>[],
): Promise<ReadonlyMap<string, readonly EnvelopeMeter[]>> {
  const organisationId = requireMoneyReader(actor);
  for (const programme of programmes) requireOwn(programme, organisationId);
  return readMeters(
    db,
    programmes.map(({ programmeId }) => programmeId),
  );
}
