import type { CompiledDiiFact, CompiledFramework } from './compile.ts';
import type { DiiResult, DiiStatus, ItemStatus, ScoringFacts } from './types.ts';

/** Below this number of people Eurostat publishes no reference for the index. */
export const DII_REFERENCE_STAFF = 10;

function factStatus(
  fact: CompiledDiiFact,
  status: ItemStatus | undefined,
  facts: ScoringFacts | undefined,
): DiiStatus {
  if (status === undefined) return 'unknown';
  if (status.status === 'not_applicable') return 'not_met';
  if (status.status !== 'answered' && status.status !== 'implied') return 'unknown';
  if (status.level < fact.min) return 'not_met';
  if (fact.fq1 === null) return 'met';
  const share = facts?.['FQ-1'];
  if (share === undefined || share === 'dont_know') return 'unknown';
  return share === fact.fq1 ? 'met' : 'not_met';
}

/** Eurostat Digital Intensity Index, version 3: points met of the facts known, not extrapolated. */
export function diiOf(
  framework: CompiledFramework,
  statuses: readonly ItemStatus[],
  given: ScoringFacts | undefined,
): DiiResult {
  let met = 0;
  let measured = 0;
  const facts: { id: number; status: DiiStatus }[] = [];
  for (const fact of framework.diiFacts) {
    const status = factStatus(fact, statuses[fact.item], given);
    if (status === 'met') met += 1;
    if (status !== 'unknown') measured += 1;
    facts.push({ id: fact.id, status });
  }
  return { met, measured, facts };
}
