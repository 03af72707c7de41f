import { civilDateOf, type CivilDate } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { PublicState } from '../codes.ts';
import { listLive, type LiveProgramme } from '../live.server.ts';
import { publicStateOf } from '../pages/public-state.ts';
import type { CompiledRules } from '../rules/evaluate.ts';
import { explain } from '../rules/explain.ts';
import type { Facts } from '../rules/facts.ts';
import type { FactProblem } from '../rules/read-facts.ts';
import { readFacts } from '../rules/read-facts.ts';
import type { AmountResult, EligibilityResult, Reason } from '../rules/result.ts';
import type { Speaker } from '../rules/speaker.ts';
import { leafText } from '../rules/to-text.ts';
import type { EligibilityResponse } from './api-schema.ts';
import { factsHashOf, rulesHashOf } from './fingerprints.ts';

/** A problem of a request, in the shape of every API. */
interface Problem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export type EligibilityRequest =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly errors: readonly Problem[] };

const BODY: Problem = {
  path: '',
  code: 'malformed',
  message: 'The body is not a JSON object {"facts": {…}}.',
};
const NO_FACTS: Problem = {
  path: 'facts',
  code: 'required',
  message: 'facts is an object of facts by name; {} when none is known.',
};

/** Reads a request `{"facts": {…}}`; every problem is named with its path. */
export function parseEligibilityRequest(json: unknown, today: CivilDate): EligibilityRequest {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { ok: false, errors: [BODY] };
  const others = Object.keys(json).filter((key) => key !== 'facts');
  const unread = others.map((path) => ({
    ...{ path: path.slice(0, 100), code: 'unknown_field' },
    message: 'Only facts is read.',
  }));
  const read = readFacts('facts' in json ? json.facts : undefined, 'self', today);
  const errors = [...unread, ...(read.ok ? [] : read.problems.map(problemOf))];
  if (read.ok && errors.length === 0) return { ok: true, facts: read.facts };
  return { ok: false, errors };
}

function problemOf({ fact, code, details }: FactProblem): Problem {
  if (code === 'not-an-object') return NO_FACTS;
  const more = details === undefined ? '' : `: ${JSON.stringify(details)}`;
  return {
    path: `facts.${fact.slice(0, 100)}`,
    code: code.replaceAll('-', '_'),
    message: `${MESSAGES[code]}${more}.`,
  };
}

const MESSAGES: Readonly<Record<Exclude<FactProblem['code'], 'not-an-object'>, string>> = {
  'unknown-fact': 'There is no such fact',
  'wrong-type': 'The value is not of the type of this fact',
  'out-of-bounds': 'The value is out of bounds',
  'not-whole': 'The value is not a whole number',
  'unknown-code': 'There is no such code for this fact',
  'empty-interval': 'The interval has its ends the wrong way round',
  'not-optional': 'This fact cannot be declared not to be there',
  contradicts: 'The value contradicts another fact',
};

interface Asked {
  readonly facts: Facts;
  readonly now: Date;
  /** Tells the criteria in words. */
  readonly speaker: Speaker;
}

/**
 * What every live programme with rules says of a firm that is known by these facts alone. Those that
 * are over say nothing: no firm can ask for them.
 */
export async function answerEligibility(asked: Asked): Promise<EligibilityResponse> {
  const { facts, now } = asked;
  const { programmes, tampered } = await listLive(db);
  const today = civilDateOf(now);
  return {
    evaluatedOn: today,
    factsHash: factsHashOf(facts),
    results: programmes.flatMap((programme) => {
      const { compiled, state, content } = programme;
      const status = publicStateOf(state, content, today);
      if (compiled === null || status === 'closed') return [];
      return [resultOf({ ...asked, today, status }, programme, compiled)];
    }),
    unavailable: tampered.map(({ slug, number }) => ({
      ...{ programme: slug, version: number, reason: 'tampered' },
    })),
  };
}

function resultOf(
  { facts, today, status, speaker }: Asked & { today: CivilDate; status: PublicState },
  { slug, number, content }: LiveProgramme,
  compiled: CompiledRules,
): EligibilityResponse['results'][number] {
  const result = explain(compiled, facts, today);
  return {
    ...{ programme: slug, version: number, demo: content.demo },
    state: status,
    rulesHash: rulesHashOf(compiled),
    status: result.status,
    because: result.because.map((reason) => reasonOf(reason, compiled, speaker)),
    missing: [...result.missing],
    nextBestQuestion: result.nextBestQuestion,
    amount: result.amount && amountOf(result.amount),
    wouldBeEligibleIf: changesOf(result),
  };
}

function reasonOf(reason: Reason, compiled: CompiledRules, speaker: Speaker) {
  const { criterion, outcome, fact, value, source, legalRef, manual } = reason;
  return {
    ...{ criterion, outcome, fact, text: textOf(criterion, compiled, speaker) },
    ...(value !== undefined && { value }),
    ...(source !== undefined && { source }),
    ...(legalRef !== undefined && { legalRef }),
    ...(manual && { manual }),
  };
}

/** What a criterion asks, in words; its outcome is that of this sentence. */
function textOf(id: string, { program }: CompiledRules, speaker: Speaker): string {
  const criterion = program.criteria.find((one) => one.id === id);
  if (criterion) return leafText(criterion, true, speaker);
  return program.manual.find((one) => one.id === id)?.text[speaker.lang] ?? id;
}

function amountOf({ min, max, breakdown, missing }: AmountResult) {
  return {
    ...{ min, max, currency: 'MAD' as const },
    breakdown: breakdown.map((part) => ({ ...part })),
    missing: [...missing],
  };
}

function changesOf({ wouldBeEligibleIf }: EligibilityResult) {
  return wouldBeEligibleIf.map(({ changes, eligibleFrom, stillUnknown }) => ({
    changes: changes.map(({ fact, from, to }) => ({
      ...{ fact, to },
      ...(from !== undefined && { from }),
    })),
    ...(eligibleFrom !== undefined && { eligibleFrom }),
    ...(stillUnknown !== undefined && { stillUnknown: [...stillUnknown] }),
  }));
}
