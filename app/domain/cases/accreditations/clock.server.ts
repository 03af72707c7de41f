import { listStandings } from '#domain/catalogue/index.server.ts';
import { civilDateOf, eachAlone, dayOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import type { CaseActor } from '../records.server.ts';
import { changeAccreditation, lockAccreditation, tellProvider } from './records.server.ts';
import { DELIVERIES_TO_CONFIRM, type AccreditationEvent } from './transitions.ts';

const MOST_AT_ONCE = 500;
/** What the platform says when it suspends itself. */
const BY_CERTIFICATE = 'certificate';

/**
 * What the day brings to accreditations: the end of their term, certificates that are held back or
 * in force again, enough deliveries. Each in its own transaction; a second run changes nothing.
 */
export async function runAccreditationClock(actor: CaseActor): Promise<void> {
  for (let after = ''; ;) {
    const rows = await db.accreditation.findMany({
      where: { id: { gt: after }, state: { in: ['probation', 'accredited', 'suspended'] } },
      orderBy: { id: 'asc' },
      take: MOST_AT_ONCE,
    });
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    const standings = await listStandings(
      db,
      rows.map(({ organisationId }) => organisationId),
    );
    await eachAlone(rows, ({ id, organisationId }) =>
      bringDay(actor, id, standings.get(organisationId) === 'in-force'),
    );
  }
}

async function bringDay(actor: CaseActor, id: string, isCertified: boolean): Promise<void> {
  await inTransaction('cases.accreditation-clock', async (tx) => {
    const row = await lockAccreditation(tx, id, {});
    const byPlatform = row.state === 'suspended' && (await isSuspendedByPlatform(tx, id));
    const event = eventOf({ ...row, byPlatform }, isCertified, civilDateOf(actor.now));
    if (event === null) return;
    const isSuspension = event === 'suspend';
    const changed = await changeAccreditation(tx, actor, row, {
      ...{ event, party: 'system', data: isSuspension ? { because: BY_CERTIFICATE } : {} },
      ...(isSuspension ? { changes: { reason: BY_CERTIFICATE } } : {}),
    });
    await tellProvider(tx, changed, 'accreditation-changed');
  });
}

/** Nobody's act suspended it, whatever a reason says. */
async function isSuspendedByPlatform(tx: Tx, accreditationId: string): Promise<boolean> {
  const last = await tx.accreditationEvent.findFirst({
    where: { accreditationId, event: 'suspend' },
    orderBy: { sequence: 'desc' },
    select: { actorId: true },
  });
  return last?.actorId === null;
}

interface Row {
  readonly state: string;
  /** The platform suspended it itself: only then does the certificate bring it back. */
  readonly byPlatform: boolean;
  readonly deliveries: number;
  readonly expiresOn: Date | null;
}

/** What time does to an accreditation on a day; null for nothing. */
export function eventOf(
  { state, byPlatform, deliveries, expiresOn }: Row,
  isCertified: boolean,
  today: string,
): AccreditationEvent | null {
  if (expiresOn !== null && today > dayOf(expiresOn)) return 'expire';
  if (state === 'suspended') return isCertified && byPlatform ? 'resume' : null;
  if (!isCertified) return 'suspend';
  return state === 'probation' && deliveries >= DELIVERIES_TO_CONFIRM ? 'confirm' : null;
}
