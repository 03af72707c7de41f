import { createHash } from 'node:crypto';
import {
  addDays,
  civilDateOf,
  DomainError,
  opaqueToken,
  UUID_RANDOM_BYTES,
  uuidV7,
  type Actor,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { hmac } from '#platform/secrets.ts';
import { inTransaction } from '#platform/transaction.ts';
import { lockOwnAssessment } from './lock-assessment.server.ts';
import { noteAct } from './note-act.server.ts';
import { getAssessment, getOwnAssessment, type AssessmentState } from './records.server.ts';
import { senderOf } from './sender.ts';

const TOKEN_BYTES = 24;
const DAYS = 30;
const MAX_LINKS = 20;

export interface ShareView {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The same form sent twice means the same link: its token follows from the form's intent. */
function tokenFor(actor: Actor, id: string, intentId: string | null): string {
  const sender = senderOf(actor);
  if (intentId === null || sender === null) return opaqueToken(actor.randomBytes(TOKEN_BYTES));
  return hmac('assessment.share-link', `${id}|${sender}|${intentId}`);
}

/**
 * Makes a read-only link to the result, valid 30 days. Returns its token, which is not stored.
 * Throws `assessment.too-many-links` beyond 20 live links, and `assessment.reload` when the link of
 * this very form was cut already.
 */
export async function createShareLink(
  actor: Actor,
  id: string,
  intentId: string | null = null,
): Promise<string> {
  const token = tokenFor(actor, id, intentId);
  await inTransaction('assessment.share', async (tx) => {
    const held = await lockOwnAssessment(tx, actor, id);
    const made = await tx.shareLink.findUnique({
      where: { tokenHash: hashToken(token) },
      select: { revokedAt: true },
    });
    if (made?.revokedAt === null) return;
    if (made) throw new DomainError('assessment.reload');
    const live = await tx.shareLink.count({
      where: { assessmentId: id, revokedAt: null, expiresAt: { gt: actor.now } },
    });
    if (live >= MAX_LINKS) throw new DomainError('assessment.too-many-links', { most: MAX_LINKS });
    await tx.shareLink.create({
      data: {
        id: uuidV7(actor.now, actor.randomBytes(UUID_RANDOM_BYTES)),
        assessmentId: id,
        tokenHash: hashToken(token),
        createdAt: actor.now,
        expiresAt: new Date(`${addDays(civilDateOf(actor.now), DAYS)}T22:00:00Z`),
      },
    });
    await noteAct(tx, actor, held, 'shared');
  });
  return token;
}

/** Cuts a link at once; cutting it again changes nothing. */
export async function revokeShareLink(actor: Actor, id: string, linkId: string): Promise<void> {
  await inTransaction('assessment.revoke-share', async (tx) => {
    const held = await lockOwnAssessment(tx, actor, id);
    const { count } = await tx.shareLink.updateMany({
      where: { id: linkId, assessmentId: id, revokedAt: null },
      data: { revokedAt: actor.now },
    });
    if (count > 0) await noteAct(tx, actor, held, 'share-cut');
  });
}

/** The links of an assessment that still open, newest first. */
export async function listShareLinks(actor: Actor, id: string): Promise<ShareView[]> {
  await getOwnAssessment(db, actor, id);
  return db.shareLink.findMany({
    where: { assessmentId: id, revokedAt: null, expiresAt: { gt: actor.now } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, createdAt: true, expiresAt: true },
  });
}

/** What a link opens. Throws `assessment.not-found` when it is unknown, cut or expired. */
export async function getShared(
  token: string,
  now: Date,
): Promise<{ readonly state: AssessmentState; readonly expiresAt: Date }> {
  const link = await db.shareLink.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { assessmentId: true, expiresAt: true, revokedAt: true },
  });
  if (link?.revokedAt !== null || link.expiresAt <= now)
    throw new DomainError('assessment.not-found');
  return { state: await getAssessment(db, link.assessmentId), expiresAt: link.expiresAt };
}
