import {
  civilDateOf,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { decidedLast } from '../applications/acknowledge-state.server.ts';
import { receiptOf } from '../receipt.ts';
import { canApply, getOwnApplication } from '../scope.server.ts';
import { stateOf } from '../transitions.ts';
import { mayAppeal } from './own-case-ball.ts';
import { ownFirmName } from './own-case-firm.server.ts';

interface Head {
  readonly id: string;
  readonly number: string | null;
  readonly stamp: number;
  readonly onBehalfOf: string | null;
}

/** The page by which a firm contests a refusal or a lapse. */
export interface AppealPage extends Head {
  /** What was written, once it was. */
  readonly sent: { readonly grounds: string; readonly at: Date } | null;
  /** What the firm is told when its appeal is upheld; a dismissal is told by the decision. */
  readonly upheld: { readonly note: string; readonly at: Date } | null;
  readonly mayAppeal: boolean;
  readonly until: CivilDate | null;
}

/** The appeal of a request, sent or still possible. Throws `cases.not-found`. */
export async function getOwnAppeal(actor: MemberActor, id: string): Promise<AppealPage> {
  const { application, head } = await headOf(actor, id);
  const [appeal, decided, upheld] = await Promise.all([
    db.aidAppeal.findUnique({ where: { applicationId: id } }),
    decidedLast(db, application),
    db.aidDecision.findFirst({
      where: { applicationId: id, outcome: 'uphold', state: 'confirmed' },
      select: { note: true, decidedAt: true },
    }),
  ]);
  const until = application.appealUntil && dayOf(application.appealUntil);
  const may = mayAppeal({
    ...{ state: stateOf(application.state), clocks: [], appealUntil: until, reopenUntil: null },
    ...{ isOpened: decided?.isOpened ?? false, wasAppealed: appeal !== null, hearing: null },
    today: civilDateOf(actor.now),
  });
  return {
    ...head,
    sent: appeal && { grounds: appeal.grounds, at: appeal.openedAt },
    upheld: upheld?.decidedAt ? { note: upheld.note, at: upheld.decidedAt } : null,
    mayAppeal: may && application.number !== null && canApply(actor),
    until,
  };
}

/** The page by which a firm answers before its aid may be taken back. */
export interface HearingPage extends Head {
  readonly notice: {
    readonly grounds: string;
    readonly noticedAt: Date;
    readonly until: CivilDate;
    readonly answer: string | null;
    readonly answeredAt: Date | null;
  } | null;
  readonly mayAnswer: boolean;
}

/** What a firm is reproached with while nothing is decided about it. Throws `cases.not-found`. */
export async function getOwnHearing(actor: MemberActor, id: string): Promise<HearingPage> {
  const { head } = await headOf(actor, id);
  const notice = await db.aidRevocation.findFirst({
    where: { applicationId: id, state: 'noticed' },
    orderBy: { noticedAt: 'desc' },
  });
  if (!notice) return { ...head, notice: null, mayAnswer: false };
  const { grounds, noticedAt, answer, answeredAt } = notice;
  const until = dayOf(notice.answerUntil);
  return {
    ...head,
    notice: { grounds, noticedAt, until, answer, answeredAt },
    mayAnswer: answer === null && civilDateOf(actor.now) <= until && canApply(actor),
  };
}

async function headOf(actor: MemberActor, id: string) {
  const application = await getOwnApplication(db, actor, id);
  const { number, submittedAt, stamp } = application;
  return {
    application,
    head: {
      ...{ id, stamp, onBehalfOf: await ownFirmName(db, actor, application) },
      number: number !== null && submittedAt !== null ? receiptOf(number, submittedAt) : null,
    },
  };
}
