import { getContact, issueCode, useCode } from '#domain/accounts/index.server.ts';
import { CASE_REFUSALS, getVoucherForWork } from '#domain/cases/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { LEDGER_REFUSALS, post } from '#domain/ledger/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import type { Agreement, Engagement } from '#platform/prisma-client/client.ts';
import { hmac } from '#platform/secrets.ts';
import { isDemoSite } from '#platform/site.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { ENGAGEMENT_REFUSALS, type Reader } from '../records.server.ts';
import { contentOf, findOpen, lockForSide, moveAgreement, type Side } from './records.server.ts';
import { completeSignature } from './complete.server.ts';
import { channelOf, isSameBrowser, maskTarget, type Channel, type Evidence } from './evidence.ts';
import { methodOf } from './methods.ts';
import { requireUnrelated } from './related.server.ts';
import { tellSides } from './tell.server.ts';

/** The paper a person read, by its hash: nobody signs another one than they saw. */
interface Signing {
  readonly paper: string;
}

const PURPOSE = 'sign-agreement';
const REFUSALS = { ...LEDGER_REFUSALS, ...CASE_REFUSALS, ...ENGAGEMENT_REFUSALS };

/** Where a person's one-time codes go. Throws `engagements.no-channel` for who verified nothing. */
async function requireChannel(reader: Reader, { person }: MemberActor): Promise<Channel> {
  const contact = await getContact(reader, person.accountId);
  const channel = contact === null ? null : channelOf(contact);
  if (!channel) throw new DomainError('engagements.no-channel');
  return channel;
}

/** Whether the person signed this paper already: the same form twice is answered alike. */
async function hasSigned(reader: Reader, actor: MemberActor, id: string, { paper }: Signing) {
  const { accountId } = actor.person;
  const where = { accountId, agreement: { engagementId: id, pdfHash: paper } };
  return (await reader.agreementSignature.count({ where })) > 0;
}

/**
 * The agreement that a side may sign now: the one that was read, not signed by that side; the firm
 * signs the first one after the provider (cases and money §1), an amendment in any order. Nothing is
 * begun on a voucher that is over.
 */
async function requireSignable(
  tx: Tx,
  engagement: Engagement,
  { side, paper, now }: Signing & { readonly side: Side; readonly now: Date },
): Promise<Agreement> {
  const open = await findOpen(tx, engagement.id);
  if (!open) throw new DomainError('engagements.wrong-state');
  if (open.pdfHash !== paper) throw new DomainError('engagements.paper-changed');
  if (open.state === `${side}-signed`) throw new DomainError('engagements.already-signed');
  const isFirst = contentOf(open).amends === null;
  if (engagement.state !== (isFirst ? 'agreed' : 'change-pending'))
    throw new DomainError('engagements.wrong-state');
  if (isFirst && side === 'firm' && open.state !== 'provider-signed')
    throw new DomainError('engagements.provider-first');
  if (isFirst) {
    const { problem } = await getVoucherForWork(tx, engagement.voucherId, now);
    if (problem === 'voucher-over') throw new DomainError('engagements.voucher-over');
  }
  return open;
}

function evidenceOf(
  actor: MemberActor,
  { pdfHash, contentHash }: Agreement,
  { side, channel }: { readonly side: Side; readonly channel: Channel | null },
): Evidence {
  const digest = (text: string) => hmac('engagements.evidence', text);
  return {
    ...{ format: 1, level: methodOf(side).level, paper: pdfHash, content: contentHash },
    ...{ request: actor.requestId, ip: digest(actor.ip) },
    browser: actor.deviceHash === null ? null : digest(actor.deviceHash),
    confirmedAt: actor.person.confirmedAt.toISOString(),
    channel: channel?.channel ?? null,
    target: channel === null ? null : maskTarget(channel.target),
    code: channel === null ? null : PURPOSE,
  };
}

interface Signed {
  readonly engagement: Engagement;
  readonly agreement: Agreement;
}

/** Writes a signature down, and what follows from the second one; its postings come last. */
async function sign(
  tx: Tx,
  actor: MemberActor,
  { engagement, agreement }: Signed,
  { side, channel }: { readonly side: Side; readonly channel: Channel | null },
): Promise<void> {
  await requireUnrelated(tx, engagement);
  const { accountId, name, seat } = actor.person;
  const evidence = evidenceOf(actor, agreement, { side, channel });
  const demo = engagement.isDemo || isDemoSite();
  for (const other of await tx.agreementSignature.findMany({
    where: { agreementId: agreement.id },
  }))
    if (isSameBrowser(evidence, other.evidence, { demo }))
      throw new DomainError('engagements.same-browser');
  await tx.agreementSignature.create({
    data: {
      ...{ agreementId: agreement.id, side, accountId, method: methodOf(side).code },
      ...{ name: `${name}, ${seat.organisationName}`, at: actor.now },
      evidence: { ...evidence },
    },
  });
  const isSecond = agreement.state !== 'draft';
  if (!isSecond) {
    await moveAgreement(tx, actor, engagement, agreement, {
      ...{ event: `sign-${side}`, to: `${side}-signed` },
    });
    const other = side === 'firm' ? 'provider' : 'firm';
    await tellSides(tx, actor, engagement, { kind: 'agreement-to-sign', sides: [other] });
    return;
  }
  const postings = await completeSignature(tx, actor, { engagement, agreement, side });
  await post(tx, actor.now, postings);
}

/**
 * Somebody of the provider signs the paper that they read; the page has asked for a fresh proof of
 * identity. Throws `engagements.not-found`, `read-only`, `paper-changed`, `already-signed`,
 * `related`, `same-person`, `voucher-over`, `wrong-state`.
 */
export async function signAsProvider(
  actor: MemberActor,
  id: string,
  { paper }: Signing,
): Promise<void> {
  await refusing(REFUSALS, () =>
    inTransaction('engagements.sign-provider', async (tx) => {
      const engagement = await lockForSide(tx, actor, 'provider', id);
      if (await hasSigned(tx, actor, id, { paper })) return;
      const agreement = await requireSignable(tx, engagement, {
        side: 'provider',
        paper,
        now: actor.now,
      });
      await sign(tx, actor, { engagement, agreement }, { side: 'provider', channel: null });
    }),
  );
}

/**
 * Sends the person of the firm who is about to sign a code of six digits to a channel of their own
 * that they verified: something the provider cannot hold. Throws what `signAsFirm` does, and
 * `engagements.no-channel`, `accounts.too-many-codes`.
 */
export async function askSigningCode(
  actor: MemberActor,
  id: string,
  { paper }: Signing,
): Promise<void> {
  await inTransaction('engagements.ask-code', async (tx) => {
    const engagement = await lockForSide(tx, actor, 'firm', id);
    const agreement = await requireSignable(tx, engagement, {
      side: 'firm',
      paper,
      now: actor.now,
    });
    await requireUnrelated(tx, engagement);
    const { accountId } = actor.person;
    await issueCode(tx, actor, {
      ...{ accountId, purpose: PURPOSE, subject: agreement.id },
      ...(await requireChannel(tx, actor)),
      params: { number: contentOf(agreement).number },
    });
  });
}

/**
 * Somebody of the firm signs the paper that they read with the code they were sent: the last
 * signature of an agreement. Throws `engagements.not-found`, `firm-only`, `provider-side`,
 * `provider-first`, `paper-changed`, `already-signed`, `related`, `same-person`, `voucher-over`, `wrong-state`, and
 * `accounts.not-a-code`, `wrong-code`, `code-over`.
 */
export async function signAsFirm(
  actor: MemberActor,
  id: string,
  { paper, code }: Signing & { readonly code: string },
): Promise<void> {
  if (await hasSigned(db, actor, id, { paper })) return;
  const { accountId } = actor.person;
  const found = await db.agreement.findFirst({ where: { engagementId: id, pdfHash: paper } });
  const guess = { accountId, purpose: PURPOSE, code, subject: found?.id ?? '' } as const;
  await refusing(REFUSALS, () =>
    useCode(actor, guess, async (tx, target) => {
      const engagement = await lockForSide(tx, actor, 'firm', id);
      const agreement = await requireSignable(tx, engagement, {
        side: 'firm',
        paper,
        now: actor.now,
      });
      const channel: Channel = { channel: target.includes('@') ? 'email' : 'sms', target };
      await sign(tx, actor, { engagement, agreement }, { side: 'firm', channel });
    }),
  );
}
