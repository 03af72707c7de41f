import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { caseStream } from '../records.server.ts';
import { examineCase } from './case-view-access.server.ts';
import type { SentCheck } from './checklist-form.ts';
import { readChecklist } from './checklist-view.server.ts';

/**
 * Writes what the officer found on the lines that changed; the others keep who looked at them and
 * when. Throws what `examineCase` does, and `cases.unknown-check` for a line the case does not have.
 */
export async function saveChecks(
  actor: MemberActor,
  id: string,
  checks: readonly SentCheck[],
): Promise<void> {
  await examineCase(actor, id, 'check', async (tx, application) => {
    const { items } = await readChecklist(tx, application, actor.now);
    const known = new Map(items.map((item) => [item.id, item]));
    const salt = await findAuditSalt(tx, actor.person.accountId);
    for (const check of checks) {
      const before = known.get(check.item);
      if (!before) throw new DomainError('cases.unknown-check', { item: check.item });
      if (before.outcome === check.outcome && before.note === check.note) continue;
      await keep(tx, actor, application, check);
      await appendAudit(tx, actor, {
        type: 'cases.checked',
        stream: caseStream(id),
        subject: `application:${id}`,
        facts: { item: check.item, round: application.round },
        // The firm reads its trail: what was found only enters as a digest.
        ...{ after: { outcome: check.outcome, note: check.note }, salt },
      });
    }
  });
}

async function keep(
  tx: Tx,
  actor: MemberActor,
  { id: applicationId, round }: AidApplication,
  { item, outcome, note }: SentCheck,
): Promise<void> {
  const found = { outcome, note, byId: actor.person.accountId, at: actor.now };
  await tx.caseCheck.upsert({
    where: { applicationId_round_item: { applicationId, round, item } },
    create: { applicationId, round, item, ...found },
    update: found,
  });
}
