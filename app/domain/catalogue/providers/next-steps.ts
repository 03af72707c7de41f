import { REFERENCES_NEEDED } from '../certification/checklist.ts';

/** What a provider does on its way to clients, in this order. */
export const HOME_STEPS = [
  'identity',
  'page',
  'references',
  'papers',
  'certification',
  'offers',
] as const;
export type HomeStep = (typeof HOME_STEPS)[number];

/** `waiting`: it is for the examiners to answer. */
export type StepState = 'done' | 'waiting' | 'todo';

/** What decides which steps are done. */
export interface OnTheWay {
  readonly hasIdentity: boolean;
  readonly hasPage: boolean;
  /** References that were not refused or removed. */
  readonly references: number;
  /** Required papers: how many are in force, and how many others wait to be verified. */
  readonly papers: {
    readonly needed: number;
    readonly inForce: number;
    readonly pending: number;
  };
  /** States of the living certificate and of the application made last. */
  readonly certificate: string | null;
  readonly application: string | null;
  readonly offers: Readonly<Record<'published' | 'submitted', number>>;
}

const WITH_EXAMINERS: readonly string[] = ['submitted', 'examining', 'proposed'];

const of = (isDone: boolean, isWaiting = false): StepState =>
  isDone ? 'done' : isWaiting ? 'waiting' : 'todo';

/** Where each step stands. */
export function stepsOf(way: OnTheWay): readonly { step: HomeStep; state: StepState }[] {
  const { papers, certificate, application, offers } = way;
  const states: Readonly<Record<HomeStep, StepState>> = {
    identity: of(way.hasIdentity),
    page: of(way.hasPage),
    references: of(way.references >= REFERENCES_NEEDED),
    papers: of(papers.inForce >= papers.needed, papers.inForce + papers.pending >= papers.needed),
    certification: of(
      certificate === 'certified' || certificate === 'probation',
      application !== null && WITH_EXAMINERS.includes(application),
    ),
    offers: of(offers.published > 0, offers.submitted > 0),
  };
  return HOME_STEPS.map((step) => ({ step, state: states[step] }));
}
