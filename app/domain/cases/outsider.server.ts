import { listFirmsOfPerson } from '#domain/accounts/index.server.ts';
import { findGroup } from '#domain/integrity/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { Reader } from './records.server.ts';

/** The firms whose requests are not the actor's to decide: theirs, and those linked with them. */
export async function listOwnFirms(
  reader: Reader,
  { person: { accountId } }: MemberActor,
): Promise<readonly string[]> {
  const firms = new Set<string>();
  for (const id of await listFirmsOfPerson(reader, accountId)) {
    if (firms.has(id)) continue;
    for (const linked of (await findGroup(reader, id)).firmIds) firms.add(linked);
  }
  return [...firms];
}

/** Whether the actor belongs to a firm or to one linked with it, has asked to, or once did. */
export async function isOfFirm(
  reader: Reader,
  actor: MemberActor,
  organisationId: string,
): Promise<boolean> {
  return (await listOwnFirms(reader, actor)).includes(organisationId);
}

/** Nobody acts on a firm they belong or belonged to (cases and money). Throws `cases.own-firm`. */
export async function requireOutsider(
  reader: Reader,
  actor: MemberActor,
  organisationId: string,
): Promise<void> {
  if (await isOfFirm(reader, actor, organisationId)) throw new DomainError('cases.own-firm');
}

type Sent = Pick<AidApplication, 'organisationId' | 'createdById' | 'submittedById'>;

/** Whether a request is of the actor's own firm or of one linked with it, or was written by them. */
export async function isOwnRequest(
  reader: Reader,
  actor: MemberActor,
  { organisationId, createdById, submittedById }: Sent,
): Promise<boolean> {
  if ([createdById, submittedById].includes(actor.person.accountId)) return true;
  return isOfFirm(reader, actor, organisationId);
}

/** Nobody examines or decides a request of their own. Throws `cases.own-firm`. */
export async function refuseOwnRequest(
  reader: Reader,
  actor: MemberActor,
  application: Sent,
): Promise<void> {
  if (await isOwnRequest(reader, actor, application)) throw new DomainError('cases.own-firm');
}
