import { renderAttestationPdf } from '#documents/attestation.server.ts';
import { renderInvoicePdf } from '#documents/invoice.server.ts';
import { listFirms } from '#domain/accounts/index.server.ts';
import { cents, civilDateOf, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { mintFileToken } from '#platform/file-token.ts';
import type { Claim } from '#platform/prisma-client/client.ts';
import { providerOf } from '../scope.server.ts';
import { invoiceOf } from './draft.server.ts';
import { findOfficerClaim } from './officer-view.server.ts';
import { toUbl } from './ubl.ts';

/** A paper of a claim: a file that was sent, by a token; or one made here. */
export type ClaimPaper =
  | { readonly kind: 'sent'; readonly token: string }
  | {
      readonly kind: 'made';
      readonly name: string;
      readonly mediaType: string;
      readonly bytes: Uint8Array;
    };

/** A claim that the actor may read: of their own provider, or of their programme. */
async function findReadable(actor: MemberActor, id: string): Promise<Claim> {
  if (actor.person.seat.kind === 'programme') return (await findOfficerClaim(actor, id)).claim;
  const claim = await db.claim.findFirst({ where: { id, providerId: providerOf(actor) } });
  if (!claim) throw new DomainError('engagements.not-found');
  return claim;
}

/** The invoice of a claim as it was frozen, as a PDF. Throws `engagements.not-found`. */
export async function getInvoicePaper(actor: MemberActor, id: string): Promise<ClaimPaper> {
  const claim = await findReadable(actor, id);
  if (claim.fileId !== null) return { kind: 'sent', token: mintFileToken(claim.fileId, actor.now) };
  return {
    ...{ kind: 'made', name: `${fileName(claim)}.pdf`, mediaType: 'application/pdf' },
    bytes: await renderInvoicePdf(invoiceOf(claim)),
  };
}

/** The same as UBL 2.1 XML, of an invoice made here. Throws `engagements.not-found`. */
export async function getInvoiceUbl(actor: MemberActor, id: string): Promise<ClaimPaper> {
  const claim = await findReadable(actor, id);
  if (claim.fileId !== null) throw new DomainError('engagements.not-found');
  return {
    ...{ kind: 'made', name: `${fileName(claim)}.xml`, mediaType: 'application/xml' },
    bytes: new TextEncoder().encode(toUbl(invoiceOf(claim))),
  };
}

const fileName = ({ invoiceNumber }: Claim) =>
  `facture-${invoiceNumber.replace(/[^A-Za-z0-9._-]+/g, '-')}`;

/** States in which a claim is certified and not paid yet. */
const RECEIVABLE = ['certified', 'ordered', 'sent', 'returned-by-bank'];

/**
 * What a provider shows its bank of a claim that was certified and is not paid yet. Throws
 * `engagements.not-found`.
 */
export async function renderAttestation(
  actor: MemberActor,
  id: string,
  language: 'fr' | 'ar' | 'en',
): Promise<Uint8Array> {
  const providerId = providerOf(actor);
  const claim = await db.claim.findFirst({ where: { id, providerId } });
  if (!claim?.certifiedAt || !RECEIVABLE.includes(claim.state))
    throw new DomainError('engagements.not-found');
  const firms = await listFirms(db, [providerId, claim.ownerId]);
  const invoice = invoiceOf(claim);
  return renderAttestationPdf({
    ...{ language, owner: firms.get(claim.ownerId)?.name ?? '', demo: invoice.isDemo },
    ...{ provider: firms.get(providerId)?.name ?? '', ice: firms.get(providerId)?.ice ?? null },
    ...{ invoice: claim.invoiceNumber, reference: invoice.paymentReference },
    certifiedOn: civilDateOf(claim.certifiedAt),
    payBy: claim.payBy.toISOString().slice(0, 10),
    ...{ subsidy: cents(claim.subsidy), share: cents(claim.share) },
    total: cents(claim.subsidy + claim.share),
    asOf: civilDateOf(actor.now),
  });
}
