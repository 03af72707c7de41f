import { DomainError } from '#domain/kernel/index.server.ts';
import { verifyDocuments } from '../documents/verify-documents.server.ts';

/**
 * The papers of a request are those that were joined to it. Throws `cases.papers-changed` when a file
 * is gone or another, `cases.papers-checking` while one is still looked into.
 */
export async function requirePapers(application: { readonly id: string }): Promise<void> {
  const papers = await verifyDocuments(application);
  const bad = papers.filter(({ integrity }) => integrity === 'changed' || integrity === 'gone');
  if (bad.length > 0) throw new DomainError('cases.papers-changed');
  if (papers.some(({ integrity }) => integrity === 'checking'))
    throw new DomainError('cases.papers-checking');
}
