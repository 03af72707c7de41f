import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit, organisationStream } from '#domain/audit/index.server.ts';
import { DomainError, hasRole, type MemberActor, newId } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import { onceByIntent } from '#platform/intents.ts';
import { inTransaction } from '#platform/transaction.ts';
import { MOST_IN_BATCH } from '../codes.ts';
import { officerWhere } from '../scope.server.ts';
import type { BatchForm } from './batch-form.ts';

/**
 * Asks for the same decision on many proposals; each is then decided by itself, with all its guards.
 * Returns the id of the batch, the same when the form is sent again. Throws `cases.not-found` to
 * everybody but deciding officers and for cases of others, `cases.nothing-chosen`, `cases.too-many`
 * beyond 500, `cases.no-note`.
 */
export async function requestBatch(
  actor: MemberActor,
  intentId: string,
  { decision, note, rows }: Omit<BatchForm, 'links'>,
): Promise<string> {
  const where = officerWhere(actor);
  if (!hasRole(actor, 'deciding-officer')) throw new DomainError('cases.not-found');
  const chosen = [...new Map(rows.map((row) => [row.id, row])).values()];
  if (chosen.length === 0) throw new DomainError('cases.nothing-chosen');
  if (chosen.length > MOST_IN_BATCH)
    throw new DomainError('cases.too-many', { most: MOST_IN_BATCH });
  if (decision === 'send-back' && note === '') throw new DomainError('cases.no-note');
  const { accountId, seat } = actor.person;
  return inTransaction('cases.request-batch', (tx) =>
    onceByIntent(tx, { actor: accountId, intentId, now: actor.now }, async () => {
      const ids = chosen.map(({ id }) => id);
      const own = await tx.aidApplication.count({ where: { AND: [{ id: { in: ids } }, where] } });
      if (own < ids.length) throw new DomainError('cases.not-found');
      const id = newId(actor);
      await tx.caseBatch.create({
        data: {
          ...{ id, ownerId: seat.organisationId, requestedById: accountId, decision, note },
          requestedAt: actor.now,
          rows: {
            create: chosen.map((row, index) => ({
              ...{ position: index + 1, applicationId: row.id, stamp: row.stamp, state: 'waiting' },
            })),
          },
        },
      });
      await appendAudit(tx, actor, {
        ...{ type: 'cases.batch-requested', stream: organisationStream(seat.organisationId) },
        ...{ subject: `case-batch:${id}`, facts: { decision, cases: chosen.length } },
        ...{ after: { note }, salt: await findAuditSalt(tx, accountId) },
      });
      await addJob(tx, 'decide-batch', { batchId: id }, { key: `decide-batch:${id}` });
      return id;
    }),
  );
}
