import { tellHolders } from '#domain/accounts/index.server.ts';
import { appendAudit, organisationStream } from '#domain/audit/index.server.ts';
import { listStandings } from '#domain/catalogue/index.server.ts';
import {
  addDays,
  civilDateOf,
  DomainError,
  hasRole,
  type MemberActor,
  dayOf,
  newId,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { Accreditation } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { findApplyProgramme, type ApplyProgramme } from '../applications/programme.server.ts';
import { beginClock } from '../clocks/records.server.ts';
import { CASE_REFUSALS } from '../records.server.ts';
import { nextEnd } from './decide.server.ts';
import { changeAccreditation, lockAccreditation } from './records.server.ts';
import { RENEWAL_DAYS } from './transitions.ts';

/** The provider the actor speaks for. Throws `cases.not-found` to others than its owners. */
function requireProvider(actor: MemberActor): string {
  const { seat } = actor.person;
  if (seat.kind !== 'provider' || !hasRole(actor, 'provider-owner'))
    throw new DomainError('cases.not-found');
  return seat.organisationId;
}

/**
 * A certified provider asks to be paid by a programme: one click, nothing to write. A second time
 * changes nothing. In the last days of an accreditation it asks for the next one, and keeps the
 * present one until then. Throws `cases.not-found`, `cases.not-certified`, `cases.already-accredited`.
 */
export async function applyForAccreditation(
  actor: MemberActor,
  programmeId: string,
): Promise<void> {
  const organisationId = requireProvider(actor);
  await refusing(CASE_REFUSALS, () =>
    inTransaction('cases.apply-accreditation', async (tx) => {
      const programme = await findApplyProgramme(tx, programmeId, actor.now);
      if (!programme) throw new DomainError('cases.not-found');
      const standings = await listStandings(tx, [organisationId]);
      if (standings.get(organisationId) !== 'in-force')
        throw new DomainError('cases.not-certified');
      const open = await tx.accreditation.findFirst({
        where: {
          ...{ programmeId, organisationId },
          state: { in: ['submitted', 'probation', 'accredited', 'suspended'] },
        },
      });
      if (open?.state === 'submitted') return;
      if (open && !isRenewable(open, actor.now)) throw new DomainError('cases.already-accredited');
      if (open) await renew(tx, actor, open);
      else await create(tx, actor, { organisationId, programme });
    }),
  );
}

/** Whether an accreditation is so near to its end that it may be asked for again. */
export function isRenewable(
  { state, expiresOn }: Pick<Accreditation, 'state' | 'expiresOn'>,
  now: Date,
): boolean {
  if (state !== 'accredited' || expiresOn === null) return false;
  return civilDateOf(now) >= addDays(dayOf(expiresOn), -RENEWAL_DAYS);
}

/** A certified provider that is accredited and asks in time gets its next term at once. */
async function renew(tx: Tx, actor: MemberActor, open: Accreditation): Promise<void> {
  const held = await lockAccreditation(tx, open.id, { organisationId: open.organisationId });
  if (!isRenewable(held, actor.now) || held.expiresOn === null)
    throw new DomainError('cases.already-accredited');
  await tx.accreditation.update({
    where: { id: held.id },
    data: { expiresOn: nextEnd(dayOf(held.expiresOn)) },
  });
  await note(tx, actor, held.id, open.organisationId, 'accreditation-renewed');
}

async function create(
  tx: Tx,
  actor: MemberActor,
  {
    organisationId,
    programme,
  }: { readonly organisationId: string; readonly programme: ApplyProgramme },
): Promise<void> {
  const id = newId(actor);
  const { programmeId, organisationId: ownerId, content } = programme;
  await tx.accreditation.create({
    data: {
      ...{ id, programmeId, ownerId, organisationId, state: 'submitted' },
      ...{ requestedById: actor.person.accountId, submittedAt: actor.now },
    },
  });
  const levels = content.running.serviceLevels;
  const setting = { code: 'accredit', programmeId, levels } as const;
  await beginClock(tx, actor, { accreditationId: id }, setting);
  await note(tx, actor, id, organisationId, 'accreditation-requested');
  await tellHolders(
    tx,
    { organisationId: ownerId, role: 'proposing-officer', except: [] },
    {
      kind: 'accreditation-requested',
      params: { programme: content.name.fr },
      path: `/programme/accreditations/${id}`,
    },
  );
}

async function note(
  tx: Tx,
  actor: MemberActor,
  id: string,
  organisationId: string,
  what: 'accreditation-requested' | 'accreditation-renewed',
): Promise<void> {
  await appendAudit(tx, actor, {
    ...{ type: `cases.${what}`, stream: organisationStream(organisationId) },
    subject: `accreditation:${id}`,
  });
}

/** The provider takes its request or its accreditation back. A second time changes nothing. */
export async function withdrawAccreditation(
  actor: MemberActor,
  id: string,
  { stamp }: { readonly stamp: number },
): Promise<void> {
  const organisationId = requireProvider(actor);
  await inTransaction('cases.withdraw-accreditation', async (tx) => {
    const row = await lockAccreditation(tx, id, { organisationId });
    if (row.state === 'withdrawn') return;
    if (row.stamp !== stamp) throw new DomainError('cases.changed-meanwhile');
    if (row.running > 0) throw new DomainError('cases.work-running');
    await changeAccreditation(tx, actor, row, { event: 'withdraw', party: 'provider' });
  });
}
