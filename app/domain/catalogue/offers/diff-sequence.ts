/** A run of a sequence that both have, or only the new one, or only the old one. */
export interface Edit<T> {
  readonly kind: 'same' | 'added' | 'removed';
  readonly items: readonly T[];
}

/** Largest table of comparisons; beyond it what differs is simply shown as replaced. */
const MOST_CELLS = 4_000_000;

/**
 * The shortest way from one sequence to another, as runs in order (longest common subsequence).
 * Whatever is `same` or `added` makes the new sequence; `same` or `removed` the old one.
 */
export function diffSequences(
  before: readonly string[],
  after: readonly string[],
): readonly Edit<string>[] {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const middle = diffMiddle(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  );
  return joinRuns([
    { kind: 'same', items: after.slice(0, start) },
    ...middle,
    { kind: 'same', items: after.slice(after.length - end) },
  ]);
}

function diffMiddle(before: readonly string[], after: readonly string[]): Edit<string>[] {
  const replaced: Edit<string>[] = [
    { kind: 'removed', items: before },
    { kind: 'added', items: after },
  ];
  if (before.length * after.length > MOST_CELLS) return replaced;
  const width = after.length + 1;
  const lengths = commonLengths(before, after, width);
  const edits: Edit<string>[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, young] = [before[i], after[j]];
    if (old !== undefined && old === young) {
      edits.push({ kind: 'same', items: [old] });
      i += 1;
      j += 1;
      continue;
    }
    const skipsOld = (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0);
    if (old !== undefined && (young === undefined || skipsOld)) {
      edits.push({ kind: 'removed', items: [old] });
      i += 1;
    } else if (young !== undefined) {
      edits.push({ kind: 'added', items: [young] });
      j += 1;
    }
  }
  return edits;
}

/** At `i × width + j`: how long the longest common subsequence of the rests from i and j is. */
function commonLengths(
  before: readonly string[],
  after: readonly string[],
  width: number,
): Uint16Array {
  const lengths = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      lengths[at] =
        before[i] === after[j]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  return lengths;
}

/** Runs of one kind joined, empty ones dropped; between two runs that stay, removed before added. */
function joinRuns(edits: readonly Edit<string>[]): readonly Edit<string>[] {
  const runs: Edit<string>[] = [];
  let [removed, added]: string[][] = [[], []];
  const flush = () => {
    if (removed && removed.length > 0) runs.push({ kind: 'removed', items: removed });
    if (added && added.length > 0) runs.push({ kind: 'added', items: added });
    [removed, added] = [[], []];
  };
  for (const { kind, items } of edits) {
    if (items.length === 0) continue;
    if (kind === 'removed') removed?.push(...items);
    else if (kind === 'added') added?.push(...items);
    else {
      flush();
      const last = runs.at(-1);
      if (last?.kind === 'same') runs.splice(-1, 1, { kind, items: [...last.items, ...items] });
      else runs.push({ kind, items });
    }
  }
  flush();
  return runs;
}
