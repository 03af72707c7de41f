import { appendAudit } from '#domain/audit/index.server.ts';
import {
  civilDateOf,
  DomainError,
  UUID_RANDOM_BYTES,
  uuidV7,
  type PersonActor,
} from '#domain/kernel/index.server.ts';
import { holidaysBetween } from '#platform/holidays.ts';
import { onceByIntent } from '#platform/intents.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import type { DataRequestKind } from './data-request-kinds.ts';
import { dueDay, holidaySpan, MOST_OPEN } from './data-request.ts';

export interface DataRequestForm {
  readonly kind: DataRequestKind;
  readonly text: string;
  /** The intent of the form: sent twice, it opens one request. */
  readonly intentId: string | null;
}

/**
 * Opens a request of a person about their own data and tells the administrators. It is due on the
 * tenth working day after today, in Morocco (law 09-08, article 8). Returns its id. Throws
 * `accounts.reload` without an intent and `accounts.too-many-requests` while five wait.
 */
export async function openDataRequest(
  actor: PersonActor,
  { kind, text, intentId }: DataRequestForm,
): Promise<string> {
  if (intentId === null) throw new DomainError('accounts.reload');
  const { accountId } = actor.person;
  return inTransaction('accounts.open-data-request', (tx) =>
    onceByIntent(tx, { actor: accountId, intentId, now: actor.now }, async () => {
      const [account] = await tx.$queryRaw<{ salt: Uint8Array | null }[]>`
        SELECT audit_salt AS salt FROM account WHERE id = ${accountId} FOR UPDATE`;
      const waiting = await tx.dataRequest.count({ where: { accountId, status: 'open' } });
      if (waiting >= MOST_OPEN)
        throw new DomainError('accounts.too-many-requests', { most: MOST_OPEN });
      const today = civilDateOf(actor.now);
      const dueOn = dueDay(today, await holidaysBetween(tx, ...holidaySpan(today)));
      const id = uuidV7(actor.now, actor.randomBytes(UUID_RANDOM_BYTES));
      await tx.dataRequest.create({
        data: {
          ...{ id, accountId, kind, text, openedAt: actor.now },
          dueOn: new Date(`${dueOn}T00:00:00Z`),
        },
      });
      await appendAudit(tx, actor, {
        type: 'accounts.data-request-opened',
        stream: `account:${accountId}`,
        subject: `data-request:${id}`,
        facts: { kind, dueOn },
        after: { text },
        salt: account?.salt ?? null,
      });
      await tellAdministrators(tx, kind);
      return id;
    }),
  );
}

async function tellAdministrators(tx: Tx, kind: DataRequestKind): Promise<void> {
  const admins = await tx.roleGrant.findMany({
    where: { role: 'platform-admin', status: 'active', organisation: { suspendedAt: null } },
    distinct: ['accountId'],
    select: { accountId: true },
  });
  for (const { accountId } of admins)
    await addJob(tx, 'notify', {
      accountId,
      kind: 'data-request-opened',
      params: { kind },
      path: '/admin/data-requests',
    });
}
