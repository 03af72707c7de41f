import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { type MemberActor, newId } from '#domain/kernel/index.server.ts';
import { onceByIntent } from '#platform/intents.ts';
import { caseStream } from '../records.server.ts';
import { writeInCase } from './case-view-access.server.ts';

/**
 * Adds a note among officers, once per form; the firm does not read it. Throws `cases.not-found` and
 * `cases.not-yours`.
 */
export async function addCaseNote(
  actor: MemberActor,
  id: string,
  text: string,
  intentId: string,
): Promise<void> {
  const { accountId } = actor.person;
  await writeInCase(actor, id, 'note', async (tx) => {
    await onceByIntent(tx, { actor: accountId, intentId, now: actor.now }, async () => {
      const noteId = newId(actor);
      await tx.caseNote.create({
        data: { id: noteId, applicationId: id, authorId: accountId, text, at: actor.now },
      });
      await appendAudit(tx, actor, {
        type: 'cases.noted',
        stream: caseStream(id),
        subject: `application:${id}`,
        after: { text },
        salt: await findAuditSalt(tx, accountId),
      });
      return noteId;
    });
  });
}
