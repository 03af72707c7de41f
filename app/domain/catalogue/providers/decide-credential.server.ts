import { tellHolders } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { civilDateOf, DomainError, type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { Credential } from '#platform/prisma-client/client.ts';
import { listFiles } from '#platform/stored-files.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { lockCertificate } from '../certification/certificate-records.server.ts';
import { refuseConflict } from '../certification/dossier-records.server.ts';
import { reviewCertificate } from '../certification/review-certificate.server.ts';
import { refreshListings } from '../search/refresh-listings.server.ts';
import type { CredentialDecision } from './credential-form.ts';
import { canExaminePapers } from './credential-policy.ts';
import { PROVIDER_ROLES } from './provider-policy.ts';

/**
 * An examiner verifies a paper that waits, or refuses it with a reason; the provider's people are
 * told, and its certificate and lists follow at once. The same decision repeated by the same person
 * is carried out already. Throws `catalogue.not-found`, `catalogue.own-credential` to whoever added
 * it, `catalogue.conflict` to whoever works for the provider, `catalogue.wrong-state` when it does not wait any more, `catalogue.paper-over` to verify one
 * whose last day has passed, `catalogue.unreadable` to verify one whose file cannot be opened.
 */
export async function decideCredential(
  actor: MemberActor,
  id: string,
  decision: CredentialDecision,
): Promise<void> {
  if (!canExaminePapers(actor)) throw new DomainError('catalogue.not-found');
  await refusing({ credential_two_persons: 'catalogue.own-credential' }, () =>
    inTransaction('catalogue.decide-credential', (tx) => decide(tx, actor, id, decision)),
  );
}

async function decide(
  tx: Tx,
  actor: MemberActor,
  id: string,
  { verdict, reason }: CredentialDecision,
): Promise<void> {
  const found = await tx.credential.findUnique({ where: { id } });
  if (!found) throw new DomainError('catalogue.not-found');
  if (found.addedById === actor.person.accountId) throw new DomainError('catalogue.own-credential');
  await refuseConflict(tx, actor, found.organisationId);
  // Taken first by whatever changes papers or certificate, so that no two wait for each other.
  await lockCertificate(tx, found.organisationId);
  const state = verdict === 'verify' ? 'verified' : 'refused';
  const decided = {
    ...{ state, decidedById: actor.person.accountId, decidedAt: actor.now },
    reason: verdict === 'refuse' ? reason : null,
  };
  if (verdict === 'verify') await checkVerifiable(tx, actor, found);
  const { count } = await tx.credential.updateMany({
    where: { id, state: 'pending' },
    data: decided,
  });
  if (count === 0) return requireSame(tx, id, decided);
  await note(tx, actor, found, verdict);
  await reviewCertificate(tx, found.organisationId, actor.now, actor);
  await refreshListings(tx, found.organisationId, actor.now);
}

async function checkVerifiable(tx: Tx, actor: MemberActor, paper: Credential): Promise<void> {
  const { state, validTo, fileId, organisationId } = paper;
  if (state !== 'pending') return;
  if (validTo !== null && dayOf(validTo) < civilDateOf(actor.now))
    throw new DomainError('catalogue.paper-over');
  const files = await listFiles(tx, organisationId, fileId === null ? [] : [fileId]);
  if (files.get(fileId ?? '')?.state !== 'clean') throw new DomainError('catalogue.unreadable');
}

/** Somebody was faster: fine if it was the same person with the same decision. */
async function requireSame(
  tx: Tx,
  id: string,
  decided: { readonly state: string; readonly decidedById: string; readonly reason: string | null },
): Promise<void> {
  const { state, decidedById, reason } = decided;
  const same = await tx.credential.count({ where: { id, state, decidedById, reason } });
  if (same === 0) throw new DomainError('catalogue.wrong-state');
}

async function note(
  tx: Tx,
  actor: MemberActor,
  { id, organisationId, kind }: Credential,
  verdict: CredentialDecision['verdict'],
): Promise<void> {
  await appendAudit(tx, actor, {
    type: verdict === 'verify' ? 'catalogue.credential-verified' : 'catalogue.credential-refused',
    stream: `organisation:${organisationId}`,
    subject: `credential:${id}`,
    facts: { kind },
  });
  await tellHolders(
    tx,
    { organisationId, role: PROVIDER_ROLES, except: [actor.person.accountId] },
    { kind: 'credential-decided', params: { credential: kind }, path: '/provider/credentials' },
  );
}
