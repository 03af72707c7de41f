import { DomainError, type MemberActor, newId } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { examinationDue } from './dossier-clock.ts';
import {
  dateOf,
  holidaysFrom,
  lockApplication,
  moveApplication,
  nameOf,
  noteApplication,
  tellExaminers,
  todayOf,
} from './dossier-records.server.ts';
import { requireOwner } from './policy.ts';
import { kindFor, preconditionsOf } from './preconditions.ts';
import { readReadiness } from './readiness.server.ts';
import { isApplicationKind } from './transitions.ts';

/** What the owner says when sending an application. */
export interface Statement {
  readonly text: string;
  readonly declaresNoInsurance: boolean;
}

/**
 * Sends a draft to the examiners: their twenty working days begin. Sent again, it changes nothing.
 * Throws `catalogue.not-found`, `catalogue.owner-only`, `catalogue.wrong-state`,
 * `catalogue.kind-changed` when the certificate has changed since the draft was opened, and
 * `catalogue.not-ready` with what is missing.
 */
export async function submitApplication(
  actor: MemberActor,
  id: string,
  { text, declaresNoInsurance }: Statement,
): Promise<void> {
  const organisationId = requireOwner(actor);
  const { now } = actor;
  const { accountId } = actor.person;
  await inTransaction('catalogue.submit-application', async (tx) => {
    const application = await lockApplication(tx, id, organisationId);
    if (application.state === 'submitted') return;
    const { kind } = application;
    const readiness = await readReadiness(tx, organisationId, { now, declaresNoInsurance });
    if (!isApplicationKind(kind) || kindFor(readiness) !== kind)
      throw new DomainError('catalogue.kind-changed');
    const missing = preconditionsOf(kind, readiness).filter(({ met }) => !met);
    if (missing.length > 0)
      throw new DomainError('catalogue.not-ready', {
        missing: missing.map(({ code }) => code).join(' '),
      });
    const today = todayOf(actor);
    const due = examinationDue(today, await holidaysFrom(tx, today));
    const sent = await moveApplication(tx, now, application, {
      event: 'submit',
      by: 'owner',
      changes: { submittedAt: now, dueOn: dateOf(due), declaresNoInsurance },
    });
    if (text !== '')
      await tx.applicationEntry.create({
        data: {
          ...{ id: newId(actor), applicationId: id, kind: 'answer', text },
          ...{ byId: accountId, at: now },
        },
      });
    await noteApplication(tx, actor, sent, {
      type: 'catalogue.application-submitted',
      facts: { due, noInsurance: declaresNoInsurance ? 'declared' : null },
      after: { text },
    });
    await tellExaminers(tx, actor, {
      kind: 'application-submitted',
      params: { organisation: await nameOf(tx, organisationId), date: due },
      path: `/programme/providers/${id}`,
    });
  });
}
