import { contentHash, DomainError, type MemberActor, newId } from '#domain/kernel/index.server.ts';
import type { Agreement, Engagement } from '#platform/prisma-client/client.ts';
import { siteOrigin } from '#platform/site.ts';
import type { Tx } from '#platform/transaction.ts';
import { record, type EngagementActor, type Reader } from '../records.server.ts';
import type { Part } from '../parts.ts';
import { lockChosenEngagement, lockOwnEngagement } from '../scope.server.ts';
import { agreementNumber, mintAgreementCode } from './code.ts';
import { agreementContentSchema, type AgreementContent } from './content.ts';
import { hashOf, renderContent } from './paper.server.ts';

export type Side = 'firm' | 'provider';

/** Agreements that wait for a signature. */
const OPEN = ['draft', 'provider-signed', 'firm-signed'];

/** As whom somebody acts on an agreement: the side of their seat, an officer, or time. */
function partOf({ person }: EngagementActor): Part {
  if (!person?.seat) return 'system';
  if (person.seat.kind === 'provider') return 'provider';
  return person.seat.kind === 'programme' ? 'proposes' : 'firm';
}

/** What a stored agreement says. Throws for a row that this format does not read. */
export function contentOf({ content }: Pick<Agreement, 'content'>): AgreementContent {
  return agreementContentSchema.parse(content);
}

/** An engagement that one of its two sides acts on, taken for a change. Throws as its scope does. */
export function lockForSide(tx: Tx, actor: MemberActor, side: Side, id: string) {
  return side === 'firm' ? lockOwnEngagement(tx, actor, id) : lockChosenEngagement(tx, actor, id);
}

/** The agreement or amendment that waits for signatures; null for none. */
export function findOpen(reader: Reader, engagementId: string): Promise<Agreement | null> {
  return reader.agreement.findFirst({ where: { engagementId, state: { in: OPEN } } });
}

/** The agreement in force; null before both sides signed. */
export function findSigned(reader: Reader, engagementId: string): Promise<Agreement | null> {
  return reader.agreement.findFirst({ where: { engagementId, state: 'signed' } });
}

interface AgreementChange {
  readonly event: 'drop' | 'sign-provider' | 'sign-firm' | 'supersede';
  readonly to: 'dropped' | 'provider-signed' | 'firm-signed' | 'signed' | 'superseded';
}

/** Brings an agreement of an engagement that the transaction holds to another state, and says so. */
export async function moveAgreement(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  agreement: Agreement,
  { event, to }: AgreementChange,
): Promise<Agreement> {
  const { id, stamp, state: from } = agreement;
  await record(tx, actor, engagement, {
    ...{ subject: `agreement:${id}`, event, from, to, part: partOf(actor) },
    data: { number: agreement.number, paper: agreement.pdfHash },
  });
  const isOver = to === 'dropped' || to === 'superseded';
  const { count } = await tx.agreement.updateMany({
    where: { id, stamp, state: from },
    data: { state: to, stamp: stamp + 1, ...(isOver ? { endedAt: actor.now } : {}) },
  });
  if (count === 0) throw new DomainError('engagements.changed-meanwhile');
  return tx.agreement.findUniqueOrThrow({ where: { id } });
}

/** What is said of a new agreement by who makes it; code, number and address are given to it here. */
export type Drafted = Omit<AgreementContent, 'number' | 'place' | 'code' | 'address'>;

/**
 * Writes down an agreement for both sides to sign: content with its hash, and the PDF they will see,
 * byte for byte.
 */
export async function storeAgreement(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  drafted: Drafted,
  reason: string | null,
): Promise<Agreement> {
  const { id: engagementId, providerId } = engagement;
  if (providerId === null) throw new DomainError('engagements.wrong-state');
  const place = 1 + (await tx.agreement.count({ where: { engagementId } }));
  const code = mintAgreementCode(actor.randomBytes);
  const content: AgreementContent = {
    ...{ ...drafted, place, code, address: `${siteOrigin()}/v/${code}` },
    number: agreementNumber(engagement.number, place),
  };
  const pdf = await renderContent(content);
  const pdfHash = hashOf(pdf);
  await tx.agreementPaper.create({
    data: { pdfHash, pdf: Uint8Array.from(pdf), createdAt: actor.now },
  });
  const agreement = await tx.agreement.create({
    data: {
      ...{
        id: newId(actor),
        engagementId,
        providerId,
        number: place,
        code,
        content,
        pdfHash,
        reason,
      },
      ...{ contentHash: contentHash(content), state: 'draft', createdAt: actor.now },
      createdById: actor.person?.accountId ?? null,
    },
  });
  await record(tx, actor, engagement, {
    ...{ subject: `agreement:${agreement.id}`, event: 'draft', from: 'none', to: 'draft' },
    ...{ part: partOf(actor), data: { number: place, paper: pdfHash } },
  });
  return agreement;
}
