import { listFirms } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor, newId } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { beginClock } from '../clocks/records.server.ts';
import { contentOf, type ApplicationContent } from '../content.ts';
import { caseStream } from '../records.server.ts';
import { requireApplicant, type Applicant } from '../scope.server.ts';
import { OPEN_STATES } from '../transitions.ts';
import { prefill, type Beginning } from './prefill.server.ts';
import {
  getApplyProgramme,
  requireTakesRequests,
  type ApplyProgramme,
} from './programme.server.ts';

export interface Start extends Beginning {
  readonly programmeSlug: string;
  /** The firm an advisor asks for; the actor's own when left out. */
  readonly organisationId?: string | undefined;
}

/** What a request was begun as: a draft to fill in, or the request that is open already. */
export interface Started {
  readonly id: string;
  readonly isOpen: boolean;
}

/**
 * Begins a request for aid from a programme run here, filled in with what is known. The draft that a
 * firm has for the same programme and category is taken up again, and so is one whose category is not
 * chosen yet; a request that was sent and is not over is answered with its id. Throws
 * `cases.not-found`, `cases.programme-paused`, `cases.programme-announced`, `cases.programme-closed`.
 */
export async function startApplication(actor: MemberActor, start: Start): Promise<Started> {
  const programme = await getApplyProgramme(db, start.programmeSlug, actor.now);
  const organisationId = start.organisationId ?? actor.person.seat.organisationId;
  const applicant = await requireApplicant(db, actor, organisationId);
  requireTakesRequests(programme);
  const content = await prefill(actor, programme.content.categories, start);
  return inTransaction('cases.start', async (tx) => {
    // Two forms of one firm at once: the second finds what the first began.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(
      hashtext(${`application ${organisationId} ${programme.programmeId}`}))`;
    const there = await findThere(tx, programme, organisationId, content.category);
    if (there) return takeUp(tx, actor, there, content);
    return { id: await makeDraft(tx, actor, { programme, applicant, content }), isOpen: false };
  });
}

interface Found {
  readonly id: string;
  readonly state: string;
  readonly content: unknown;
}

/** A request of the firm for this category that is open, else a draft of it. */
async function findThere(
  tx: Tx,
  { programmeId }: ApplyProgramme,
  organisationId: string,
  category: string | null,
): Promise<Found | null> {
  const rows = await tx.aidApplication.findMany({
    where: { organisationId, programmeId, state: { in: ['draft', ...OPEN_STATES] } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, state: true, content: true, category: true },
  });
  const drafts = rows.filter(({ state }) => state === 'draft');
  if (category === null) return drafts[0] ?? null;
  const same = rows.filter((row) => row.category === category);
  const sent = same.find(({ state }) => state !== 'draft');
  const begun = same.find(({ state }) => state === 'draft');
  return sent ?? begun ?? drafts.find((row) => row.category === null) ?? null;
}

/** What the draft leaves open is filled in; what somebody wrote there stays. */
async function takeUp(
  tx: Tx,
  { now }: MemberActor,
  { id, state, content: stored }: Found,
  begun: ApplicationContent,
): Promise<Started> {
  if (state !== 'draft') return { id, isOpen: true };
  const content = contentOf(stored);
  if (content.category !== null || begun.category === null) return { id, isOpen: false };
  const filled: ApplicationContent = {
    ...content,
    ...{ category: begun.category, assessmentId: begun.assessmentId, actionId: begun.actionId },
    title: content.title === '' ? begun.title : content.title,
    ...(content.cost === null ? { cost: begun.cost, offerId: begun.offerId } : {}),
  };
  await tx.aidApplication.update({
    where: { id },
    data: {
      ...{ content: filled, category: filled.category, updatedAt: now },
      cost: filled.cost === null ? null : BigInt(filled.cost),
      stamp: { increment: 1 },
    },
  });
  return { id, isOpen: false };
}

interface New {
  readonly programme: ApplyProgramme;
  readonly applicant: Applicant;
  readonly content: ApplicationContent;
}

async function makeDraft(
  tx: Tx,
  actor: MemberActor,
  { programme, applicant, content }: New,
): Promise<string> {
  const { organisationId, onBehalfOf } = applicant;
  const { programmeId, versionId } = programme;
  const { serviceLevels: levels } = programme.content.running;
  const firm = (await listFirms(tx, [organisationId])).get(organisationId);
  if (!firm || firm.suspended) throw new DomainError('cases.not-found');
  const id = newId(actor);
  await tx.aidApplication.create({
    data: {
      ...{ id, programmeId, versionId, ownerId: programme.organisationId, organisationId },
      ...{ state: 'draft', language: actor.lang, content, category: content.category },
      cost: content.cost === null ? null : BigInt(content.cost),
      ...{ isDemo: firm.isDemo, createdById: actor.person.accountId },
      ...{ createdAt: actor.now, updatedAt: actor.now },
    },
  });
  await beginClock(tx, actor, { applicationId: id }, { code: 'draft', programmeId, levels });
  await appendAudit(tx, actor, {
    ...{ type: 'cases.started', stream: caseStream(id), subject: `application:${id}`, onBehalfOf },
    facts: { programme: programmeId, organisation: organisationId },
  });
  return id;
}
