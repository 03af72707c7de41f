import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { refuseConflict, todayOf } from './dossier-records.server.ts';
import { lockMeasure, noteMeasure, openMeasures } from './measure-records.server.ts';
import { isRunning } from './measure.ts';
import { requireExaminer } from './policy.ts';
import { endSuspension } from './running-suspension.server.ts';

/**
 * Ends a suspension before its last day, with the reason; another that was decided goes on holding
 * the certificate. Again, it changes nothing. Throws
 * `catalogue.not-found`, `catalogue.conflict`, `catalogue.wrong-state` unless the measure is an
 * applied suspension that still runs, and `catalogue.measure-open` while an interim one holds.
 */
export async function liftSuspension(
  actor: MemberActor,
  measureId: string,
  reason: string,
): Promise<void> {
  requireExaminer(actor);
  await inTransaction('catalogue.lift-suspension', async (tx) => {
    const { measure, certificate } = await lockMeasure(tx, measureId);
    await refuseConflict(tx, actor, measure.organisationId, [measure.answeredById]);
    if (measure.liftedById === actor.person.accountId) return;
    if (!certificate || !isRunning(measure, todayOf(actor)))
      throw new DomainError('catalogue.wrong-state');
    const interim = await tx.certificateMeasure.count({
      where: { ...openMeasures(certificate.id), interim: true },
    });
    if (interim > 0) throw new DomainError('catalogue.measure-open');
    await tx.certificateMeasure.update({
      where: { id: measureId },
      data: { liftedById: actor.person.accountId, liftedAt: actor.now, liftReason: reason },
    });
    await noteMeasure(tx, actor, measure, {
      type: 'catalogue.suspension-lifted',
      after: { reason },
    });
    await endSuspension(tx, actor, certificate, measureId);
  });
}
