import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import type { AidApplication, CaseDocument, FirmDocument } from '#platform/prisma-client/client.ts';
import { listFiles } from '#platform/stored-files.ts';
import type { Tx } from '#platform/transaction.ts';
import { keepDraft } from '../clocks/keep-draft.server.ts';
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

/**
 * Joins a paper of the firm to its request, with its hash of this day. It is there once. The first
 * one that answers a correction takes the place of those of its kind that were there before; one of
 * these may be joined again beside it.
 */
export async function joinPaper(
  tx: Tx,
  actor: MemberActor,
  { application, applicant }: Awaited<ReturnType<typeof lockForPaper>>,
  document: FirmDocument,
): Promise<void> {
  const { id: applicationId } = application;
  const { id: documentId, code, fileId, sha256 } = document;
  const there = await tx.caseDocument.findMany({ where: { applicationId, code } });
  const standing = there.filter(({ replacedAt }) => replacedAt === null);
  if (standing.some((one) => one.documentId === documentId)) return;
  const isNew = !there.some((one) => one.documentId === documentId);
  const replaced = isNew ? await findReplaced(tx, application, code, there) : [];
  if (standing.length - replaced.length >= MOST_OF_A_KIND)
    throw new DomainError('cases.too-many-papers', { most: MOST_OF_A_KIND });
  await tx.caseDocument.updateMany({
    where: { applicationId, code, documentId: { in: replaced } },
    data: { replacedAt: actor.now },
  });
  await tx.caseDocument.upsert({
    where: { applicationId_code_documentId: { applicationId, code, documentId } },
    create: {
      ...{ applicationId, code, documentId, fileId, sha256 },
      ...{ joinedAt: actor.now, joinedById: actor.person.accountId },
    },
    // Since when it is there tells what it answers: a paper of before is no answer.
    update: { replacedAt: null },
  });
  if (application.state === 'draft') await keepDraft(tx, actor.now, applicationId);
  await appendAudit(tx, actor, {
    ...{ type: 'cases.document-joined', stream: caseStream(applicationId) },
    ...{ subject: `application:${applicationId}`, onBehalfOf: applicant.onBehalfOf },
    facts: { code, document: documentId, sha256, ...(replaced.length > 0 ? { replaced } : {}) },
  });
}

/**
 * Papers of a kind whose place a new one takes, while an officer asks for it: those that were there
 * before, once, and those that no longer have a file that can be read.
 */
async function findReplaced(
  tx: Tx,
  { id: applicationId, organisationId }: AidApplication,
  code: string,
  there: readonly CaseDocument[],
): Promise<string[]> {
  const asked = await tx.caseCorrection.findFirst({
    where: { applicationId, field: paperField(code), answeredAt: null },
    orderBy: { askedAt: 'desc' },
  });
  if (!asked) return [];
  const isSince = ({ joinedAt }: CaseDocument) => joinedAt > asked.askedAt;
  const isFirst = !there.some(isSince);
  const ids = there.map(({ fileId }) => fileId);
  const files = await listFiles(tx, organisationId, ids);
  const isReadable = ({ fileId }: CaseDocument) =>
    READABLE.some((state) => state === files.get(fileId)?.state);
  return there
    .filter((one) => one.replacedAt === null)
    .filter((one) => (isFirst && !isSince(one)) || !isReadable(one))
    .map(({ documentId }) => documentId);
}

const READABLE = ['clean', 'quarantined'] as const;
