import { checkedValue, describeValue, type Speaker } from '#domain/programmes/index.server.ts';
import type { FactName, ReasonLine } from '#domain/programmes/schema.ts';
import type { CaseReplay } from './replay-case.server.ts';
import { isAge, replayDifference, type Replay } from './replay.ts';

/** What is no longer as it was when it was proposed, in words; null when nothing changed. */
export function changedSince(
  before: Replay | null,
  run: Pick<CaseReplay, 'replay' | 'result'>,
  lines: readonly ReasonLine[],
  speaker: Speaker,
) {
  const difference = before && run.replay && replayDifference(before, run.replay);
  if (!before || !difference) return null;
  const sentences = sentencesOf(lines);
  const reasons = run.result?.because.filter((one) => difference.criteria.includes(one.criterion));
  return {
    ...{ status: difference.status, amount: difference.amount },
    lines: (reasons ?? []).map(({ criterion, fact, value }) => ({
      ...{ id: criterion, text: sentences.get(criterion)?.text ?? criterion },
      // Ages change by themselves and are not kept.
      values:
        fact === null || isAge(fact)
          ? null
          : {
              before: oldValue(before, criterion, fact, speaker),
              now: value === undefined ? null : describeValue(fact, value, speaker),
            },
    })),
  };
}

/** The value a criterion was settled on before, in words; null for one that was not known. */
function oldValue(
  { because }: Replay,
  criterion: string,
  fact: FactName,
  speaker: Speaker,
): string | null {
  const stored = because.find((one) => one.criterion === criterion)?.value ?? null;
  if (stored === null) return null;
  const value = checkedValue(fact, JSON.parse(stored));
  return value === undefined ? null : describeValue(fact, value, speaker);
}

/** The sentences of criteria by their ids. */
function sentencesOf(lines: readonly ReasonLine[]): ReadonlyMap<string, ReasonLine> {
  const found = new Map<string, ReasonLine>();
  for (const line of lines) {
    if (line.id !== undefined) found.set(line.id, line);
    for (const [id, inner] of sentencesOf(line.items)) found.set(id, inner);
  }
  return found;
}
