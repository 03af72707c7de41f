import {
  DomainError,
  type MemberActor,
  type SentFile,
  newId,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { extensionOf } from '#platform/file-name.ts';
import { mintFileToken } from '#platform/file-token.ts';
import type { ShareRequest } from '#platform/prisma-client/client.ts';
import {
  discardFile,
  fileStore,
  listFiles,
  receiveFile,
  recordFile,
  type FileStore,
} from '#platform/stored-files.ts';
import { inTransaction } from '#platform/transaction.ts';
import { canReadTreasury } from '../policy.ts';

const ENDINGS: readonly string[] = ['pdf', 'png', 'jpg', 'jpeg'];
const MOST = 5;

/**
 * Keeps what a firm sent to show that it paid a request, which the caller let it send; the same file
 * twice is kept once. It proves nothing by itself: the money is there when a statement says so.
 * Throws `payments.file-missing`, `payments.too-many`, `payments.wrong-state`, and what files refuse.
 */
export async function addProof(
  actor: MemberActor,
  request: ShareRequest,
  sent: SentFile | null,
  store: FileStore = fileStore(),
): Promise<void> {
  if (request.state !== 'open') throw new DomainError('payments.wrong-state');
  if (sent === null) throw new DomainError('payments.file-missing');
  if (sent.bytes !== null && !ENDINGS.includes(extensionOf(sent.name)))
    throw new DomainError('files.type');
  const file = await receiveFile(store, sent, actor.randomBytes);
  let isKept = false;
  try {
    isKept = await inTransaction('payments.add-proof', async (tx) => {
      const { accountId, seat } = actor.person;
      const { organisationId } = seat;
      const before = await tx.shareProof.findMany({ where: { requestId: request.id } });
      if (before.some(({ sha256 }) => sha256 === file.sha256)) return false;
      if (before.length >= MOST) throw new DomainError('payments.too-many');
      await recordFile(tx, store, file, {
        ...{ organisationId, purpose: 'share-proof', uploadedById: accountId, now: actor.now },
      });
      await tx.shareProof.create({
        data: {
          ...{ id: newId(actor), requestId: request.id, fileId: file.id, sha256: file.sha256 },
          ...{ addedById: accountId, addedAt: actor.now },
        },
      });
      return true;
    });
  } finally {
    if (!isKept) await discardFile(store, file.id);
  }
}

/** The proofs of a request, the latest first, with the names of their files. */
export async function listProofs({ id, payerId }: Pick<ShareRequest, 'id' | 'payerId'>) {
  const rows = await db.shareProof.findMany({
    where: { requestId: id },
    orderBy: { addedAt: 'desc' },
  });
  const files = await listFiles(
    db,
    payerId,
    rows.map(({ fileId }) => fileId),
  );
  return rows.map((row) => ({
    ...{ id: row.id, addedAt: row.addedAt },
    ...{
      name: files.get(row.fileId)?.fileName ?? '',
      state: files.get(row.fileId)?.state ?? 'erased',
    },
  }));
}

/** A token for a proof: to who paid and to treasury. Throws `payments.not-found`. */
export async function getProofToken(actor: MemberActor, id: string): Promise<string> {
  const proof = await db.shareProof.findUnique({ where: { id }, include: { request: true } });
  if (!proof) throw new DomainError('payments.not-found');
  const { organisationId, kind } = actor.person.seat;
  const { payerId, ownerId } = proof.request;
  const isPayer = kind === 'sme' && payerId === organisationId;
  const isTreasury = ownerId === organisationId && canReadTreasury(actor);
  if (!isPayer && !isTreasury) throw new DomainError('payments.not-found');
  return mintFileToken(proof.fileId, actor.now);
}
