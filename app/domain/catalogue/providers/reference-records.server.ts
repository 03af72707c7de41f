import { findAuditSalt, listFirms } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, ice9Of, type MemberActor } from '#domain/kernel/index.server.ts';
import type { ProviderReference } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import type { ReferenceForm } from './reference-form.ts';

/** What the database refuses about references, in words of this room. */
export const REFERENCE_REFUSALS = {
  provider_reference_once: 'catalogue.reference-twice',
} as const;

/** The firm of the references itself is no client. Throws `catalogue.own-reference`. */
export async function refuseOwn(tx: Tx, organisationId: string, ice: string): Promise<void> {
  const own = (await listFirms(tx, [organisationId])).get(organisationId)?.ice ?? null;
  if (own !== null && ice9Of(own) === ice9Of(ice)) throw new DomainError('catalogue.own-reference');
}

/** The part of a row that the form fills. */
export function referenceFields(row: ProviderReference): ReferenceForm {
  const { clientName, clientIce, sector, year, workFr, workAr } = row;
  const { contactName, contactPhone, showsClient } = row;
  return {
    ...{ clientName, clientIce, sector, year, workFr, workAr },
    ...{ contactName, contactPhone, showsClient },
  };
}

/** A reference of one's own firm that was not removed. Throws `catalogue.not-found`. */
export async function getOwnRow(
  reader: Pick<Tx, 'providerReference'>,
  organisationId: string,
  id: string,
): Promise<ProviderReference> {
  const row = await reader.providerReference.findUnique({ where: { id } });
  if (row?.organisationId !== organisationId || row.removedAt !== null)
    throw new DomainError('catalogue.not-found');
  return row;
}

/** The audit entry of what happened to a reference. */
export async function noteReference(
  tx: Tx,
  actor: MemberActor,
  what: 'reference-added' | 'reference-changed' | 'reference-removed',
  { id, ...change }: { id: string; before?: ReferenceForm; after?: ReferenceForm },
): Promise<void> {
  const { accountId, seat } = actor.person;
  await appendAudit(tx, actor, {
    type: `catalogue.${what}`,
    stream: `organisation:${seat.organisationId}`,
    subject: `reference:${id}`,
    ...(change.before ? { before: { ...change.before } } : {}),
    ...(change.after ? { after: { ...change.after } } : {}),
    salt: await findAuditSalt(tx, accountId),
  });
}
