import { getNeeds, type AssessmentNeeds } from '#domain/assessment/index.server.ts';
import { SIZES } from '#domain/catalogue/index.server.ts';
import { contentHash, DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { getAssessmentFacts, type Facts } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import type { Firm, Need, Wish } from '../score/asked.ts';
import { findWish } from './wish.server.ts';

/** What one assessment gives to matching. */
export interface Given {
  readonly assessmentId: string;
  readonly organisationId: string | null;
  readonly needs: readonly Need[];
  readonly firm: Firm;
  readonly wish: Wish;
  readonly facts: Facts;
  /** Changes when any of it does. */
  readonly hash: string;
}

/** The same as its reader may use it. */
export interface OwnGiven extends Given {
  readonly readOnly: boolean;
  /** Share of the questionnaire that is known, 0–1. */
  readonly coverage: number;
}

/** Languages in which somebody who reads one of the site's languages likes to work. */
const SPEAKS: Readonly<Record<string, readonly string[]>> = {
  fr: ['fr'],
  ar: ['ary', 'ar'],
  zgh: ['zgh', 'ary'],
  en: ['en'],
};
const FIRST_STAFF_OF_NEXT_SIZE = [2, 4, 10, 50, 200];
const THOUSANDTHS = 1000;

/**
 * What an assessment that the actor may open gives. Throws `assessment.not-found`, and
 * `matching.not-completed` before there is a plan, for the copy of a second respondent too.
 */
export async function getGiven(actor: Actor, assessmentId: string): Promise<OwnGiven> {
  const [needs, wish] = await Promise.all([
    getNeeds(actor, assessmentId),
    findWish(db, assessmentId),
  ]);
  if (needs.completedAt === null || needs.secondOfId !== null)
    throw new DomainError('matching.not-completed');
  const facts = await getAssessmentFacts(needs, actor);
  const { readOnly, coverage } = needs;
  return { ...givenOf(needs, facts, wish), readOnly, coverage };
}

/** Puts together what was read of one assessment. */
export function givenOf(needs: AssessmentNeeds, facts: Facts, wish: Wish): Given {
  const given = { needs: needsOf(needs), firm: firmOf(needs), wish };
  const { id: assessmentId, organisationId } = needs;
  const hash = contentHash({ ...given, facts: undated(facts) });
  return { assessmentId, organisationId, ...given, facts, hash };
}

/** Facts without the days they were true on, which move on while nothing is said anew. */
function undated(facts: Facts) {
  return Object.entries(facts)
    .map(([name, { value, source }]) => ({ name, value, source }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function needsOf({ actions }: AssessmentNeeds): readonly Need[] {
  return actions.map(({ id, category, wave, position, priority, budgetMad }) => ({
    ...{ action: id, category, wave, position },
    priority: Math.round(priority * THOUSANDTHS),
    budgetMAD: budgetMad,
  }));
}

function firmOf({ region, province, sector, staff, stage, language }: AssessmentNeeds): Firm {
  return {
    ...{ region, province, sector, staff, stage },
    size: staff === null ? null : sizeOf(staff),
    speaks: SPEAKS[language] ?? [],
  };
}

/** The size of a firm by people at work, as offers name it. */
export function sizeOf(staff: number): string {
  const place = FIRST_STAFF_OF_NEXT_SIZE.findIndex((first) => staff < first);
  return SIZES[place < 0 ? SIZES.length - 1 : place] ?? '200+';
}
