import { evaluate, type CompiledRules } from './evaluate.ts';
import { FACT_NAMES, type FactName, type Facts } from './facts.ts';
import { frameOf } from './frame.ts';
import { isAnswered, missingFacts } from './missing.ts';

/** Facts that people have to look up or to think about: asked once easier ones have done their work. */
const HARD: ReadonlySet<FactName> = new Set<FactName>([
  ...(['projectCostMAD', 'ownFundsShare', 'stableJobsRatio', 'exportShare'] as const),
  ...(['largeHolderShare', 'publicShareholder', 'nmaDivision', 'aidReceivedMAD'] as const),
]);
const HARD_WEIGHT = 0.25;

/**
 * The question to ask a firm about many programmes: the fact that is likely to settle most of those
 * still open, each programme counting for less the more facts it misses, and hard questions for less
 * than easy ones. Once none is open, what
 * narrows the amounts of programmes the firm is eligible for. Null when nothing useful is left.
 * Facts in `skip` never come back, nor does a fact that was answered.
 */
export function nextQuestion(
  all: readonly CompiledRules[],
  facts: Facts,
  skip: ReadonlySet<FactName>,
): FactName | null {
  const frame = frameOf(facts);
  const canAsk = (fact: FactName) => !skip.has(fact) && !isAnswered(frame, fact);
  const open = all.map((compiled) => missingFacts(compiled, frame));
  return heaviest(open, canAsk) ?? heaviest(amountsOf(all, facts), canAsk);
}

/** Facts that narrow the aid of each programme the firm is eligible for. */
function amountsOf(all: readonly CompiledRules[], facts: Facts): readonly (readonly FactName[])[] {
  return all.map((compiled) => {
    const { status, amount } = evaluate(compiled, facts);
    return status === 'eligible' ? (amount?.missing ?? []) : [];
  });
}

const weightOf = (fact: FactName) => (HARD.has(fact) ? HARD_WEIGHT : 1);

function heaviest(
  groups: readonly (readonly FactName[])[],
  canAsk: (fact: FactName) => boolean,
): FactName | null {
  const weights = new Map<FactName, number>();
  for (const missing of groups)
    for (const fact of missing.filter(canAsk))
      weights.set(fact, (weights.get(fact) ?? 0) + weightOf(fact) / missing.length);
  const most = Math.max(...weights.values());
  return FACT_NAMES.find((fact) => weights.get(fact) === most) ?? null;
}
