import type { MemberActor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { lockApplication, moveApplication, noteApplication } from './dossier-records.server.ts';
import { requireOwner } from './policy.ts';

/**
 * Takes an application back before it is decided, a draft as well. Again, it changes nothing.
 * Throws `catalogue.not-found`, `catalogue.owner-only`, `catalogue.wrong-state`.
 */
export async function withdrawApplication(actor: MemberActor, id: string): Promise<void> {
  const organisationId = requireOwner(actor);
  await inTransaction('catalogue.withdraw-application', async (tx) => {
    const application = await lockApplication(tx, id, organisationId);
    if (application.state === 'withdrawn') return;
    const gone = await moveApplication(tx, actor.now, application, {
      event: 'withdraw',
      by: 'owner',
      changes: { dueOn: null, answerDueOn: null },
    });
    await noteApplication(tx, actor, gone, {
      type: 'catalogue.application-withdrawn',
      facts: { from: application.state },
    });
  });
}
