import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  type MemberActor,
  type SentFile,
  newId,
} from '#domain/kernel/index.server.ts';
import { mintFileToken } from '#platform/file-token.ts';
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
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { getFirmEngagement, providerOf } from '../scope.server.ts';
import { isOpenForWords } from './conversation.server.ts';
import { lockFirmQuote, lockProviderQuote, type Locked } from './records.server.ts';
import { tellFirm, tellProvider } from './tell.server.ts';

export interface Sent {
  readonly side: 'firm' | 'provider';
  readonly text: string;
  readonly file: SentFile | null;
  readonly intentId: string | null;
}

/**
 * A side writes to the other about a quote, once per form, with a file if it likes. Throws what the
 * lock of the side throws, `engagements.message` for nothing, `engagements.wrong-state` once both
 * are done with each other, `engagements.reload` for a form without intent, and what `receiveFile`
 * and `recordFile` refuse.
 */
export async function sendMessage(
  actor: MemberActor,
  quoteId: string,
  sent: Sent,
  store: FileStore = fileStore(),
): Promise<void> {
  const { text, file, intentId } = sent;
  if (intentId === null) throw new DomainError('engagements.reload');
  if (text === '' && file === null) throw new DomainError('engagements.message');
  // Whoever may not write sends no bytes to the store.
  await inTransaction('engagements.may-write', (tx) => lockWriter(tx, actor, quoteId, sent.side));
  const received = file && (await receiveFile(store, file, actor.randomBytes));
  try {
    const isNew = await keepOnce(actor, quoteId, { ...sent, intentId, store, received });
    if (!isNew && received) await discardFile(store, received.id);
  } catch (error) {
    if (received) await discardFile(store, received.id);
    throw error;
  }
}

async function lockWriter(
  tx: Tx,
  actor: MemberActor,
  quoteId: string,
  side: Sent['side'],
): Promise<Locked> {
  const lock = side === 'firm' ? lockFirmQuote : lockProviderQuote;
  const locked = await lock(tx, actor, quoteId);
  if (!isOpenForWords(locked.engagement, locked.quote))
    throw new DomainError('engagements.wrong-state');
  return locked;
}

interface Keeping extends Sent {
  readonly intentId: string;
  readonly store: FileStore;
  readonly received: ReceivedFile | null;
}

/** Writes the message once per intent; false when this very form was carried out before. */
async function keepOnce(actor: MemberActor, quoteId: string, keeping: Keeping): Promise<boolean> {
  const { accountId } = actor.person;
  const { intentId } = keeping;
  return inTransaction('engagements.send-message', async (tx) => {
    const locked = await lockWriter(tx, actor, quoteId, keeping.side);
    const id = newId(actor);
    const kept = await onceByIntent(
      tx,
      { actor: accountId, intentId, now: actor.now },
      async () => {
        await keep(tx, actor, locked, { ...keeping, id });
        return id;
      },
    );
    return kept === id;
  });
}

async function keep(
  tx: Tx,
  actor: MemberActor,
  locked: Locked,
  { id, side, text, store, received }: Keeping & { readonly id: string },
): Promise<void> {
  const { engagement, quote } = locked;
  const { accountId, seat } = actor.person;
  if (received)
    await recordFile(tx, store, received, {
      ...{ organisationId: seat.organisationId, purpose: 'engagement-message' },
      ...{ uploadedById: accountId, now: actor.now },
    });
  await tx.engagementMessage.create({
    data: {
      ...{ id, engagementId: engagement.id, quoteId: quote.id, side, authorId: accountId, text },
      ...{ fileId: received?.id ?? null, at: actor.now },
    },
  });
  await appendAudit(tx, actor, {
    type: 'engagements.message',
    stream: `case:${engagement.applicationId}`,
    subject: `quote:${quote.id}`,
    facts: { engagement: engagement.id, message: id, side, file: received?.sha256 ?? null },
    after: { text },
    salt: await findAuditSalt(tx, accountId),
  });
  const tell = side === 'firm' ? tellProvider : tellFirm;
  await tell(tx, actor, 'quote-message', locked);
}

/**
 * A token that opens the file of a message for ten minutes, for both sides. Throws
 * `engagements.not-found`.
 */
export async function getMessageToken(
  actor: MemberActor,
  { quoteId, messageId }: { readonly quoteId: string; readonly messageId: string },
): Promise<string> {
  const message = await db.engagementMessage.findFirst({ where: { id: messageId, quoteId } });
  if (!message?.fileId) throw new DomainError('engagements.not-found');
  if (actor.person.seat.kind === 'provider') {
    const where = { id: quoteId, organisationId: providerOf(actor) };
    if ((await db.quote.count({ where })) === 0) throw new DomainError('engagements.not-found');
  } else await getFirmEngagement(db, actor, message.engagementId);
  return mintFileToken(message.fileId, actor.now);
}
