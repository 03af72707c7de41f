import { tellHolders } from '#domain/accounts/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import type { CertificationApplication } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { resumeClock } from './dossier-clock.ts';
import {
  dateOf,
  holidaysFrom,
  lockApplication,
  moveApplication,
  nameOf,
  noteApplication,
  todayOf,
} from './dossier-records.server.ts';
import { addEntry, once } from './examine.server.ts';
import { requireOwner } from './policy.ts';

/**
 * Sends the provider's answer to a request for changes, once per form: the examination goes on with
 * the working days that were left. Throws `catalogue.not-found`, `catalogue.owner-only`,
 * `catalogue.wrong-state`, `catalogue.reload`.
 */
export async function answerRequest(
  actor: MemberActor,
  id: string,
  text: string,
  intentId: string | null,
): Promise<void> {
  const organisationId = requireOwner(actor);
  const today = todayOf(actor);
  await inTransaction('catalogue.answer-request', async (tx) => {
    const application = await lockApplication(tx, id, organisationId);
    await once(tx, actor, intentId, async () => {
      const due = resumeClock(today, application.daysLeft ?? 0, await holidaysFrom(tx, today));
      const answered = await moveApplication(tx, actor.now, application, {
        event: 'answer',
        by: 'owner',
        changes: { dueOn: dateOf(due), daysLeft: null, answerDueOn: null },
      });
      await addEntry(tx, actor, id, { kind: 'answer', text });
      await noteApplication(tx, actor, answered, {
        type: 'catalogue.application-answered',
        facts: { due },
        after: { text },
      });
      await tellWhoExamines(tx, answered, due);
    });
  });
}

/** Tells the examiner of the dossier; all of them while it has none. */
async function tellWhoExamines(
  tx: Tx,
  { id, organisationId, examinerId }: CertificationApplication,
  due: string,
): Promise<void> {
  const line = {
    kind: 'application-submitted',
    params: { organisation: await nameOf(tx, organisationId), date: due },
    path: `/programme/providers/${id}`,
  } as const;
  if (examinerId !== null) await addJob(tx, 'notify', { accountId: examinerId, ...line });
  else await tellHolders(tx, { role: 'provider-examiner', except: [] }, line);
}
