import type { z } from 'zod';
import geography from '#content/geography.json' with { type: 'json' };
import { contentHash, type CivilDate } from '#domain/kernel/index.server.ts';
import { parseEligibilityRequest, type Facts } from '#domain/programmes/index.server.ts';
import { actionsOf } from '../index/serves.ts';
import { sizeOf, type Given } from '../runs/given.server.ts';
import { NO_WISH, type Firm, type Need, type Wish } from '../score/asked.ts';
import { gapKey } from './gap-key.ts';
import { matchesBodySchema, type MatchesBody } from './request-schema.ts';

/** A problem of a request, in the shape of every API. */
interface Problem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export interface MatchesRequest {
  readonly given: Given;
  readonly lang: MatchesBody['lang'];
}
type ReadRequest =
  | { readonly ok: true; readonly request: MatchesRequest }
  | { readonly ok: false; readonly errors: readonly Problem[] };

const MALFORMED: Problem = {
  path: '',
  code: 'malformed',
  message: 'The body is not a JSON object {"facts": {…}, "gaps": […]}.',
};
const LONGEST_PATH = 100;
const MOST_PROBLEMS = 100;
const THOUSANDTHS = 1000;
const PROVINCES = new Map(geography.provinces.map(({ code, region }) => [code, region]));

/** Reads a request `{"facts": {…}, "gaps": […]}`; problems are named with their paths, at most 100. */
export function parseMatchesRequest(json: unknown, today: CivilDate): ReadRequest {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { ok: false, errors: [MALFORMED] };
  const body = matchesBodySchema.safeParse(json);
  const facts = parseEligibilityRequest({ facts: 'facts' in json ? json.facts : undefined }, today);
  const errors = [
    ...(facts.ok ? [] : facts.errors),
    ...(body.success
      ? contradictionsIn(body.data, today)
      : body.error.issues.flatMap((issue) => problemsOf(issue, json))),
  ];
  if (body.success && facts.ok && errors.length === 0)
    return { ok: true, request: requestOf(body.data, facts.facts) };
  return { ok: false, errors: errors.slice(0, MOST_PROBLEMS) };
}

const problem = (path: readonly PropertyKey[], code: string, message: string): Problem => ({
  path: path.map(String).join('.').slice(0, LONGEST_PATH),
  ...{ code, message },
});

function problemsOf(issue: z.core.$ZodIssue, json: object): readonly Problem[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        problem([...path, key], 'unknown_field', 'There is no such field.'),
      );
    case 'invalid_value':
      if (isThere(json, path)) return [problem(path, 'unknown_code', 'There is no such code.')];
      return [problem(path, 'required', 'It has to be given.')];
    case 'invalid_type':
      if (isThere(json, path)) return [problem(path, 'wrong_type', `${issue.message}.`)];
      return [problem(path, 'required', 'It has to be given.')];
    case 'too_big':
    case 'too_small':
      return [problem(path, 'out_of_bounds', `${issue.message}.`)];
    default:
      return [problem(path, 'wrong_format', `${issue.message}.`)];
  }
}

/** Whether a request has something at a path; keys that objects inherit are none of its own. */
function isThere(json: object, path: readonly PropertyKey[]): boolean {
  let at: unknown = json;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false;
    at = Reflect.get(at, key);
  }
  return true;
}

/** What is well written and means nothing, or the opposite of something else. */
function contradictionsIn({ gaps, firm, wish }: MatchesBody, today: CivilDate): readonly Problem[] {
  const keys = gaps.map(({ category, action }) => gapKey(category, action));
  const wrongGaps = gaps.flatMap(({ category, action }, place) => {
    if (action !== undefined && !actionsOf(category).includes(action))
      return [
        problem(['gaps', place, 'action'], 'unknown_code', 'No such action of the category.'),
      ];
    if (keys.indexOf(keys[place] ?? '') === place) return [];
    return [problem(['gaps', place], 'duplicate', 'The same gap was given before.')];
  });
  const { province, region } = firm;
  const isElsewhere = province && region && PROVINCES.get(province) !== region;
  const isPast = wish.startBy !== undefined && wish.startBy < today;
  return [
    ...wrongGaps,
    ...(isElsewhere
      ? [problem(['firm', 'region'], 'contradicts', 'The province lies in another region.')]
      : []),
    ...(isPast ? [problem(['wish', 'startBy'], 'out_of_bounds', 'The day is past.')] : []),
  ];
}

function requestOf({ lang, ...body }: MatchesBody, facts: Facts): MatchesRequest {
  const needs = body.gaps.map((gap, place): Need => ({
    action: gapKey(gap.category, gap.action),
    category: gap.category,
    ...{ wave: 1, position: place + 1, budgetMAD: gap.budgetMAD ?? null },
    priority: Math.round(gap.priority * THOUSANDTHS),
  }));
  const asked = { needs, firm: firmOf(body.firm, facts), wish: wishOf(body.wish), facts };
  const hash = contentHash(asked);
  return { lang, given: { ...asked, assessmentId: hash, organisationId: null, hash } };
}

function firmOf({ stage, speaks, ...firm }: MatchesBody['firm'], facts: Facts): Firm {
  const known = { ...placeOf(firm, facts), ...staffOf(firm.staff, facts) };
  return {
    ...known,
    sector: firm.sector ?? text(facts.sector?.value),
    ...{ stage: stage ?? null, speaks: speaks ?? [] },
  };
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);

/** A place that is given is not mixed with that of the facts. */
function placeOf(firm: Pick<MatchesBody['firm'], 'province' | 'region'>, facts: Facts) {
  const isGiven = firm.province !== undefined || firm.region !== undefined;
  const province = isGiven ? (firm.province ?? null) : text(facts.province?.value);
  const region = isGiven ? (firm.region ?? null) : text(facts.region?.value);
  return { province, region: region ?? PROVINCES.get(province ?? '') ?? null };
}

/** People at work, and the size they make: known of a range that lies within one size. */
function staffOf(given: number | undefined, facts: Facts) {
  const said = given ?? facts.staff?.value;
  if (typeof said === 'number') return { staff: said, size: sizeOf(said) };
  if (typeof said !== 'object' || said === null || !('min' in said || 'max' in said))
    return { staff: null, size: null };
  const [least, most] = [sizeOf(said.min ?? 0), sizeOf(said.max ?? Infinity)];
  return { staff: null, size: least === most ? least : null };
}

function wishOf({ languages, startBy, restMAD, users, ...wish }: MatchesBody['wish']): Wish {
  return {
    ...NO_WISH,
    ...wish,
    languages: [...new Set(languages)],
    ...{ startBy: startBy ?? null, restMAD: restMAD ?? null, users: users ?? null },
  };
}
