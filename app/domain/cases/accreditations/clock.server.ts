import { listStandings } from '#domain/catalogue/index.server.ts';
import { civilDateOf, eachAlone } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { dayOf } from '../clocks/records.server.ts';
import type { CaseActor } from '../records.server.ts';
import { changeAccreditation, lockAccreditation, tellProvider } from './records.server.ts';
import { DELIVERIES_TO_CONFIRM, type AccreditationEvent } from './transitions.ts';

const MOST_AT_ONCE = 500;
/** Why the platform itself suspended: only then does the certificate bring it back. */
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
    const event = eventOf(row, isCertified, civilDateOf(actor.now));
    if (event === null) return;
    const isSuspension = event === 'suspend';
    const changed = await changeAccreditation(tx, actor, row, {
      ...{ event, party: 'system', data: isSuspension ? { because: BY_CERTIFICATE } : {} },
      ...(isSuspension ? { changes: { reason: BY_CERTIFICATE } } : {}),
    });
    await tellProvider(tx, changed, 'accreditation-changed');
  });
}

interface Row {
  readonly state: string;
  readonly reason: string | null;
  readonly deliveries: number;
  readonly expiresOn: Date | null;
}

/** What time does to an accreditation on a day; null for nothing. */
export function eventOf(
  { state, reason, deliveries, expiresOn }: Row,
  isCertified: boolean,
  today: string,
): AccreditationEvent | null {
  if (expiresOn !== null && today > dayOf(expiresOn)) return 'expire';
  if (state === 'suspended') return isCertified && reason === BY_CERTIFICATE ? 'resume' : null;
  if (!isCertified) return 'suspend';
  return state === 'probation' && deliveries >= DELIVERIES_TO_CONFIRM ? 'confirm' : null;
}
