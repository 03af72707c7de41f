import { createHash } from 'node:crypto';
import { renderInvoicePdf } from '#documents/invoice.server.ts';
import {
  cents,
  civilDate,
  civilDateOf,
  contentHash,
  DomainError,
  addDays,
  type MemberActor,
  type SentFile,
  midnight,
  newId,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Claim, Engagement, Milestone } from '#platform/prisma-client/client.ts';
import {
  discardFile,
  fileStore,
  receiveFile,
  recordFile,
  type FileStore,
  type ReceivedFile,
} from '#platform/stored-files.ts';
import type { Tx } from '#platform/transaction.ts';
import { delivering, milestoneOf } from '../deliveries/records.server.ts';
import { moveClaim, record } from '../records.server.ts';
import { workingDaysAfter } from '../terms.server.ts';
import { actsForProvider, chosenWhere, lockChosenEngagement } from '../scope.server.ts';
import {
  draftInvoice,
  requireInvoiceDay,
  type DraftInvoice,
  type InvoiceInput,
} from './draft.server.ts';
import type { MakeInvoice, SendInvoice } from './forms.ts';
import { missingMentions } from './invoice.ts';
import { laneOf } from './lane.server.ts';
import { tellClaimOfficers } from './tell.server.ts';
import { CLAIM_TERMS, LOW_RISK_DAYS, PAY_DAYS } from './transitions.ts';

/** Which milestone a claim is about. */
export interface ClaimTarget {
  readonly engagementId: string;
  readonly milestoneId: string;
}

/**
 * Makes the invoice of an accepted milestone and claims its payment: the public clock begins. A claim
 * that was given back is sent again the same way; the same form twice does it once. Throws
 * `engagements.not-found`, `engagements.read-only`, `engagements.not-accepted`,
 * `engagements.disputed`, `engagements.mentions-missing`, `engagements.invoice-day`,
 * `engagements.discount`, `engagements.number-used`, `engagements.already-claimed` and
 * `engagements.changed-meanwhile`.
 */
export async function makeClaim(
  actor: MemberActor,
  target: ClaimTarget,
  { stamp, ...form }: MakeInvoice,
): Promise<void> {
  const input: InvoiceInput = { ...form, kind: 'made' };
  const { engagement, milestone } = await findClaimed(actor, target);
  const seen = await draftInvoice(db, engagement, milestone, input);
  requireMentions(seen);
  const fileHash = hashOf(await renderInvoicePdf(seen.content));
  await delivering('claim', actor, async (tx) => {
    const taken = await take(tx, actor, target);
    const drafted = await draftInvoice(tx, taken.engagement, taken.milestone, input);
    // What was printed is what is claimed.
    if (contentHash(drafted.content) !== contentHash(seen.content))
      throw new DomainError('engagements.changed-meanwhile');
    await fileClaim(tx, actor, taken, { drafted, stamp, fileHash, fileId: null });
    return [];
  });
}

/**
 * The same with an invoice the provider made itself, as a PDF: its total is that of the milestone, to
 * the centime. Throws besides `engagements.total-differs`, `engagements.file-missing`,
 * `engagements.file-type`, `engagements.file-used` and what `receiveFile` and `recordFile` refuse.
 */
export async function sendClaim(
  actor: MemberActor,
  target: ClaimTarget,
  { stamp, total, ...form }: SendInvoice,
  sent: SentFile | null,
  store: FileStore = fileStore(),
): Promise<void> {
  const { milestone } = await findClaimed(actor, target);
  if (total !== milestone.ht + milestone.vat) throw new DomainError('engagements.total-differs');
  if (sent === null) throw new DomainError('engagements.file-missing');
  const file = await receiveFile(store, sent, actor.randomBytes);
  try {
    if (file.mediaType !== 'application/pdf') throw new DomainError('engagements.file-type');
    const input: InvoiceInput = { ...form, kind: 'sent', capital: '', discount: cents(0n) };
    const kept: string[] = [];
    await delivering('claim', actor, async (tx) => {
      const taken = await take(tx, actor, target);
      const drafted = await draftInvoice(tx, taken.engagement, taken.milestone, input);
      requireMentions(drafted);
      const filed = { drafted, stamp, fileHash: file.sha256, fileId: file.id };
      if (!(await fileClaim(tx, actor, taken, filed))) return [];
      await keep(tx, actor, store, file);
      kept.push(file.id);
      return [];
    });
    if (kept.length === 0) await discardFile(store, file.id);
  } catch (error) {
    await discardFile(store, file.id);
    throw error;
  }
}

async function keep(
  tx: Tx,
  actor: MemberActor,
  store: FileStore,
  file: ReceivedFile,
): Promise<void> {
  const { accountId: uploadedById, seat } = actor.person;
  const { organisationId } = seat;
  await recordFile(tx, store, file, {
    ...{ organisationId, purpose: 'claim', uploadedById, now: actor.now },
  });
}

/** A provider takes its claim back before it is certified. The same form twice does it once. */
export async function withdrawClaim(
  actor: MemberActor,
  target: ClaimTarget,
  { stamp }: { readonly stamp: number },
): Promise<void> {
  await delivering('withdraw-claim', actor, async (tx) => {
    const { engagement, milestone } = await take(tx, actor, target);
    const claim = await tx.claim.findFirst({
      where: { milestoneId: milestone.id },
      orderBy: { submittedAt: 'desc' },
    });
    if (!claim) throw new DomainError('engagements.not-found');
    const isRepeat = claim.state === 'withdrawn' && claim.stamp === stamp + 1;
    if (isRepeat) return [];
    if (claim.stamp !== stamp) throw new DomainError('engagements.changed-meanwhile');
    await moveClaim(tx, actor, engagement, claim, { event: 'withdraw', part: 'provider' });
    return [];
  });
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

interface Taken {
  readonly engagement: Engagement;
  readonly milestone: Milestone;
}

/** What the provider may claim, before anything is held. */
async function findClaimed(actor: MemberActor, target: ClaimTarget): Promise<Taken> {
  const engagement = await db.engagement.findFirst({
    where: { AND: [{ id: target.engagementId }, chosenWhere(actor)] },
  });
  const milestone = await db.milestone.findFirst({
    where: { id: target.milestoneId, engagementId: engagement?.id ?? '' },
  });
  if (!engagement || !milestone) throw new DomainError('engagements.not-found');
  if (!actsForProvider(actor)) throw new DomainError('engagements.read-only');
  return { engagement, milestone };
}

async function take(tx: Tx, actor: MemberActor, target: ClaimTarget): Promise<Taken> {
  const engagement = await lockChosenEngagement(tx, actor, target.engagementId);
  return { engagement, milestone: await milestoneOf(tx, engagement, target.milestoneId) };
}

function requireMentions({ content }: DraftInvoice): void {
  const mentions = missingMentions(content);
  if (mentions.length > 0)
    throw new DomainError('engagements.mentions-missing', { mentions: mentions.join(' ') });
}

async function requireClaimable(tx: Tx, { milestone }: Taken): Promise<void> {
  if (milestone.state !== 'accepted') throw new DomainError('engagements.not-accepted');
  const open = { milestoneId: milestone.id, state: 'open' };
  if ((await tx.engagementDispute.count({ where: open })) > 0)
    throw new DomainError('engagements.disputed');
}

interface Filed {
  readonly drafted: DraftInvoice;
  readonly stamp: number;
  readonly fileHash: string;
  readonly fileId: string | null;
}

/** Writes the claim down, or again. False when this very form was carried out before. */
async function fileClaim(tx: Tx, actor: MemberActor, taken: Taken, filed: Filed): Promise<boolean> {
  const { engagement, milestone } = taken;
  await requireClaimable(tx, taken);
  const { content, price } = filed.drafted;
  const today = civilDateOf(actor.now);
  const begun = engagement.startedAt ?? engagement.signedAt;
  requireInvoiceDay(civilDate(content.date), begun && civilDateOf(begun), today);
  const live = await tx.claim.findFirst({
    where: { milestoneId: milestone.id, state: { not: 'withdrawn' } },
  });
  const isRepeat =
    live?.state === 'submitted' &&
    live.stamp === filed.stamp + 1 &&
    live.submittedById === actor.person.accountId;
  if (isRepeat) return false;
  if (live && live.state !== 'returned') throw new DomainError('engagements.already-claimed');
  if ((live?.stamp ?? 0) !== filed.stamp) throw new DomainError('engagements.changed-meanwhile');
  const id = live?.id ?? newId(actor);
  const { ht, vat, subsidy, share } = price;
  const lane = await laneOf(tx, engagement, {
    id,
    ttc: ht + vat,
    wasReturned: live !== null,
    today,
  });
  const row = {
    ...{ invoiceNumber: content.number, invoicedOn: midnight(civilDate(content.date)) },
    ...{ ht, vat, subsidy, share, invoice: content, clearanceId: content.clearanceId },
    ...{ fileHash: filed.fileHash, fileId: filed.fileId, ...lane, remarks: [] },
    ...{ submittedById: actor.person.accountId },
  };
  const days = lane.isLowRisk && !lane.isSampled ? LOW_RISK_DAYS : null;
  const told = { part: 'provider', data: { invoice: content.number } } as const;
  if (live) {
    const again = { ...told, event: 'resubmit', changes: row } as const;
    await tellSubmitted(tx, actor, await moveClaim(tx, actor, engagement, live, again));
    return true;
  }
  await record(tx, actor, engagement, {
    ...{ ...told, subject: `claim:${id}`, event: 'submit', from: '', to: 'submitted' },
  });
  const term = CLAIM_TERMS.submitted?.days ?? 0;
  const claim = await tx.claim.create({
    data: {
      ...{ ...row, id, engagementId: engagement.id, milestoneId: milestone.id, state: 'submitted' },
      ...{ providerId: actor.person.seat.organisationId, ownerId: engagement.ownerId },
      ...{ submittedAt: actor.now, payBy: midnight(addDays(today, PAY_DAYS)) },
      dueOn: midnight(await workingDaysAfter(tx, today, days ?? term)),
    },
  });
  await tellSubmitted(tx, actor, claim);
  return true;
}

const tellSubmitted = (tx: Tx, actor: MemberActor, claim: Claim) =>
  tellClaimOfficers(tx, actor, claim, 'claim-submitted');
