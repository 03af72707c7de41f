import {
  civilDate,
  civilDateOf,
  DomainError,
  midnight,
  newId,
} from '#domain/kernel/index.server.ts';
import type { MemberActor, SentFile } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { onceByIntent } from '#platform/intents.ts';
import {
  discardFile,
  fileStore,
  receiveFile,
  recordFile,
  type FileStore,
  type ReceivedFile,
} from '#platform/stored-files.ts';
import { inTransaction } from '#platform/transaction.ts';
import { getOwnApplication } from '../scope.server.ts';
import type { DocumentForm } from './document-form.ts';
import { joinPaper, lockForPaper, type PaperTarget } from './records.server.ts';
import { daysProblem } from './rules.ts';

/** A paper as it was sent. */
export interface GivenDocument extends Pick<DocumentForm, 'issuedOn' | 'validUntil'> {
  readonly file: SentFile | null;
}

/**
 * Keeps a paper of the firm and joins it to its request, once per form; the firm may use it again
 * elsewhere. Throws `cases.not-found`, `cases.wrong-state`, `cases.unknown-paper`,
 * `cases.file-missing`, `cases.reload` for a form without intent, `cases.expired`, `cases.future`,
 * `cases.reversed`, `cases.end-missing`, `cases.too-many-papers`, and what `receiveFile` and
 * `recordFile` refuse.
 */
export async function addDocument(
  actor: MemberActor,
  target: PaperTarget,
  given: GivenDocument,
  intentId: string | null,
  store: FileStore = fileStore(),
): Promise<void> {
  await getOwnApplication(db, actor, target.applicationId);
  const days = daysOf(given);
  const problem = daysProblem(target.code, days, civilDateOf(actor.now));
  if (problem) throw new DomainError(`cases.${problem.code}`, { field: problem.field });
  if (given.file === null) throw new DomainError('cases.file-missing');
  if (intentId === null) throw new DomainError('cases.reload');
  const file = await receiveFile(store, given.file, actor.randomBytes);
  try {
    const kept = await keepOnce(actor, { store, target, days, file, intentId });
    if (!kept) await discardFile(store, file.id);
  } catch (error) {
    await discardFile(store, file.id);
    throw error;
  }
}

function daysOf({ issuedOn, validUntil }: Pick<GivenDocument, 'issuedOn' | 'validUntil'>) {
  return {
    issuedOn: issuedOn === null ? null : civilDate(issuedOn),
    validUntil: validUntil === null ? null : civilDate(validUntil),
  };
}

interface Received {
  readonly store: FileStore;
  readonly target: PaperTarget;
  readonly days: ReturnType<typeof daysOf>;
  readonly file: ReceivedFile;
  readonly intentId: string;
}

/** Writes the paper once per intent; false when this very form was carried out before. */
async function keepOnce(
  actor: MemberActor,
  { store, target, days, file, intentId }: Received,
): Promise<boolean> {
  const { accountId } = actor.person;
  return inTransaction('cases.add-document', async (tx) => {
    const locked = await lockForPaper(tx, actor, target);
    const { organisationId } = locked.application;
    const id = newId(actor);
    const kept = await onceByIntent(
      tx,
      { actor: accountId, intentId, now: actor.now },
      async () => {
        await recordFile(tx, store, file, {
          ...{ organisationId, purpose: 'case', uploadedById: accountId, now: actor.now },
        });
        const document = await tx.firmDocument.create({
          data: {
            ...{ id, organisationId, code: target.code, fileId: file.id, sha256: file.sha256 },
            issuedOn: days.issuedOn && midnight(days.issuedOn),
            validUntil: days.validUntil && midnight(days.validUntil),
            ...{ addedById: accountId, addedAt: actor.now },
          },
        });
        await joinPaper(tx, actor, locked, document);
        return id;
      },
    );
    return kept === id;
  });
}
