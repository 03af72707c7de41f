import { DomainError, type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import type { Certificate, CertificateMeasure } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { changeCertificate } from './certificate-records.server.ts';
import { refuseConflict, tellOwners, todayOf } from './dossier-records.server.ts';
import { isGround } from './grounds.ts';
import { lockMeasure, noteMeasure } from './measure-records.server.ts';
import { mayDecide } from './measure.ts';
import { requireExaminer } from './policy.ts';
import { reviewCertificate } from './review-certificate.server.ts';
import { endSuspension, longestRunning } from './running-suspension.server.ts';

export interface MeasureDecision {
  readonly outcome: 'applied' | 'dropped';
  /** Told to the provider. */
  readonly reason: string;
}

/**
 * Decides a measure after the provider's answer or its last day: applied to the certificate, or
 * dropped, which ends an interim suspension. The same decision of the same examiner again changes
 * nothing. Throws `catalogue.not-found`, `catalogue.conflict`, `catalogue.same-person` for who gave
 * notice, `catalogue.too-early`, `catalogue.wrong-state`, `catalogue.certificate-changed` when the
 * certificate has ended meanwhile.
 */
export async function decideMeasure(
  actor: MemberActor,
  id: string,
  decision: MeasureDecision,
): Promise<void> {
  requireExaminer(actor);
  const { accountId } = actor.person;
  await inTransaction('catalogue.decide-measure', async (tx) => {
    const { measure, certificate } = await lockMeasure(tx, id);
    await refuseConflict(tx, actor, measure.organisationId, [measure.answeredById]);
    if (measure.state === decision.outcome && measure.decidedById === accountId) return;
    if (measure.state !== 'noticed' && measure.state !== 'answered')
      throw new DomainError('catalogue.wrong-state');
    if (measure.noticedById === accountId) throw new DomainError('catalogue.same-person');
    const answerDueOn = dayOf(measure.answerDueOn);
    if (!mayDecide({ state: measure.state, answerDueOn }, todayOf(actor)))
      throw new DomainError('catalogue.too-early');
    await keepDecision(tx, actor, measure, decision);
    if (decision.outcome === 'applied') await apply(tx, actor, measure, certificate);
    else if (certificate?.measureAt && measure.interim)
      await endSuspension(tx, actor, certificate, id);
  });
}

async function keepDecision(
  tx: Tx,
  actor: MemberActor,
  measure: CertificateMeasure,
  { outcome, reason }: MeasureDecision,
): Promise<void> {
  const { id, state, organisationId } = measure;
  const { count } = await tx.certificateMeasure.updateMany({
    where: { id, state },
    data: {
      ...{ state: outcome, decision: reason, decidedById: actor.person.accountId },
      decidedAt: actor.now,
    },
  });
  if (count === 0) throw new DomainError('catalogue.wrong-state');
  await noteMeasure(tx, actor, measure, {
    type: 'catalogue.measure-decided',
    facts: { outcome },
    after: { reason },
  });
  await tellOwners(tx, actor, organisationId, { kind: 'measure-decided', params: {} });
}

async function apply(
  tx: Tx,
  actor: MemberActor,
  { id, kind, until, grounds }: CertificateMeasure,
  certificate: Certificate | null,
): Promise<void> {
  if (!certificate) throw new DomainError('catalogue.certificate-changed');
  // One that was decided before may hold longer.
  const longest = await longestRunning(tx, certificate.id, todayOf(actor));
  const last = longest ? longest.until : until;
  await changeCertificate(tx, actor, certificate, {
    event: kind === 'revocation' ? { type: 'revoke' } : { type: 'suspend', until: last },
    reason: isGround(grounds) ? grounds : null,
    facts: { measure: id },
  });
  // The last day may have passed while the answer was waited for.
  await reviewCertificate(tx, certificate.organisationId, actor.now, actor);
}
