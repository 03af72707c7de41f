import { findAuditSalt, isStaffOf, listFirms, tellHolders } from '#domain/accounts/index.server.ts';
import { appendAudit, type AuditActor } from '#domain/audit/index.server.ts';
import {
  addDays,
  civilDateOf,
  DomainError,
  type CivilDate,
  type Holidays,
  type MemberActor,
  type NotificationKind,
} from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import { holidaysBetween } from '#platform/holidays.ts';
import type { CertificationApplication } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { HOLIDAYS_AHEAD } from './dossier-clock.ts';
import {
  isApplicationState,
  nextApplicationState,
  type ApplicationEvent,
  type ApplicationParty,
} from './transitions.ts';

/** The actor of what the clock does. */
export const clockAt = (now: Date): AuditActor => ({ now, requestId: 'catalogue-clock' });

/** A day as a `date` column has it. */
export const dateOf = (day: CivilDate): Date => new Date(day);

/** The holidays that deadlines from a day on may meet. */
export function holidaysFrom(reader: Tx | typeof db, day: CivilDate): Promise<Holidays> {
  return holidaysBetween(reader, day, addDays(day, HOLIDAYS_AHEAD));
}

/**
 * Takes an application for a change; of one provider when it is named. Throws
 * `catalogue.not-found`.
 */
export async function lockApplication(
  tx: Tx,
  id: string,
  organisationId?: string,
): Promise<CertificationApplication> {
  await tx.$queryRaw`SELECT 1 FROM certification_application WHERE id = ${id} FOR UPDATE`;
  const row = await tx.certificationApplication.findFirst({
    where: { id, ...(organisationId === undefined ? {} : { organisationId }) },
  });
  if (!row) throw new DomainError('catalogue.not-found');
  return row;
}

/** Whether an examiner works for a provider. */
export function hasConflict(
  reader: Tx | typeof db,
  { person }: MemberActor,
  organisationId: string,
): Promise<boolean> {
  return isStaffOf(reader, person.accountId, organisationId);
}

/**
 * Examiners do not examine a provider they work for, nor what they did for one they have left: `own`
 * are the accounts that acted for it. Throws `catalogue.conflict`.
 */
export async function refuseConflict(
  reader: Tx | typeof db,
  actor: MemberActor,
  organisationId: string,
  own: readonly (string | null)[] = [],
): Promise<void> {
  if (own.includes(actor.person.accountId) || (await hasConflict(reader, actor, organisationId)))
    throw new DomainError('catalogue.conflict');
}

type Changes = Partial<Omit<CertificationApplication, 'id' | 'organisationId' | 'state'>>;

/**
 * Carries out an event on an application: its state and other changes, compared and set. Throws
 * `catalogue.wrong-state`. Returns the row as it is then.
 */
export async function moveApplication(
  tx: Tx,
  now: Date,
  application: CertificationApplication,
  { event, by, changes = {} }: { event: ApplicationEvent; by: ApplicationParty; changes?: Changes },
): Promise<CertificationApplication> {
  const { id, state } = application;
  const next = isApplicationState(state) ? nextApplicationState(state, event, by) : null;
  if (next === null) throw new DomainError('catalogue.wrong-state');
  const { count } = await tx.certificationApplication.updateMany({
    where: { id, state },
    data: { ...changes, state: next, updatedAt: now },
  });
  if (count === 0) throw new DomainError('catalogue.wrong-state');
  return tx.certificationApplication.findUniqueOrThrow({ where: { id } });
}

type Facts = Readonly<Record<string, string | number | null>>;

/** The audit entry of something done to an application; texts only enter as a digest. */
export async function noteApplication(
  tx: Tx,
  who: AuditActor,
  { id, organisationId, kind }: CertificationApplication,
  entry: { readonly type: `catalogue.${string}`; readonly facts?: Facts; readonly after?: Facts },
): Promise<void> {
  const { type, facts = {}, after } = entry;
  await appendAudit(tx, who, {
    type,
    stream: `organisation:${organisationId}`,
    subject: `certification-application:${id}`,
    facts: { kind, ...facts },
    ...(after === undefined ? {} : { after, salt: await saltOf(tx, who) }),
  });
}

/** The salt of whoever wrote a text, for its digest. */
export async function saltOf(tx: Tx, who: AuditActor): Promise<Uint8Array | null> {
  return who.person ? findAuditSalt(tx, who.person.accountId) : null;
}

/** The name of an organisation, for messages. */
export async function nameOf(tx: Tx, organisationId: string): Promise<string> {
  return (await listFirms(tx, [organisationId])).get(organisationId)?.name ?? '';
}

interface Line {
  readonly kind: NotificationKind;
  readonly params: Readonly<Record<string, string>>;
}

const accountsOf = (who: AuditActor) => (who.person ? [who.person.accountId] : []);

/** Tells the owners of a provider, except who acts. */
export async function tellOwners(
  tx: Tx,
  who: AuditActor,
  organisationId: string,
  line: Line,
): Promise<void> {
  await tellHolders(
    tx,
    { organisationId, role: 'provider-owner', except: accountsOf(who) },
    { ...line, path: '/provider/certification' },
  );
}

/** Tells all examiners, except who acts and those named. */
export async function tellExaminers(
  tx: Tx,
  who: AuditActor,
  { path, except = [], ...line }: Line & { path: string; except?: readonly string[] },
): Promise<void> {
  await tellHolders(
    tx,
    { role: 'provider-examiner', except: [...accountsOf(who), ...except] },
    { ...line, path },
  );
}

export const todayOf = ({ now }: { readonly now: Date }): CivilDate => civilDateOf(now);
