import {
  DomainError,
  type MemberActor,
  type SentFile,
  newId,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { onceByIntent } from '#platform/intents.ts';
import type { Milestone } from '#platform/prisma-client/client.ts';
import {
  discardFile,
  fileStore,
  receiveFile,
  recordFile,
  type FileStore,
  type ReceivedFile,
} from '#platform/stored-files.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { record } from '../records.server.ts';
import { chosenWhere, lockChosenEngagement } from '../scope.server.ts';
import type { EvidenceForm } from './evidence-form.ts';
import { MOST_EVIDENCE, pieceProblem } from './evidence.ts';
import { milestoneOf, roundOf } from './records.server.ts';

interface Target {
  readonly engagementId: string;
  readonly milestoneId: string;
}

/** What is shown, with its file. */
export interface GivenEvidence extends EvidenceForm {
  readonly file: SentFile | null;
}

/** What may be shown, or taken away, now: while the milestone is in the provider's hands. */
const OPEN_STATES = ['planned', 'changes-requested'] as const;
const OPEN_ENGAGEMENTS = ['started', 'in-delivery'] as const;

/**
 * The provider shows something of a milestone that it prepares, once per form. Throws
 * `engagements.not-found`, `engagements.read-only`, `engagements.wrong-state`, `engagements.reload`
 * for a form without intent, `engagements.too-many-pieces`, what `pieceProblem` says, and what
 * `receiveFile` and `recordFile` refuse.
 */
export async function addEvidence(
  actor: MemberActor,
  target: Target,
  given: GivenEvidence,
  intentId: string | null,
  store: FileStore = fileStore(),
): Promise<void> {
  const where = { AND: [{ id: target.engagementId }, chosenWhere(actor)] };
  if ((await db.engagement.count({ where })) === 0) throw new DomainError('engagements.not-found');
  const { kind, text, url, file } = given;
  const problem = pieceProblem(kind, { text, hasAddress: url !== null, hasFile: file !== null });
  if (problem) throw new DomainError(`engagements.${problem}`);
  if (intentId === null) throw new DomainError('engagements.reload');
  const received = file && (await receiveFile(store, file, actor.randomBytes));
  try {
    const isKept = await keepOnce(actor, { store, target, given, received, intentId });
    if (!isKept && received) await discardFile(store, received.id);
  } catch (error) {
    if (received) await discardFile(store, received.id);
    throw error;
  }
}

interface Received {
  readonly store: FileStore;
  readonly target: Target;
  readonly given: GivenEvidence;
  readonly received: ReceivedFile | null;
  readonly intentId: string;
}

/** Writes the piece once per intent; false when this very form was carried out before. */
async function keepOnce(actor: MemberActor, sent: Received): Promise<boolean> {
  const { store, target, given, received, intentId } = sent;
  const { accountId, seat } = actor.person;
  return inTransaction('engagements.add-evidence', async (tx) => {
    const { engagement, milestone } = await lockPrepared(tx, actor, target);
    const id = newId(actor);
    const once = { actor: accountId, intentId, now: actor.now };
    const kept = await onceByIntent(tx, once, async () => {
      const where = { milestoneId: milestone.id, removedAt: null };
      if ((await tx.milestoneEvidence.count({ where })) >= MOST_EVIDENCE)
        throw new DomainError('engagements.too-many-pieces', { most: MOST_EVIDENCE });
      if (received)
        await recordFile(tx, store, received, {
          ...{ organisationId: seat.organisationId, purpose: 'engagement-evidence' },
          ...{ uploadedById: accountId, now: actor.now },
        });
      const round = roundOf(milestone);
      await tx.milestoneEvidence.create({
        data: {
          ...{ id, milestoneId: milestone.id, round, kind: given.kind, text: given.text },
          ...{ url: given.url, fileId: received?.id ?? null, sha256: received?.sha256 ?? null },
          ...{ addedById: accountId, addedAt: actor.now },
        },
      });
      await record(tx, actor, engagement, {
        ...{ ...unmoved(milestone), event: 'add-evidence', part: 'provider' },
        data: { kind: given.kind, round, ...(received ? { sha256: received.sha256 } : {}) },
      });
      return id;
    });
    return kept === id;
  });
}

const unmoved = ({ id, state }: Milestone) => ({
  ...{ subject: `milestone:${id}`, from: state, to: state },
});

async function lockPrepared(tx: Tx, actor: MemberActor, target: Target) {
  const engagement = await lockChosenEngagement(tx, actor, target.engagementId);
  const milestone = await milestoneOf(tx, engagement, target.milestoneId);
  const isOpen =
    OPEN_ENGAGEMENTS.some((state) => state === engagement.state) &&
    OPEN_STATES.some((state) => state === milestone.state);
  if (!isOpen) throw new DomainError('engagements.wrong-state', { state: milestone.state });
  return { engagement, milestone };
}

/**
 * The provider takes away something it added to the delivery that it prepares; what was delivered
 * stays. Taken away once, nothing more happens. Throws `engagements.not-found`,
 * `engagements.read-only` and `engagements.wrong-state`.
 */
export async function removeEvidence(
  actor: MemberActor,
  { evidenceId, ...target }: Target & { readonly evidenceId: string },
): Promise<void> {
  await inTransaction('engagements.remove-evidence', async (tx) => {
    const { engagement, milestone } = await lockPrepared(tx, actor, target);
    const row = await tx.milestoneEvidence.findFirst({
      where: { id: evidenceId, milestoneId: milestone.id },
    });
    if (!row) throw new DomainError('engagements.not-found');
    if (row.removedAt !== null) return;
    if (row.round !== roundOf(milestone)) throw new DomainError('engagements.wrong-state');
    await tx.milestoneEvidence.update({
      where: { id: evidenceId },
      data: { removedAt: actor.now },
    });
    await record(tx, actor, engagement, {
      ...{ ...unmoved(milestone), event: 'remove-evidence', part: 'provider' },
      data: { kind: row.kind, round: row.round },
    });
  });
}
