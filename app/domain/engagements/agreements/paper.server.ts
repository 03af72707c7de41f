import { createHash } from 'node:crypto';
import { renderAgreementPdf } from '#documents/agreement.server.ts';
import { cents, DomainError } from '#domain/kernel/index.server.ts';
import type { Agreement } from '#platform/prisma-client/client.ts';
import type { Reader } from '../records.server.ts';
import { clausesOf } from './clauses.ts';
import type { AgreementContent } from './content.ts';

/** SHA-256 of a file, in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The PDF of a content: equal contents give equal bytes while the template is the same. */
export function renderContent(content: AgreementContent): Promise<Uint8Array> {
  const { articles } = clausesOf(content.clauses);
  const total = cents(BigInt(content.ht) + BigInt(content.vat));
  return renderAgreementPdf({ ...content, articles, total });
}

/**
 * The PDF of an agreement as both sides saw it. A template that changed since changes nothing: the
 * bytes were kept. Throws `engagements.not-found` for an agreement without a paper.
 */
export async function paperOf(
  reader: Reader,
  { pdfHash }: Pick<Agreement, 'pdfHash'>,
): Promise<Uint8Array> {
  const paper = await reader.agreementPaper.findUnique({ where: { pdfHash } });
  if (!paper) throw new DomainError('engagements.not-found');
  return paper.pdf;
}
