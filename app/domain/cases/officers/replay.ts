import { civilDate } from '#domain/kernel/index.server.ts';
import {
  explain,
  factsHashOf,
  rulesHashOf,
  type KnownVersion,
} from '#domain/programmes/index.server.ts';
import type { Snapshot } from '../applications/snapshot.ts';

export type Explained = ReturnType<typeof explain>;

/** The rules run again on what a request was sent with. */
export interface SnapshotReplay {
  /** What they answer; null for a version whose conditions a person judges. */
  readonly result: Explained | null;
  /** Whether rules and facts are still those of that day, by their hashes. */
  readonly sameRules: boolean;
  readonly sameFacts: boolean;
  /** Whether the answer is the one that was kept. */
  readonly sameAnswer: boolean;
}

/**
 * Runs the rules of a version on the facts, and as of the day, that a request was sent with: with
 * the same hashes it gives the same answer for ever.
 */
export function replaySnapshot(
  snapshot: Snapshot,
  { compiled }: Pick<KnownVersion, 'compiled'>,
): SnapshotReplay {
  const sameFacts = factsHashOf(snapshot.facts) === snapshot.factsHash;
  if (compiled === null) return { result: null, sameRules: true, sameFacts, sameAnswer: true };
  const result = explain(compiled, snapshot.facts, civilDate(snapshot.on));
  return {
    ...{ result, sameFacts, sameAnswer: isSame(snapshot.evaluation, result) },
    sameRules: rulesHashOf(compiled) === snapshot.rulesHash,
  };
}

function isSame(kept: Snapshot['evaluation'], { status, because, amount }: Explained): boolean {
  const outcomes = new Map(because.map(({ criterion, outcome }) => [criterion, outcome]));
  return (
    kept.status === status &&
    kept.because.length === because.length &&
    kept.because.every(({ criterion, outcome }) => outcomes.get(criterion) === outcome) &&
    kept.amount?.min === amount?.min &&
    kept.amount?.max === amount?.max
  );
}
