import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import type { AidApplication, FirmDocument } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { caseStream, versionOf } from '../records.server.ts';
import { lockOwnApplication, type Applicant } from '../scope.server.ts';
import { MOST_OF_A_KIND } from './rules.ts';

/** A kind of paper of a request. */
export interface PaperTarget {
  readonly applicationId: string;
  /** Code of papers of the programmes room. */
  readonly code: string;
}

/** Field of corrections by which an officer asks for a paper again. */
const paperField = (code: string) => `document:${code}`;

/**
 * A request whose papers of a kind the firm may change now: a draft, or one that an officer asked
 * this paper for again. Throws `cases.not-found`, `cases.wrong-state` and `cases.unknown-paper` for a
 * kind the programme does not ask for.
 */
export async function lockForPaper(
  tx: Tx,
  actor: MemberActor,
  { applicationId, code }: PaperTarget,
): Promise<{ readonly application: AidApplication; readonly applicant: Applicant }> {
  const locked = await lockOwnApplication(tx, actor, applicationId);
  const { application } = locked;
  const { content } = await versionOf(tx, application);
  if (!content.documents.some((one) => one.code === code))
    throw new DomainError('cases.unknown-paper');
  if (application.state === 'draft') return locked;
  if (application.state !== 'needs-correction') throw new DomainError('cases.wrong-state');
  const asked = await tx.caseCorrection.count({
    where: { applicationId, field: paperField(code), answeredAt: null },
  });
  if (asked === 0) throw new DomainError('cases.wrong-state');
  return locked;
}

/** Joins a paper of the firm to its request, with its hash of this day. It is there once. */
export async function joinPaper(
  tx: Tx,
  actor: MemberActor,
  { application, applicant }: Awaited<ReturnType<typeof lockForPaper>>,
  document: FirmDocument,
): Promise<void> {
  const { id: applicationId } = application;
  const { id: documentId, code, fileId, sha256 } = document;
  const there = await tx.caseDocument.findMany({ where: { applicationId, code } });
  if (there.some((one) => one.documentId === documentId)) return;
  if (there.length >= MOST_OF_A_KIND)
    throw new DomainError('cases.too-many-papers', { most: MOST_OF_A_KIND });
  await tx.caseDocument.create({
    data: {
      ...{ applicationId, code, documentId, fileId, sha256 },
      ...{ joinedAt: actor.now, joinedById: actor.person.accountId },
    },
  });
  await appendAudit(tx, actor, {
    ...{ type: 'cases.document-joined', stream: caseStream(applicationId) },
    ...{ subject: `application:${applicationId}`, onBehalfOf: applicant.onBehalfOf },
    facts: { code, document: documentId, sha256 },
  });
}
