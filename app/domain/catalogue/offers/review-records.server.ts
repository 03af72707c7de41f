import { tellHolders } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  type MemberActor,
  type NotificationKind,
  newId,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { OfferVersion } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { refuseConflict, saltOf } from '../certification/dossier-records.server.ts';
import { requireExaminer } from '../certification/policy.ts';
import { PROVIDER_ROLES } from '../providers/provider-policy.ts';
import type { ReviewRequest } from './review-form.ts';
import { titleOf } from './review-title.ts';

/**
 * Runs an examiner's decision about a version, with its offer taken: changes of one offer follow
 * one another. Throws `catalogue.not-found` to others and without such a version,
 * `catalogue.conflict` to somebody who works for the provider or wrote or sent it.
 */
export async function decideVersion(
  name: string,
  actor: MemberActor,
  versionId: string,
  decide: (tx: Tx, version: OfferVersion) => Promise<void>,
): Promise<void> {
  requireExaminer(actor);
  const known = await db.offerVersion.findFirst({
    where: { id: versionId, state: { not: 'draft' } },
    select: { offerId: true, organisationId: true, createdById: true, submittedById: true },
  });
  if (!known) throw new DomainError('catalogue.not-found');
  const { organisationId, createdById, submittedById } = known;
  await inTransaction(name, async (tx) => {
    await refuseConflict(tx, actor, organisationId, [createdById, submittedById]);
    await tx.$queryRaw`SELECT 1 FROM offer WHERE id = ${known.offerId} FOR UPDATE`;
    const version = await tx.offerVersion.findUnique({ where: { id: versionId } });
    if (!version) throw new DomainError('catalogue.not-found');
    await decide(tx, version);
  });
}

/**
 * Why a version cannot be decided in the state it is in: `catalogue.taken-back` when the provider
 * took it back, else `catalogue.wrong-state`.
 */
export function notWaiting({ state, decidedAt }: OfferVersion): DomainError {
  const wasTakenBack = state === 'withdrawn' && decidedAt === null;
  return new DomainError(wasTakenBack ? 'catalogue.taken-back' : 'catalogue.wrong-state');
}

/** Writes what an examiner asks for, field by field. */
export async function writeRequests(
  tx: Tx,
  actor: MemberActor,
  versionId: string,
  requests: readonly ReviewRequest[],
): Promise<void> {
  await tx.offerChangeRequest.createMany({
    data: requests.map(({ field, text }) => ({
      ...{ id: newId(actor), versionId, field, text },
      ...{ byId: actor.person.accountId, at: actor.now },
    })),
  });
}

/** Whether this person wrote exactly this about a version. */
export async function wroteTheSame(
  tx: Tx,
  actor: MemberActor,
  versionId: string,
  requests: readonly ReviewRequest[],
): Promise<boolean> {
  const written = await tx.offerChangeRequest.findMany({
    where: { versionId, byId: actor.person.accountId },
    select: { field: true, text: true },
  });
  const said = (all: readonly { readonly field: string; readonly text: string }[]) =>
    all
      .map(({ field, text }) => `${field}\n${text}`)
      .sort()
      .join('\n\n');
  return said(written) === said(requests);
}

/** The audit entry of a decision; what was written enters as a digest. */
export async function noteDecision(
  tx: Tx,
  actor: MemberActor,
  version: OfferVersion,
  act: {
    readonly type: `catalogue.offer-${string}`;
    readonly requests?: readonly ReviewRequest[];
  },
): Promise<void> {
  const { type, requests = [] } = act;
  await appendAudit(tx, actor, {
    type,
    stream: `organisation:${version.organisationId}`,
    subject: `offer:${version.offerId}`,
    facts: {
      ...{ version: version.id, number: version.number, content: version.contentHash },
      ...(requests.length > 0 ? { fields: requests.map(({ field }) => field) } : {}),
    },
    ...(requests.length > 0
      ? {
          after: requests.map(({ field, text }) => ({ field, text })),
          salt: await saltOf(tx, actor),
        }
      : {}),
  });
}

/** Tells everybody of the provider. */
export async function tellProvider(
  tx: Tx,
  actor: MemberActor,
  version: OfferVersion,
  kind: NotificationKind,
): Promise<void> {
  const { organisationId, offerId, content } = version;
  const line = { kind, params: { offer: titleOf(content) }, path: `/provider/offers/${offerId}` };
  const except = [actor.person.accountId];
  await tellHolders(tx, { organisationId, role: PROVIDER_ROLES, except }, line);
}
