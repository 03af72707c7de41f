import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { CHARTER_VERSION } from './charter.ts';
import { requireOwner } from './policy.ts';

/**
 * Keeps that an owner agreed to the charter of conduct, its version and the moment; a version that
 * was agreed to keeps its first moment. Throws `catalogue.owner-only`, `catalogue.charter-changed`
 * for another version than the one in force, `catalogue.no-page` before there is a public page.
 */
export async function acceptCharter(actor: MemberActor, version: string): Promise<void> {
  const organisationId = requireOwner(actor);
  if (version !== CHARTER_VERSION) throw new DomainError('catalogue.charter-changed');
  const { accountId } = actor.person;
  await inTransaction('catalogue.accept-charter', async (tx) => {
    const page = await tx.provider.findUnique({ where: { organisationId } });
    if (!page) throw new DomainError('catalogue.no-page');
    const { count } = await tx.provider.updateMany({
      where: {
        organisationId,
        OR: [{ charterVersion: null }, { charterVersion: { not: version } }],
      },
      data: {
        ...{ charterVersion: version, charterAcceptedAt: actor.now, charterAcceptedBy: accountId },
        updatedAt: actor.now,
      },
    });
    if (count === 0) return;
    await appendAudit(tx, actor, {
      type: 'catalogue.charter-accepted',
      stream: `organisation:${organisationId}`,
      subject: `provider:${organisationId}`,
      facts: { version },
    });
  });
}
