import { askedFor, evaluate, type CompiledRules } from '../rules/evaluate.ts';
import { FACT_NAMES, type FactName, type Facts } from '../rules/facts.ts';
import { frameOf } from '../rules/frame.ts';
import { isAnswered, missingFacts } from '../rules/missing.ts';
import { nextQuestion } from '../rules/next-question.ts';
import type { Status } from '../rules/result.ts';
import { onceAssessed, settledSoFar } from './standing.ts';

/** What the platform knows better than the firm and never asks. */
const OWN: ReadonlySet<FactName> = new Set(['assessmentAgeMonths']);

/** Where the questions stand. */
export interface Questions {
  /** The one to ask now, null when nothing useful is left. */
  readonly next: FactName | null;
  /** How many are left at most; an answer may settle several. */
  readonly left: number;
  readonly counts: Readonly<Record<Status, number>>;
}

/** The facts a firm may be asked for by these rules, in the order of the vocabulary. */
export function askableFacts(all: readonly CompiledRules[]): readonly FactName[] {
  const read = all.flatMap(({ program, amount }) => [
    ...program.criteria.map(({ fact }) => fact),
    ...(amount?.facts ?? []),
  ]);
  const asked = new Set(read.map(askedFor));
  return FACT_NAMES.filter((name) => asked.has(name) && !OWN.has(name));
}

/** What to ask next about these programmes, and how far the questions have come. */
export function questionsFor(
  all: readonly CompiledRules[],
  known: Facts,
  skipped: ReadonlySet<FactName>,
): Questions {
  const facts = onceAssessed(known);
  const next = nextQuestion(all, facts, new Set([...skipped, ...OWN]));
  const counts = { eligible: 0, unknown: 0, not_eligible: 0 };
  for (const compiled of all) counts[settledSoFar(compiled, known)] += 1;
  return { next, left: next === null ? 0 : openFacts(all, facts, skipped).size, counts };
}

/** Every fact that may still be asked: what is missing, then what narrows an amount. */
function openFacts(
  all: readonly CompiledRules[],
  facts: Facts,
  skipped: ReadonlySet<FactName>,
): ReadonlySet<FactName> {
  const frame = frameOf(facts);
  const open = all.flatMap((compiled) => [
    ...missingFacts(compiled, frame),
    ...(evaluate(compiled, facts).amount?.missing ?? []),
  ]);
  return new Set(open.filter((fact) => !skipped.has(fact) && !isAnswered(frame, fact)));
}
