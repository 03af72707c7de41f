import { cents, plainAmount } from '#domain/kernel/index.server.ts';
import type { Candidate } from '../aid/candidates.ts';
import { MOST_CENTIMES } from '../aid/cost.ts';
import { categoryMark, mostFor, statusFor } from '../aid/project-aid.ts';
import type { MatchesResponse } from './response-schema.ts';

type Programmes = MatchesResponse['lists'][number]['programmes'];
type Programme = Programmes['sure'][number];

/**
 * The programmes that may pay for projects of a category, by slug: those that can be asked for now
 * and are open to the firm whatever the project costs, and all others.
 */
export function programmesFor(candidates: readonly Candidate[], category: string): Programmes {
  const mark = categoryMark(category);
  const found = candidates
    .filter(({ programme }) => programme.categories.includes(category))
    .flatMap((candidate) => toldOf(candidate, mark))
    .sort((one, other) => (one.programme < other.programme ? -1 : 1));
  const isSure = ({ standing, state }: Programme) => standing === 'eligible' && state === 'open';
  return { sure: found.filter(isSure), possible: found.filter((one) => !isSure(one)) };
}

/** None for a programme that refuses such projects, or gives nothing. */
function toldOf(candidate: Candidate, mark: number): readonly Programme[] {
  const { programme, after } = candidate;
  const status = statusFor(candidate, mark);
  const most = mostFor(candidate, mark);
  if (status === 'not_eligible' || most === 0) return [];
  const { slug, number, isDemo, state, rulesHash } = programme;
  return [
    {
      ...{ programme: slug, version: number, demo: isDemo, state, rulesHash },
      standing: after ?? (status === 'eligible' ? 'eligible' : 'open'),
      most: most >= MOST_CENTIMES ? null : plainAmount(cents(BigInt(most))),
    },
  ];
}
