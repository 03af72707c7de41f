import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, hasRole, type PersonActor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { streamOf } from './consent.server.ts';

/**
 * Withdraws a consent: one's own, or one that anybody gave for the firm one owns. For a firm every
 * consent to the same purpose and recipient ends with it; a person's own consent to statistics ends
 * together with those the person gave for firms. Withdrawing twice changes nothing. Throws
 * `accounts.not-found`, and `accounts.consent-account` for the one without which there is no account.
 */
export async function withdrawConsent(actor: PersonActor, id: string): Promise<void> {
  const { accountId, seat } = actor.person;
  const { now } = actor;
  const owned =
    hasRole(actor, 'sme-owner') && seat ? [{ organisationId: seat.organisationId }] : [];
  await inTransaction('accounts.withdraw-consent', async (tx) => {
    const consent = await tx.consent.findFirst({
      where: { id, OR: [{ accountId }, ...owned] },
      select: { accountId: true, purpose: true, organisationId: true, recipientId: true },
    });
    if (!consent) throw new DomainError('accounts.not-found');
    if (consent.purpose === 'account') throw new DomainError('accounts.consent-account');
    const { purpose, organisationId, recipientId } = consent;
    const ended = await tx.consent.updateManyAndReturn({
      where: {
        withdrawnAt: null,
        purpose,
        recipientId,
        ...(organisationId === null ? { accountId: consent.accountId } : { organisationId }),
      },
      data: { withdrawnAt: now },
      select: { id: true, accountId: true, organisationId: true, textVersion: true },
    });
    for (const one of ended)
      await appendAudit(tx, actor, {
        type: 'accounts.consent-withdrawn',
        stream: streamOf(one.accountId, one.organisationId),
        subject: `consent:${one.id}`,
        facts: { purpose, textVersion: one.textVersion, recipient: recipientId },
      });
  });
}
