import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, hasRole, type PersonActor } from '#domain/kernel/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { streamOf } from './consent.server.ts';

/**
 * Withdraws a consent: one's own, or one that anybody gave for the firm one owns. By an owner every
 * consent of the firm to the same purpose and recipient ends with it; somebody who owns it no longer
 * takes back only what they gave. A person's own consent to statistics ends
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
    const ownsFirm = organisationId !== null && (await owns(tx, accountId, organisationId));
    const ended = await tx.consent.updateManyAndReturn({
      where: {
        withdrawnAt: null,
        purpose,
        recipientId,
        ...(organisationId === null ? {} : { organisationId }),
        ...(ownsFirm ? {} : { accountId }),
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

/** Whether somebody owns a firm at this moment, whichever organisation they work in just now. */
async function owns(tx: Tx, accountId: string, organisationId: string): Promise<boolean> {
  const owner = { accountId, organisationId, role: 'sme-owner', status: 'active' };
  return (await tx.roleGrant.count({ where: owner })) > 0;
}
