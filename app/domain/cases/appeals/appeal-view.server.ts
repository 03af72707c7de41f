import {
  civilDateOf,
  hasRole,
  DomainError,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import type { Speaker } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { decidingProblem, proposingProblem } from '../decisions/persons.server.ts';
import {
  openCase,
  proposalView,
  readSentBack,
  reasonChoices,
} from '../decisions/view-parts.server.ts';

/**
 * What is read before an appeal is answered: what was decided first and why, what the firm says
 * against it, and the proposal that waits. `may` tells what the actor does about it: propose, decide,
 * or nothing, with why. Throws `cases.not-found`.
 */
export async function getAppealPage(actor: MemberActor, id: string, speaker: Speaker) {
  if (!hasRole(actor, 'proposing-officer', 'deciding-officer'))
    throw new DomainError('cases.not-found');
  const { application, header, file, own } = await openCase(actor, id, speaker);
  const appeal = await db.aidAppeal.findUnique({ where: { applicationId: id } });
  if (!appeal) throw new DomainError('cases.not-found');
  const open = await db.aidDecision.findFirst({
    where: { applicationId: id, state: 'proposed', outcome: { in: ['uphold', 'dismiss'] } },
  });
  const isOpen = application.state === 'appealed';
  const problem = own ? 'own-firm' : await problemOf(actor, application, open !== null);
  if (!isOpen || !file || problem !== null) return { header, isOpen, problem, file: null } as const;
  return {
    ...{ header, isOpen, problem: null },
    file: {
      ...{ grounds: appeal.grounds, openedOn: civilDateOf(appeal.openedAt) },
      first: await firstDecision(application, speaker),
      proposal: open && {
        ...(await proposalView(open, 'dismiss', speaker)),
        isUpheld: open.outcome === 'uphold',
      },
      sentBack: await readSentBack(application),
      reasons: reasonChoices('dismiss', speaker),
    },
  } as const;
}
export type AppealFile = NonNullable<Awaited<ReturnType<typeof getAppealPage>>['file']>;

/** While nothing is proposed it is the officer's turn; then that of whoever decides. */
async function problemOf(actor: MemberActor, application: AidApplication, isProposed: boolean) {
  const problem = isProposed
    ? await decidingProblem(db, actor, application)
    : await proposingProblem(db, actor, application);
  return problem === 'not-found' ? 'not-yours' : problem;
}

/** The refusal that is contested; null for a request that lapsed. */
async function firstDecision({ id, round }: AidApplication, speaker: Speaker) {
  const first = await db.aidDecision.findFirst({
    where: { applicationId: id, round: { lt: round }, state: 'confirmed', outcome: 'reject' },
    orderBy: { proposedAt: 'desc' },
  });
  return first && proposalView(first, 'reject', speaker);
}
