import { listStaffAmong } from '#domain/accounts/index.server.ts';
import { listStandings } from '#domain/catalogue/index.server.ts';
import {
  addMonths,
  civilDateOf,
  DomainError,
  hasRole,
  type CivilDate,
  type MemberActor,
  midnight,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { Accreditation } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { CASE_REFUSALS } from '../records.server.ts';
import { changeAccreditation, lockAccreditation, tellProvider } from './records.server.ts';
import { ACCREDITED_MONTHS } from './transitions.ts';

export const OFFICER_ACTS = ['accept', 'refuse', 'suspend', 'resume', 'revoke'] as const;
export type OfficerAct = (typeof OFFICER_ACTS)[number];

/** The last day of a term that begins on a day. */
export function nextEnd(from: CivilDate): Date {
  return midnight(addMonths(from, ACCREDITED_MONTHS));
}

/** Accreditations an officer may read. Throws `cases.not-found` to others. */
export function accreditationWhere(actor: MemberActor) {
  const { seat } = actor.person;
  const reads = hasRole(
    actor,
    ...(['proposing-officer', 'deciding-officer', 'programme-manager', 'auditor'] as const),
  );
  if (seat.kind !== 'programme' || !reads) throw new DomainError('cases.not-found');
  return { ownerId: seat.organisationId };
}

/** Whether the actor decides on accreditations; the others only read. */
export function canAccredit(actor: MemberActor): boolean {
  return hasRole(actor, 'proposing-officer', 'deciding-officer');
}

interface Decision {
  readonly stamp: number;
  readonly act: OfficerAct;
  /** Told to the provider; needed for all but to accept and to resume. */
  readonly reason: string;
}

/**
 * An officer decides on an accreditation, who has and had no role at the provider. The same act again
 * changes nothing. Throws `cases.not-found`, `cases.own-firm`, `cases.no-reason`,
 * `cases.not-certified` to accept or resume without a certificate in force, `cases.wrong-state`,
 * `cases.changed-meanwhile`.
 */
export async function decideAccreditation(
  actor: MemberActor,
  id: string,
  { stamp, act, reason }: Decision,
): Promise<void> {
  const where = accreditationWhere(actor);
  if (!canAccredit(actor)) throw new DomainError('cases.not-found');
  if (reason === '' && act !== 'accept' && act !== 'resume')
    throw new DomainError('cases.no-reason');
  await refusing(CASE_REFUSALS, () =>
    inTransaction('cases.decide-accreditation', async (tx) => {
      const row = await lockAccreditation(tx, id, where);
      if (await isRepeated(tx, row, actor, act)) return;
      if (row.stamp !== stamp) throw new DomainError('cases.changed-meanwhile');
      await requireOutsider(tx, actor, row);
      if (act === 'accept' || act === 'resume') await requireCertificate(tx, row);
      const changed = await changeAccreditation(tx, actor, row, {
        ...{ event: act, party: 'officer', reason },
        changes: {
          ...{ decidedById: actor.person.accountId, decidedAt: actor.now },
          ...(act === 'accept' ? { expiresOn: nextEnd(civilDateOf(actor.now)) } : {}),
        },
      });
      const isAnswer = act === 'accept' || act === 'refuse';
      const kind = isAnswer ? 'accreditation-decided' : 'accreditation-changed';
      await tellProvider(tx, changed, kind);
    }),
  );
}

async function isRepeated(
  tx: Tx,
  { id, stamp }: Accreditation,
  actor: MemberActor,
  act: OfficerAct,
): Promise<boolean> {
  const last = await tx.accreditationEvent.findUnique({
    where: { accreditationId_sequence: { accreditationId: id, sequence: stamp } },
  });
  return last?.event === act && last.actorId === actor.person.accountId;
}

async function requireOutsider(
  tx: Tx,
  actor: MemberActor,
  { organisationId }: Accreditation,
): Promise<void> {
  const { accountId } = actor.person;
  if ((await listStaffAmong(tx, [accountId], [organisationId])).size > 0)
    throw new DomainError('cases.own-firm');
}

async function requireCertificate(tx: Tx, { organisationId }: Accreditation): Promise<void> {
  const standing = (await listStandings(tx, [organisationId])).get(organisationId);
  if (standing !== 'in-force') throw new DomainError('cases.not-certified');
}
