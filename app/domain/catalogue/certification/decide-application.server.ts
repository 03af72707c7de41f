import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { CertificationApplication } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { refuseUnacceptable } from './acceptance.server.ts';
import { moveApplication, noteApplication, tellOwners } from './dossier-records.server.ts';
import { addEntry, examine } from './examine.server.ts';
import { awardCertificate } from './issue-certificate.server.ts';

export interface Decision {
  /** True to carry out what was proposed, false to send it back to examination. */
  readonly agrees: boolean;
  readonly reason: string;
}

/**
 * The second examiner's decision on what the first proposed: it is carried out, or the application
 * goes back to examination with a note. The same decision of the same examiner again changes
 * nothing. Throws what `examine` does, `catalogue.same-person` for who proposed,
 * `catalogue.wrong-state` (also when another decided first), `catalogue.not-acceptable`, and
 * `catalogue.certificate-changed` when the certificate can no longer be confirmed or renewed.
 */
export async function decideApplication(
  actor: MemberActor,
  id: string,
  decision: Decision,
): Promise<void> {
  const { accountId } = actor.person;
  await refusing({ certificate_one_living: 'catalogue.certificate-changed' }, () =>
    examine(actor, id, 'decide-application', async (tx, application) => {
      const { state, proposedById, decidedById } = application;
      const settled = state === 'accepted' || state === 'refused';
      if (settled && decision.agrees && decidedById === accountId) return;
      if (state !== 'proposed') throw new DomainError('catalogue.wrong-state');
      if (proposedById === accountId) throw new DomainError('catalogue.same-person');
      await (decision.agrees ? carryOut : sendBack)(tx, actor, application, decision.reason);
    }),
  );
}

async function carryOut(
  tx: Tx,
  actor: MemberActor,
  application: CertificationApplication,
  reason: string,
): Promise<void> {
  const { now } = actor;
  const accepts = application.proposedVerdict === 'accept';
  if (accepts) await refuseUnacceptable(tx, application, now);
  const certificateId = accepts ? await awardCertificate(tx, actor, application) : null;
  const decided = await moveApplication(tx, now, application, {
    event: accepts ? 'accept' : 'refuse',
    by: 'examiner',
    changes: {
      ...{ decidedById: actor.person.accountId, decidedAt: now, decisionReason: reason },
      certificateId,
    },
  });
  await noteApplication(tx, actor, decided, {
    type: accepts ? 'catalogue.application-accepted' : 'catalogue.application-refused',
    facts: { certificate: certificateId },
    after: { reason },
  });
  await tellOwners(tx, actor, application.organisationId, {
    kind: 'application-decided',
    params: {},
  });
}

async function sendBack(
  tx: Tx,
  actor: MemberActor,
  application: CertificationApplication,
  reason: string,
): Promise<void> {
  const nothing = { proposedVerdict: null, proposedById: null, proposedAt: null };
  const back = await moveApplication(tx, actor.now, application, {
    event: 'send-back',
    by: 'examiner',
    changes: { ...nothing, proposalReason: null },
  });
  await addEntry(tx, actor, application.id, { kind: 'note', text: reason });
  await noteApplication(tx, actor, back, {
    type: 'catalogue.application-sent-back',
    after: { verdict: application.proposedVerdict, reason },
  });
}
