import { civilDateOf, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import type { Speaker } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { readLinkedFirms } from '../officers/case-view-links.server.ts';
import { changedSince } from './changed-since.ts';
import { decidingProblem } from './persons.server.ts';
import { replayCase } from './replay-case.server.ts';
import { replayOf } from './replay.ts';
import {
  explain,
  openCase,
  papersAreWhole,
  proposalView,
  readFindings,
} from './view-parts.server.ts';

/**
 * What the second person reads before a decision: the proposal, the rules on what is known now, what
 * is otherwise since it was proposed, linked firms, and what was found. Only the head of a case that
 * is not theirs to decide, or has nothing to decide, with why. Throws `cases.not-found`. Amounts are
 * in centimes.
 */
export async function getDecisionPage(actor: MemberActor, id: string, speaker: Speaker) {
  const { application, header, file, own } = await openCase(actor, id, speaker);
  const problem = await decidingProblem(db, actor, application);
  if (problem === 'not-found') throw new DomainError('cases.not-found');
  const open = await db.aidDecision.findFirst({
    where: { applicationId: id, state: 'proposed', outcome: { in: ['approve', 'reject'] } },
  });
  if (own || problem !== null || !file || !open)
    return { header, problem: own ? 'own-firm' : problem, file: null } as const;
  const run = await replayCase(db, application, actor.now);
  const explanation = explain(run, speaker);
  const { cumulation, firms } = await readLinkedFirms(db, application, actor.now, speaker);
  return {
    ...{ header, problem: null },
    file: {
      isApproval: open.outcome === 'approve',
      proposal: await proposalView(open, 'reject', speaker),
      ...reservedOf(application, actor.now),
      explanation,
      changed: changedSince(replayOf(open.replay), run, explanation?.reasons ?? [], speaker),
      ...{ cumulation, linked: firms.filter((firm) => !firm.own).map(({ name }) => name) },
      whole: await papersAreWhole(application),
      findings: await readFindings(application, actor.now),
    },
  } as const;
}
export type DecisionFile = NonNullable<Awaited<ReturnType<typeof getDecisionPage>>['file']>;

const JUST_BEFORE_MS = 1;

/** Until which day the money stays set aside, and whether that day is over. */
function reservedOf({ reservedUntil }: AidApplication, now: Date) {
  if (reservedUntil === null) return { reservedOn: null, isOver: false };
  const last = new Date(reservedUntil.getTime() - JUST_BEFORE_MS);
  return { reservedOn: civilDateOf(last), isOver: now >= reservedUntil };
}
