import { findReason } from '#content/decision-words.ts';
import {
  cents,
  civilDateOf,
  type Cents,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import {
  decidedLast,
  type DecidedLast,
  type NoticedState,
} from '../applications/acknowledge-state.server.ts';
import { reasonsOf } from '../decisions/reasons.ts';
import { receiptOf } from '../receipt.ts';
import { versionOf, type Reader } from '../records.server.ts';
import { canApply, getOwnApplication } from '../scope.server.ts';
import { mayAppeal } from './own-case-ball.ts';
import type { TextLang } from './own-case-words.ts';
import { ownFirmName } from './own-case-firm.server.ts';

/** A reason in words: what, by which rule, and what would change it. */
export interface ReasonWords {
  readonly text: string;
  readonly legalRef: string;
  readonly remedy: string | null;
}

/** What was decided, as the firm reads it once it has opened it. */
export interface OpenedDecision {
  readonly state: NoticedState;
  readonly at: Date;
  readonly amount: Cents | null;
  readonly reasons: readonly ReasonWords[];
  /** Words of the officers to the firm; empty for none. */
  readonly note: string;
  /** What the firm is reproached with, and what it answered, when its aid is taken back. */
  readonly grounds: string | null;
  readonly ownAnswer: string | null;
  readonly voucherId: string | null;
  /** Last day to contest it; null where it cannot be contested. */
  readonly appealUntil: CivilDate | null;
  readonly mayAppeal: boolean;
  /** Made after an appeal: nothing on the platform comes after it. */
  readonly isFinal: boolean;
}

/** The page of the decision on a request. */
export interface DecisionPage {
  readonly id: string;
  readonly number: string | null;
  readonly onBehalfOf: string | null;
  /** Days that a refusal may be contested, from the day it is opened. */
  readonly appealDays: number;
  readonly standing: 'none' | 'closed' | 'opened';
  /** Whether the reader may open it. */
  readonly mayOpen: boolean;
  readonly opened: OpenedDecision | null;
}

const APPEAL_DAYS = 60;

/** What the firm may know of the decision on its request. Throws `cases.not-found`. */
export async function getOwnDecision(
  actor: MemberActor,
  id: string,
  lang: TextLang,
): Promise<DecisionPage> {
  const application = await getOwnApplication(db, actor, id);
  const [decided, { content }, onBehalfOf] = await Promise.all([
    decidedLast(db, application),
    versionOf(db, application),
    ownFirmName(db, actor, application),
  ]);
  const { number, submittedAt } = application;
  const opened =
    decided?.isOpened === true ? await openedDecision(db, application, decided, lang) : null;
  return {
    ...{ id, onBehalfOf },
    number: number !== null && submittedAt !== null ? receiptOf(number, submittedAt) : null,
    appealDays: content.running?.serviceLevels.appealDays ?? APPEAL_DAYS,
    standing: decided === null ? 'none' : decided.isOpened ? 'opened' : 'closed',
    mayOpen: canApply(actor),
    opened: opened && {
      ...opened,
      mayAppeal: opened.mayAppeal(civilDateOf(actor.now)) && canApply(actor),
    },
  };
}

/** The outcome that confirms each state; a lapse and a revocation have no decision of this kind. */
const OUTCOMES: Readonly<Partial<Record<NoticedState, string>>> = {
  ...{ approved: 'approve', rejected: 'reject', dismissed: 'dismiss' },
};

/** What was decided last, in words; `mayAppeal` tells it of a day. */
export async function openedDecision(
  reader: Reader,
  application: AidApplication,
  { state, at }: DecidedLast,
  lang: TextLang,
) {
  const { id: applicationId, appealUntil } = application;
  const where = { applicationId };
  const outcome = OUTCOMES[state];
  const [decision, revocation, appeal, voucher] = await Promise.all([
    outcome === undefined
      ? null
      : reader.aidDecision.findFirst({
          where: { ...where, outcome, state: 'confirmed' },
          orderBy: { decidedAt: 'desc' },
        }),
    state === 'revoked'
      ? reader.aidRevocation.findFirst({
          where: { ...where, state: 'revoked' },
          orderBy: { decidedAt: 'desc' },
        })
      : null,
    reader.aidAppeal.findUnique({ where }),
    reader.voucher.findUnique({ where, select: { id: true } }),
  ]);
  const until = appealUntil && dayOf(appealUntil);
  const amount = decision?.amount ?? null;
  return {
    ...{ state, at, reasons: wordsOf(decision?.reasons, lang), note: decision?.note ?? '' },
    amount: amount === null ? null : cents(amount),
    grounds: revocation?.grounds ?? null,
    ownAnswer: revocation?.answer ?? null,
    isFinal: state === 'dismissed' || (state === 'rejected' && application.isFinal),
    voucherId: state === 'approved' ? (voucher?.id ?? null) : null,
    appealUntil: appeal === null && ['rejected', 'lapsed'].includes(state) ? until : null,
    mayAppeal: (today: CivilDate) =>
      mayAppeal({
        ...{ state, clocks: [], isOpened: true, appealUntil: until, reopenUntil: null, today },
        ...{ wasAppealed: appeal !== null, hearing: null },
      }),
  };
}

/** Stored reasons in the reader's language; the rule as it was kept where no words are known. */
function wordsOf(stored: unknown, lang: TextLang): ReasonWords[] {
  return reasonsOf(stored).map(({ code, legalRef }) => {
    const known = findReason(code);
    return {
      text: known?.text[lang] ?? code,
      legalRef: known?.legalRef[lang] ?? legalRef,
      remedy: known?.remedy[lang] ?? null,
    };
  });
}
