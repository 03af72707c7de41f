import { cents, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import type { Speaker } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { readLinkedFirms } from '../officers/case-view-links.server.ts';
import { findMoney } from './money.server.ts';
import { proposingProblem } from './persons.server.ts';
import { mostFor, replayCase, type CaseReplay } from './replay-case.server.ts';
import {
  explain,
  openCase,
  papersAreWhole,
  readFindings,
  readSentBack,
  reasonChoices,
} from './view-parts.server.ts';

/**
 * What an officer reads before a proposal: the rules on what is known now, what may be given at most,
 * whether there is money, what was found, and the reasons to choose from. Only the head of a case
 * that is not theirs to propose, with why. Throws `cases.not-found`. Amounts are in centimes.
 */
export async function getProposalPage(actor: MemberActor, id: string, speaker: Speaker) {
  const { application, header, file } = await openCase(actor, id, speaker);
  const problem = await proposingProblem(db, actor, application);
  if (problem === 'not-found') throw new DomainError('cases.not-found');
  if (problem !== null || !file || application.state !== 'under-review')
    return { header, problem, file: null } as const;
  const run = await replayCase(db, application, actor.now);
  const { cumulation, firms } = await readLinkedFirms(db, application, actor.now, speaker);
  return {
    ...{ header, problem: null },
    file: {
      explanation: explain(run, speaker),
      money: await readMoney(application, run, actor.now),
      ...{ cumulation, linked: firms.filter(({ own }) => !own).map(({ name }) => name) },
      whole: await papersAreWhole(application),
      findings: await readFindings(application, actor.now),
      sentBack: await readSentBack(application),
      reasons: reasonChoices('reject', speaker),
    },
  } as const;
}
export type ProposalFile = NonNullable<Awaited<ReturnType<typeof getProposalPage>>['file']>;

/** What may be given, and whether an envelope has it. */
async function readMoney(application: AidApplication, run: CaseReplay, now: Date) {
  const most = await mostFor(db, application, run, now);
  const { facts, version } = run;
  const found = most > 0n && (await findMoney(db, application, { facts, amount: most, now }));
  return {
    ...{ most, asked: cents(application.asked ?? 0n), found: found !== false && found !== null },
    smallest: cents(BigInt(version.content.running?.smallestAward ?? 0)),
  };
}
