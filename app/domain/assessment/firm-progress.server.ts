import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { numbered, progressBetween, type Change, type Numbered } from './history.ts';
import { listFirmStates, scoringInput, type AssessmentState } from './records.server.ts';
import { resolveStatuses } from './routing.ts';
import type { ContentLang } from './types.ts';

export interface ProgressPoint {
  readonly id: string;
  readonly t: number;
  readonly completedAt: Date;
}

export interface FirmProgress {
  /** Every completed assessment of the firm, oldest first. */
  readonly points: readonly ProgressPoint[];
  readonly from: ProgressPoint;
  readonly to: ProgressPoint;
  /** Why nothing can be compared, or null. */
  readonly refused: 'other-version' | 'nothing-common' | null;
  readonly overall: Change | null;
  readonly dimensions: readonly (Change & { readonly id: string; readonly name: string })[];
}

/**
 * What changed in the firm between two of its assessments; the first and the latest where none is
 * named. The earlier is always compared with the later. Null while there are fewer than two. Throws
 * `assessment.not-found` for an assessment that is not a completed one of the firm.
 */
export async function findFirmProgress(
  actor: MemberActor,
  asked: { readonly from: string | null; readonly to: string | null },
  lang: ContentLang,
): Promise<FirmProgress | null> {
  const states = await listFirmStates(db, actor.person.seat.organisationId);
  const all = numbered(states);
  const pick = (id: string | null, otherwise: Numbered<AssessmentState> | undefined) => {
    const found = id === null ? otherwise : all.find((one) => one.id === id);
    if (!found && id !== null) throw new DomainError('assessment.not-found');
    return found;
  };
  const [first, last] = [pick(asked.from, all[0]), pick(asked.to, all.at(-1))];
  if (!first || !last || all.length < 2) return null;
  const [from, to] = first.t <= last.t ? [first, last] : [last, first];
  return {
    points: all.map(pointOf),
    from: pointOf(from),
    to: pointOf(to),
    ...changes(from, to, lang),
  };
}

function pointOf({ id, t, completedAt }: Numbered<AssessmentState>): ProgressPoint {
  return { id, t, completedAt };
}

function measure(state: AssessmentState) {
  const { compiled } = state.framework;
  return { framework: compiled, statuses: resolveStatuses(compiled, scoringInput(state)) };
}

function changes(
  from: AssessmentState,
  to: AssessmentState,
  lang: ContentLang,
): Pick<FirmProgress, 'refused' | 'overall' | 'dimensions'> {
  const progress = progressBetween(measure(from), measure(to));
  if (progress.kind !== 'compared')
    return { refused: progress.kind, overall: null, dimensions: [] };
  const { content } = to.framework;
  return {
    refused: null,
    overall: progress.overall,
    dimensions: content.definition.pageOrder.flatMap((id) => {
      const change = progress.dimensions[id];
      const name = content.texts[lang][id]?.dimension.name;
      return change && name ? [{ id, name, ...change }] : [];
    }),
  };
}
