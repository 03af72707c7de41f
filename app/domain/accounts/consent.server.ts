import { appendAudit, type AuditActor } from '#domain/audit/index.server.ts';
import {
  DomainError,
  hasRole,
  UUID_RANDOM_BYTES,
  uuidV7,
  type Actor,
  type MemberActor,
  type PersonActor,
} from '#domain/kernel/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { currentConsentText, isConsentWhole, RECIPIENT_KIND } from './consent.ts';
import type { ConsentPurpose } from './consent-purposes.ts';

export { isConsentPurpose } from './consent-purposes.ts';

/** Who ticks the boxes; at sign-up nobody is signed in yet. */
export type ConsentActor = AuditActor & Pick<Actor, 'randomBytes' | 'lang'>;

export interface ConsentsGiven {
  readonly accountId: string;
  readonly purposes: readonly ConsentPurpose[];
  /** Language in which the texts were read; the actor's when left out. */
  readonly language?: string;
  /** The firm in whose name they are given; null for the person's own. */
  readonly organisationId?: string | null;
  /** The provider or programme owner that the purposes name, where they name one. */
  readonly recipientId?: string;
}

/**
 * Records what a person ticked, each purpose by itself, with time, text version and language. What
 * already stands in the same words stays as it was; an older version makes way for the new one.
 * Throws `accounts.bad-consent` when a purpose lacks its firm or its recipient.
 */
export async function giveConsents(
  tx: Tx,
  actor: ConsentActor,
  given: ConsentsGiven,
): Promise<void> {
  const { accountId, organisationId = null, recipientId = '' } = given;
  for (const purpose of new Set(given.purposes)) {
    const scope = { purpose, organisationId, recipientId };
    if (!isConsentWhole(scope)) throw new DomainError('accounts.bad-consent');
    const { version, language } = currentConsentText(purpose, given.language ?? actor.lang);
    await tx.consent.updateMany({
      where: { ...scope, accountId, withdrawnAt: null, textVersion: { not: version } },
      data: { withdrawnAt: actor.now },
    });
    const added = await tx.consent.createManyAndReturn({
      data: {
        ...scope,
        id: uuidV7(actor.now, actor.randomBytes(UUID_RANDOM_BYTES)),
        accountId,
        textVersion: version,
        language,
        grantedAt: actor.now,
      },
      skipDuplicates: true,
      select: { id: true },
    });
    for (const { id } of added)
      await appendAudit(tx, actor, {
        type: 'accounts.consent-given',
        stream: streamOf(accountId, organisationId),
        subject: `consent:${id}`,
        facts: { purpose, textVersion: version, language, recipient: recipientId },
      });
  }
}

/** The chain of a consent: the firm's when it is given for a firm, else the person's. */
export function streamOf(accountId: string, organisationId: string | null): string {
  return organisationId === null ? `account:${accountId}` : `organisation:${organisationId}`;
}

/** Records purposes a person ticks for themselves on the page of their consents. */
export async function giveOwnConsents(
  actor: PersonActor,
  purposes: readonly ConsentPurpose[],
): Promise<void> {
  const { accountId } = actor.person;
  await inTransaction('accounts.give-consents', (tx) =>
    giveConsents(tx, actor, { accountId, purposes }),
  );
}

/**
 * Records a consent in the name of the firm the actor owns. Throws `accounts.not-allowed` to
 * anybody but an owner and `accounts.bad-consent` when who receives is not of the right kind.
 */
export async function giveFirmConsent(
  actor: MemberActor,
  {
    purpose,
    recipientId = '',
  }: { readonly purpose: ConsentPurpose; readonly recipientId?: string },
): Promise<void> {
  if (!hasRole(actor, 'sme-owner')) throw new DomainError('accounts.not-allowed');
  const { accountId, seat } = actor.person;
  const { organisationId } = seat;
  await inTransaction('accounts.give-firm-consent', async (tx) => {
    if (purpose === 'share-with-provider' || purpose === 'share-with-programme') {
      const recipient = await tx.organisation.findFirst({
        where: { id: recipientId, kind: RECIPIENT_KIND[purpose], suspendedAt: null },
        select: { id: true },
      });
      if (!recipient) throw new DomainError('accounts.bad-consent');
    }
    await giveConsents(tx, actor, { accountId, organisationId, recipientId, purposes: [purpose] });
  });
}

/**
 * Carries what a person agreed to at sign-up over to the firm they have just registered: their
 * consent to statistics then covers that firm. Does nothing when they gave none.
 */
export async function carryStatisticsConsent(
  tx: Tx,
  actor: ConsentActor,
  { accountId, organisationId }: { readonly accountId: string; readonly organisationId: string },
): Promise<void> {
  const own = await tx.consent.findFirst({
    where: { accountId, organisationId: null, purpose: 'statistics', withdrawnAt: null },
    select: { id: true },
  });
  if (!own) return;
  await giveConsents(tx, actor, { accountId, organisationId, purposes: ['statistics'] });
}
