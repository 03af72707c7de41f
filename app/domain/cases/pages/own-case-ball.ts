import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { ClockCode, Holder } from '../clocks/plan.ts';
import type { ApplicationState } from '../transitions.ts';

/**
 * Where a request stands, as the firm is told: never which way a proposal goes, nor a decision that
 * it has not opened.
 */
export const STANDINGS = [
  'draft',
  'assign',
  'review',
  'correct',
  'decide',
  'open-decision',
  'approved',
  'rejected',
  'rejected-final',
  'waiting',
  'lapsed',
  'lapsed-final',
  'withdrawn',
  'appeal',
  'dismissed',
  'hearing',
  'hearing-answered',
  'revoked',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** Who has to act next; null when nobody has to. */
export type BallHolder = Holder | null;

/** Who has the ball, until when. */
export interface Ball {
  readonly standing: Standing;
  readonly holder: BallHolder;
  readonly until: CivilDate | null;
  /** The last day has passed and nothing was done. */
  readonly isLate: boolean;
}

export interface OpenClock {
  readonly code: ClockCode;
  readonly due: CivilDate | null;
}

export interface BallAbout {
  readonly state: ApplicationState;
  /** Clocks that have not ended. */
  readonly clocks: readonly OpenClock[];
  /** Whether the firm has opened the decision it stands at. */
  readonly isOpened: boolean;
  readonly appealUntil: CivilDate | null;
  readonly reopenUntil: CivilDate | null;
  /** It was contested once, which may be done only once. */
  readonly wasAppealed: boolean;
  /** What the firm is reproached with, while nothing is decided about it. */
  readonly hearing: { readonly until: CivilDate; readonly isAnswered: boolean } | null;
  readonly today: CivilDate;
}

/** Whose turn it is in each state that clocks measure, and which clock. */
const RUNNING: Readonly<Partial<Record<ApplicationState, readonly [Standing, Holder, ClockCode]>>> =
  {
    draft: ['draft', 'applicant', 'draft'],
    submitted: ['assign', 'programme', 'assign'],
    'under-review': ['review', 'proposes', 'propose'],
    'needs-correction': ['correct', 'applicant', 'correct'],
    'proposed-approve': ['decide', 'decides', 'decide'],
    'proposed-reject': ['decide', 'decides', 'decide'],
    appealed: ['appeal', 'programme', 'answer-appeal'],
  };

/** Who has the ball in a request, and until when, as the firm reads it. */
export function ballOf(about: BallAbout): Ball {
  const { state, clocks, today } = about;
  const running = RUNNING[state];
  if (running) {
    const [standing, holder, code] = running;
    const until = clocks.find((clock) => clock.code === code)?.due ?? null;
    return { standing, holder, until, isLate: until !== null && until < today };
  }
  return resting(about);
}

/** States in which no officer has anything to do for now. */
function resting(about: BallAbout): Ball {
  const { state, isOpened, hearing, today } = about;
  const rest = (standing: Standing, holder: BallHolder = null, until: CivilDate | null = null) => ({
    ...{ standing, holder, until, isLate: false },
  });
  if (state === 'waitlisted') return rest('waiting');
  if (state === 'withdrawn') return rest('withdrawn');
  if (state === 'lapsed') return lapsed(about, rest);
  // What it is reproached with is told at once: the days to answer run.
  if (state === 'approved' && hearing) {
    if (hearing.isAnswered || hearing.until < today) return rest('hearing-answered', 'programme');
    return rest('hearing', 'applicant', hearing.until);
  }
  if (!isOpened) return rest('open-decision', 'applicant');
  if (state === 'approved') return rest('approved', 'applicant');
  if (state !== 'rejected') return rest(state === 'revoked' ? 'revoked' : 'dismissed');
  return mayAppeal(about)
    ? rest('rejected', 'applicant', about.appealUntil)
    : rest('rejected-final');
}

type Rest = (standing: Standing, holder?: BallHolder, until?: CivilDate | null) => Ball;

function lapsed(about: BallAbout, rest: Rest): Ball {
  if (mayReopen(about)) return rest('lapsed', 'applicant', about.reopenUntil);
  return mayAppeal(about) ? rest('lapsed', 'applicant', about.appealUntil) : rest('lapsed-final');
}

/** Whether a lapsed request may be taken up again. */
export function mayReopen({ state, reopenUntil, today }: BallAbout): boolean {
  return state === 'lapsed' && reopenUntil !== null && today <= reopenUntil;
}

/** Whether a refusal that was opened, or a lapse, may still be contested. */
export function mayAppeal({
  state,
  isOpened,
  appealUntil,
  wasAppealed,
  today,
}: BallAbout): boolean {
  if (wasAppealed) return false;
  if (state === 'lapsed') return !isOpened || appealUntil === null || today <= appealUntil;
  return state === 'rejected' && isOpened && appealUntil !== null && today <= appealUntil;
}
