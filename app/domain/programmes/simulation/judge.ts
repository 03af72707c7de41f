import { FALSE, TRUE, type Truth } from '../rules/compile.ts';
import type { CompiledRules } from '../rules/evaluate.ts';
import { placeOf, type Frame } from '../rules/frame.ts';
import { placeProject, type Project } from './projects.ts';

/** What a version says of a firm with a project. */
export interface Verdict {
  readonly truth: Truth;
  /** Aid in dirhams, 0 unless eligible. */
  readonly aid: number;
}

export interface Judged {
  readonly compiled: CompiledRules;
  /** Categories it pays for; empty when it is not about categories. */
  readonly categories: readonly string[];
  /** Most aid for one firm, in dirhams. */
  readonly ceiling: number;
}

/** Amounts kept by the facts they depend on; beyond, they are forgotten and computed again. */
const MOST_KEPT = 100_000;

/** Aid in dirhams of a firm whose frame carries its project; the middle of what is not settled. */
export function aidIn({ compiled, ceiling }: Judged, frame: Frame): number {
  const total = compiled.amount?.run(frame).at(-1);
  if (!total) return 0;
  const middle = total.max === null ? total.min : (total.min + total.max) / 2;
  return Math.max(0, Math.min(middle, ceiling));
}

/**
 * Answers for one firm after the other; the frame gets the project written into it. A project in a
 * category that is not paid for is not eligible.
 */
export function judgeOf(judged: Judged): (frame: Frame, project: Project) => Verdict {
  const { compiled } = judged;
  const funded = new Set(judged.categories);
  const places = (compiled.amount?.facts ?? []).map(placeOf);
  const kept = new Map<string, number>();
  const aidOf = (frame: Frame): number => {
    let key = '';
    for (const place of places) key += `${String(frame.low[place])} ${String(frame.high[place])} `;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const aid = aidIn(judged, frame);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, aid);
    return aid;
  };
  return (frame, project) => {
    placeProject(frame, project);
    const { category } = project;
    if (category !== null && funded.size > 0 && !funded.has(category))
      return { truth: FALSE, aid: 0 };
    const truth = compiled.program.run(frame);
    return { truth, aid: truth === TRUE && compiled.amount ? aidOf(frame) : 0 };
  };
}
