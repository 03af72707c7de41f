import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  UUID_RANDOM_BYTES,
  uuidV7,
  type MemberActor,
  type SentFile,
} from '#domain/kernel/index.server.ts';
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
import type { EvidenceForm } from './evidence-form.ts';
import { getEvidenced, requireAnswered } from './evidence-records.server.ts';
import { lockOwnAssessment } from './lock-assessment.server.ts';

const MAX_PIECES = 10;

/** The answer a piece of evidence is about. */
export interface EvidenceTarget {
  readonly assessmentId: string;
  readonly itemId: string;
}

/** A description, a link or a file; the text may go with either. */
export interface GivenEvidence extends EvidenceForm {
  readonly file: SentFile | null;
}

function kindOf({ text, url, file }: GivenEvidence): 'description' | 'link' | 'file' {
  if (file && url !== undefined) throw new DomainError('evidence.one-only');
  if (file) return 'file';
  if (url !== undefined) return 'link';
  if (text === undefined || text === '') throw new DomainError('evidence.nothing');
  return 'description';
}

/**
 * Adds a piece of evidence to an answered item of the firm's own assessment, once per form. It
 * never changes the score. Throws `assessment.not-found`, `assessment.read-only` for viewers and
 * advisors, `evidence.nothing`, `evidence.one-only`, `evidence.too-many` (10 an item),
 * `evidence.reload` for a form without intent, and what `receiveFile` and `recordFile` refuse.
 */
export async function addEvidence(
  actor: MemberActor,
  target: EvidenceTarget,
  given: GivenEvidence,
  intentId: string | null,
  store: FileStore = fileStore(),
): Promise<void> {
  const evidenced = await getEvidenced(db, actor, target.assessmentId);
  requireAnswered(evidenced, target.itemId);
  if (evidenced.state.readOnly || actor.person.seat.kind !== 'sme')
    throw new DomainError('assessment.read-only');
  if (intentId === null) throw new DomainError('evidence.reload');
  const kind = kindOf(given);
  const file = given.file ? await receiveFile(store, given.file, actor.randomBytes) : null;
  const discard = async () => {
    if (file) await discardFile(store, file.id);
  };
  try {
    const kept = await keepOnce(actor, store, intentId, { ...target, kind, given, file });
    if (!kept) await discard();
  } catch (error) {
    await discard();
    throw error;
  }
}

/** Writes the piece once per intent; false when this very form was carried out before. */
async function keepOnce(
  actor: MemberActor,
  store: FileStore,
  intentId: string,
  piece: Omit<Piece, 'organisationId'>,
): Promise<boolean> {
  return inTransaction('assessment.add-evidence', async (tx) => {
    const { organisationId } = await lockOwnAssessment(tx, actor, piece.assessmentId);
    if (organisationId === null) throw new DomainError('assessment.not-found');
    const intent = { actor: actor.person.accountId, intentId, now: actor.now };
    const id = uuidV7(actor.now, actor.randomBytes(UUID_RANDOM_BYTES));
    const kept = await onceByIntent(tx, intent, async () => {
      await writePiece(tx, actor, store, { ...piece, organisationId }, id);
      return id;
    });
    return kept === id;
  });
}

interface Piece extends EvidenceTarget {
  readonly organisationId: string;
  readonly kind: ReturnType<typeof kindOf>;
  readonly given: GivenEvidence;
  readonly file: ReceivedFile | null;
}

async function writePiece(
  tx: Tx,
  actor: MemberActor,
  store: FileStore,
  { assessmentId, itemId, organisationId, kind, given, file }: Piece,
  id: string,
): Promise<void> {
  const { accountId } = actor.person;
  const there = await tx.evidence.count({ where: { assessmentId, itemId, removedAt: null } });
  if (there >= MAX_PIECES) throw new DomainError('evidence.too-many', { most: MAX_PIECES });
  if (file)
    await recordFile(tx, store, file, {
      ...{ organisationId, purpose: 'evidence', uploadedById: accountId, now: actor.now },
    });
  const said = { text: given.text ?? null, url: kind === 'link' ? (given.url ?? null) : null };
  await tx.evidence.create({
    data: {
      ...{ id, assessmentId, organisationId, itemId, kind, ...said, fileId: file?.id ?? null },
      ...{ addedById: accountId, addedAt: actor.now },
    },
  });
  await appendAudit(tx, actor, {
    type: 'assessment.evidence-added',
    stream: `organisation:${organisationId}`,
    subject: `evidence:${id}`,
    facts: { assessment: assessmentId, item: itemId, kind },
    after: { ...said, file: file ? { name: file.fileName, sha256: file.sha256 } : null },
    salt: await findAuditSalt(tx, accountId),
  });
}
