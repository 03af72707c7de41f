import { appendAudit } from '#domain/audit/index.server.ts';
import type { Actor } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import type { Tx } from '#platform/transaction.ts';

/** What changed among the keys of an account, as its audit entries and notices name it. */
export type SecurityChange =
  | 'password-changed'
  | 'totp-added'
  | 'totp-removed'
  | 'recovery-codes-made'
  | 'recovery-code-used'
  | 'passkey-added'
  | 'passkey-renamed'
  | 'passkey-removed'
  | 'sessions-ended';

/** A new name for a passkey or a closed session opens no door to anybody. */
const QUIET: ReadonlySet<SecurityChange> = new Set(['passkey-renamed', 'sessions-ended']);

/** Writes a change of an account's keys to its audit chain, and tells the person unless it is minor. */
export async function recordSecurityChange(
  tx: Tx,
  actor: Pick<Actor, 'now' | 'requestId'> & Partial<Pick<Actor, 'person'>>,
  accountId: string,
  what: SecurityChange,
  facts: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  await appendAudit(tx, actor, {
    type: `accounts.${what}`,
    stream: `account:${accountId}`,
    subject: `account:${accountId}`,
    facts,
  });
  if (QUIET.has(what)) return;
  await addJob(tx, 'notify', {
    accountId,
    kind: 'security-changed',
    params: { what },
    path: '/account/security',
  });
}
