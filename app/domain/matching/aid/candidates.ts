import type { CivilDate } from '#domain/kernel/index.server.ts';
import {
  frameOf,
  onceAssessed,
  standOf,
  statusOf,
  type Facts,
  type Frame,
} from '#domain/programmes/index.server.ts';
import type { FactName, FactValue } from '#domain/programmes/schema.ts';
import type { AidProgramme } from './types.ts';

/** A programme that may give to some project of a firm. */
export interface Candidate {
  readonly programme: AidProgramme;
  /** The firm without a project, which is written into it; the same for all of the firm as it is. */
  readonly frame: Frame;
  /** Null for the firm as it is; else what has to happen first, and `frame` is the firm after. */
  readonly after: 'open' | 'reachable' | null;
}

/** What can be asked for, or will be: what is paused, ends or is not known gives nothing. */
const COMING: ReadonlySet<AidProgramme['state']> = new Set(['open', 'announced']);

/**
 * The programmes that may give money to some project of a firm. For one that refuses the firm
 * whatever the project, what is in the firm's reach is looked for once, without a project: so it is
 * the same whichever offer comes first. A refusal that only some prices bring about is not looked
 * into, and a change of the project's category or cost is no change: the offer sets them.
 */
export function candidatesOf(
  programmes: readonly AidProgramme[],
  facts: Facts,
  today: CivilDate,
): readonly Candidate[] {
  const firm = withoutProject(facts);
  const asItIs = frameOf(firm);
  return givingOnes(programmes).flatMap((programme): readonly Candidate[] => {
    if (!isRefused(programme, asItIs)) return [{ programme, frame: asItIs, after: null }];
    const within = inReach(programme, firm, today);
    return within === null ? [] : [within];
  });
}

/** Those among them that may give to the firm as it is. */
export function presentCandidatesOf(
  programmes: readonly AidProgramme[],
  facts: Facts,
): readonly Candidate[] {
  const frame = frameOf(withoutProject(facts));
  return givingOnes(programmes)
    .filter((programme) => !isRefused(programme, frame))
    .map((programme) => ({ programme, frame, after: null }));
}

function givingOnes(programmes: readonly AidProgramme[]): readonly AidProgramme[] {
  return programmes.filter(({ state, compiled }) => COMING.has(state) && compiled.amount !== null);
}

function isRefused({ compiled }: AidProgramme, frame: Frame): boolean {
  return statusOf(compiled.program.run(frame)) === 'not_eligible';
}

function withoutProject(facts: Facts): Facts {
  const { category: _category, projectCostMAD: _cost, ...firm } = facts;
  return firm;
}

/** The firm after the nearest changes; null when nothing in its reach would do. */
function inReach(programme: AidProgramme, firm: Facts, today: CivilDate): Candidate | null {
  const { standing, result } = standOf(programme.compiled, firm, today);
  if (standing === 'open') return { programme, frame: frameOf(onceAssessed(firm)), after: 'open' };
  const [nearest] = result.wouldBeEligibleIf;
  if (nearest === undefined) return null;
  const frame = frameOf(withoutProject(nearest.changes.reduce(changed, firm)));
  return { programme, frame, after: 'reachable' };
}

/** The facts after a change, as if an officer had seen it. */
function changed(facts: Facts, { fact, to }: { fact: FactName; to: FactValue }): Facts {
  return { ...facts, [fact]: { value: to, source: 'officer' } };
}
