import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { mintFileToken, readFileToken } from '#platform/file-token.ts';
import { fileStore, openStoredFile, type FileStore } from '#platform/stored-files.ts';
import { getEvidenced } from './evidence-records.server.ts';

/**
 * A token that opens the file of a piece of evidence for ten minutes, for people of the firm and
 * advisors under its mandate. Throws `assessment.not-found`.
 */
export async function getEvidenceFileToken(
  actor: MemberActor,
  target: { readonly assessmentId: string; readonly evidenceId: string },
): Promise<string> {
  const { state } = await getEvidenced(db, actor, target.assessmentId);
  const piece = await db.evidence.findFirst({
    where: {
      id: target.evidenceId,
      assessmentId: state.id,
      organisationId: state.organisationId,
      removedAt: null,
    },
    select: { fileId: true },
  });
  if (!piece?.fileId) throw new DomainError('assessment.not-found');
  return mintFileToken(piece.fileId, actor.now);
}

/** What a token opens, or why it opens nothing. */
export type FileAnswer =
  | {
      readonly state: 'open';
      readonly fileName: string;
      readonly mediaType: string;
      readonly bytes: number;
      readonly content: ReadableStream<Uint8Array>;
    }
  | { readonly state: 'unknown' | 'expired' | 'checking' | 'refused' | 'erased' };

/**
 * Opens the file a token was minted for. Whoever minted it made sure of the reader, so nothing more
 * is asked. The content must be read or cancelled.
 */
export async function openFile(
  token: string,
  now: Date,
  store: Pick<FileStore, 'storage'> = fileStore(),
): Promise<FileAnswer> {
  const read = readFileToken(token, now);
  if (read === null) return { state: 'unknown' };
  if (read === 'expired') return { state: 'expired' };
  const file = await openStoredFile(read.fileId, store);
  if (!file) return { state: 'unknown' };
  const { fileName, mediaType, bytes, content, state } = file;
  if (content) return { state: 'open', fileName, mediaType, bytes, content };
  if (state === 'quarantined') return { state: 'checking' };
  return { state: state === 'infected' ? 'refused' : 'erased' };
}
