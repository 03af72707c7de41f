import {
  civilDateOf,
  type CivilDate,
  type Holidays,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { DOCUMENTS } from '#domain/programmes/schema.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { decidedLast } from '../applications/acknowledge-state.server.ts';
import { snapshotOf } from '../applications/snapshot.ts';
import { spentOn } from '../clocks/clock.ts';
import type { Holder } from '../clocks/plan.ts';
import { holidaysAround } from '../clocks/records.server.ts';
import { contentOf, type ApplicationContent } from '../content.ts';
import { receiptOf } from '../receipt.ts';
import { canApply, getOwnApplication } from '../scope.server.ts';
import { nextState, stateOf } from '../transitions.ts';
import { ballOf, mayAppeal, mayReopen, type Ball, type BallAbout } from './own-case-ball.ts';
import { decisionBy } from './own-case-latest.ts';
import { countBefore, waitingPlace, type Waiting } from './own-case-queue.server.ts';
import { readCase, type CaseRead, type KnownClock } from './own-case-reads.server.ts';
import { sentFacts, type SentFact, type Speaker } from './own-case-words.ts';
import { timelineOf, type TimelineLine } from './timeline.ts';

/** A deadline that runs, or that stands still. */
export interface Deadline {
  readonly code: KnownClock['code'];
  readonly holder: Holder;
  readonly due: CivilDate | null;
}

/** When the programme's own time stood still, because the firm had the ball; `to` null: it does. */
export interface Pause {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** What the reader may do with the request now. */
export interface OwnActs {
  readonly edit: boolean;
  readonly withdraw: boolean;
  readonly correct: boolean;
  readonly reopen: boolean;
  readonly open: boolean;
  readonly appeal: boolean;
  readonly answerHearing: boolean;
}

export interface OwnCase {
  readonly id: string;
  readonly number: string | null;
  readonly stamp: number;
  readonly programme: string;
  readonly firm: string;
  /** Told to an advisor on top of the page; null for the firm's own people. */
  readonly onBehalfOf: string | null;
  readonly isDemo: boolean;
  readonly submittedAt: Date | null;
  readonly ball: Ball;
  /** Day a decision is due by when nothing more is asked; null when none is under way. */
  readonly decisionBy: CivilDate | null;
  readonly pauses: readonly Pause[];
  readonly deadlines: readonly Deadline[];
  readonly timeline: readonly TimelineLine[];
  /** Requests before it that wait for the same step; null when it waits for none. */
  readonly before: number | null;
  readonly waiting: Waiting | null;
  readonly content: ApplicationContent;
  readonly asked: bigint | null;
  readonly facts: readonly SentFact[];
  readonly papers: readonly {
    readonly id: string;
    readonly code: (typeof DOCUMENTS)[number];
    readonly joinedAt: Date;
  }[];
  readonly may: OwnActs;
  /** Id of its voucher, once the decision was opened. */
  readonly voucherId: string | null;
  /** Whether its decision was contested, whatever came of it. */
  readonly wasAppealed: boolean;
}

/**
 * Everything the page of a request tells the firm, or its advisor. A decision that was not opened,
 * and what officers propose to each other, are not in it. Throws `cases.not-found`.
 */
export async function getOwnCase(
  actor: MemberActor,
  id: string,
  speaker: Speaker,
): Promise<OwnCase> {
  const application = await getOwnApplication(db, actor, id);
  const today = civilDateOf(actor.now);
  const [read, decided, holidays, before, waiting] = await Promise.all([
    readCase(db, application),
    decidedLast(db, application),
    holidaysAround(db, today),
    countBefore(db, application),
    waitingPlace(db, application, actor.now),
  ]);
  const about = aboutBall(application, read, decided?.isOpened ?? true, today);
  const ball = ballOf(about);
  const { content } = read.version;
  const { number, submittedAt, acknowledgedAt } = application;
  const snapshot = snapshotOf(application.snapshot);
  const isOwn = actor.person.seat.organisationId === application.organisationId;
  return {
    ...{ id, stamp: application.stamp, firm: read.firm, ball, before, waiting, submittedAt },
    number: number !== null && submittedAt !== null ? receiptOf(number, submittedAt) : null,
    programme: content.name[speaker.lang],
    onBehalfOf: isOwn ? null : read.firm,
    isDemo: application.isDemo || content.demo,
    decisionBy: decisionBy({
      ...{ standing: ball.standing, until: ball.until, today, holidays },
      proposeLeft: proposeLeft(read, today, holidays),
      levels: {
        propose: content.running?.serviceLevels.propose ?? 0,
        decide: content.running?.serviceLevels.decide ?? 0,
      },
    }),
    pauses: pausesOf(read.clocks),
    deadlines: deadlinesOf(read.clocks),
    timeline: timelineOf(read.events, {
      closed: decided !== null && !decided.isOpened ? decided.sequence : null,
      openedAt: acknowledgedAt,
    }),
    content: contentOf(application.content),
    asked: application.asked,
    facts: snapshot === null ? [] : sentFacts(snapshot, speaker),
    papers: read.documents.flatMap(({ documentId, code: text, joinedAt }) => {
      const code = DOCUMENTS.find((one) => one === text);
      return code === undefined ? [] : [{ id: documentId, code, joinedAt }];
    }),
    may: canApply(actor) ? actsOf(about, ball) : NONE,
    wasAppealed: read.appeal !== null,
    voucherId: decided?.isOpened === true ? (read.voucher?.id ?? null) : null,
  };
}

function aboutBall(
  application: AidApplication,
  { clocks, appeal, revocation }: CaseRead,
  isOpened: boolean,
  today: CivilDate,
): BallAbout {
  const { appealUntil, reopenUntil } = application;
  return {
    ...{ state: stateOf(application.state), isOpened, today, wasAppealed: appeal !== null },
    clocks: clocks.filter(({ isEnded }) => !isEnded),
    appealUntil: appealUntil && dayOf(appealUntil),
    reopenUntil: reopenUntil && dayOf(reopenUntil),
    hearing:
      revocation?.state === 'noticed'
        ? { until: dayOf(revocation.answerUntil), isAnswered: revocation.answer !== null }
        : null,
  };
}

const NONE: OwnActs = {
  ...{ edit: false, withdraw: false, correct: false, reopen: false },
  ...{ open: false, appeal: false, answerHearing: false },
};

function actsOf(about: BallAbout, { standing }: Ball): OwnActs {
  return {
    edit: standing === 'draft',
    withdraw: nextState(about.state, 'withdraw') !== null,
    correct: standing === 'correct',
    reopen: mayReopen(about),
    open: standing === 'open-decision',
    appeal: mayAppeal(about),
    answerHearing: standing === 'hearing',
  };
}

/** Working days the officer has left for a proposal while its clock stands still. */
function proposeLeft({ clocks }: CaseRead, today: CivilDate, holidays: Holidays): number {
  const clock = clocks.find(({ code, isEnded }) => code === 'propose' && !isEnded);
  return clock ? Math.max(0, clock.allowed - spentOn(clock, today, holidays)) : 0;
}

function pausesOf(clocks: readonly KnownClock[]): readonly Pause[] {
  return clocks
    .filter(({ code }) => code === 'propose')
    .flatMap(({ spans }) =>
      spans.filter(({ holder }) => holder === null).map(({ from, to }) => ({ from, to })),
    );
}

function deadlinesOf(clocks: readonly KnownClock[]): readonly Deadline[] {
  return (
    clocks
      // Nothing is lost by opening a decision later: that day is not one of the firm's.
      .filter(({ isEnded, code }) => !isEnded && code !== 'open')
      .map(({ code, holder, due }) => ({ code, holder, due }))
  );
}
