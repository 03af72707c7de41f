import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { PublicState } from '../codes.ts';
import type { ProgrammeContent } from '../content.ts';
import type { VersionState } from '../studio/transitions.ts';

/**
 * What a programme is to the public on a day: its state, unless its own dates say that it has not
 * begun or is over. Programmes run elsewhere are as their sources tell.
 */
export function publicStateOf(
  state: VersionState,
  content: Pick<ProgrammeContent, 'outside' | 'running' | 'validTo'>,
  today: CivilDate,
): PublicState {
  const { outside, running, validTo } = content;
  const isOver = isBefore(running?.closesOn, today) || isBefore(validTo, today);
  if (outside !== null) return isOver ? 'closed' : outside.state;
  if (state === 'paused') return 'paused';
  if (state === 'closed' || isOver) return 'closed';
  if (state === 'published' || isBefore(today, running?.opensOn)) return 'announced';
  return state === 'winding-down' ? 'winding-down' : 'open';
}

/**
 * Whether firms ask for a programme on this platform, and can today: one that winds down decides what
 * was sent and takes nothing new (cases and money §1).
 */
export function takesRequests({
  content,
  status,
}: {
  readonly content: Pick<ProgrammeContent, 'audience' | 'outside' | 'running'>;
  readonly status: PublicState;
}): boolean {
  const isHere = content.running !== null && content.outside === null;
  return isHere && content.audience === 'firms' && status === 'open';
}

function isBefore(day: string | null | undefined, other: string | null | undefined): boolean {
  return typeof day === 'string' && typeof other === 'string' && day < other;
}
