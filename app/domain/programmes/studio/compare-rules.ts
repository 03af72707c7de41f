import { describeAmountRule } from '../rules/amount-text.ts';
import type { RuleSet } from '../rules/grammar.ts';
import type { Speaker } from '../rules/speaker.ts';
import { describeRule } from '../rules/to-text.ts';
import type { ExpressionLine, RuleLine } from '../rules/views.ts';

/** A line of the rules in words, in one version or in both. */
export interface LineChange {
  readonly kind: 'same' | 'added' | 'removed' | 'changed';
  readonly depth: number;
  readonly text: string;
  /** How it was said before, for a changed one. */
  readonly before: string | null;
}

interface Line {
  readonly depth: number;
  readonly text: string;
  /** What it is about in both versions: a criterion, a part of the amount. */
  readonly id: string | null;
}

/** The rules of two versions in words, line by line. */
export function compareRules(
  before: RuleSet | null,
  after: RuleSet | null,
  speaker: Speaker,
): readonly LineChange[] {
  return compareLines(linesOf(before, speaker), linesOf(after, speaker));
}

function linesOf(rules: RuleSet | null, speaker: Speaker): readonly Line[] {
  if (!rules) return [];
  const parts = describeAmountRule(rules, speaker).flatMap(({ id, label, value }): Line[] => [
    { depth: 0, text: label, id: `part ${id}` },
    ...expressionLines(value, 1, `part ${id}`),
  ]);
  return [...ruleLines(describeRule(rules, speaker), 0), ...parts];
}

function ruleLines({ text, id, items, note }: RuleLine, depth: number): readonly Line[] {
  const own = { depth, text, id: id === undefined ? null : `criterion ${id}` };
  const noted = note === undefined ? [] : [{ depth: depth + 1, text: note, id: null }];
  return [own, ...noted, ...items.flatMap((item) => ruleLines(item, depth + 1))];
}

function expressionLines(
  { text, items, rows }: ExpressionLine,
  depth: number,
  path: string,
): readonly Line[] {
  const own = text === '' ? [] : [{ depth, text, id: path }];
  return [
    ...own,
    ...items.flatMap((item, index) => expressionLines(item, depth + 1, `${path}.${String(index)}`)),
    ...rows.flatMap(({ label, value }) => {
      const flat = [value.text, ...value.items.map((item) => item.text)].join(' ').trim();
      return [{ depth: depth + 1, text: `${label} · ${flat}`, id: `${path} ${label}` }];
    }),
  ];
}

/** The shortest way from one list of lines to the other; what kept its id was changed. */
export function compareLines(old: readonly Line[], fresh: readonly Line[]): readonly LineChange[] {
  const shared = longestShared(old, fresh);
  const [gone, come] = [new Set(old.keys()), new Set(fresh.keys())];
  for (const [one, other] of shared) {
    gone.delete(one);
    come.delete(other);
  }
  const replaced = new Map<number, number>();
  for (const index of come) {
    const { id } = fresh[index] ?? {};
    const match = [...gone].find((one) => id !== null && old[one]?.id === id);
    if (match === undefined) continue;
    replaced.set(index, match);
    gone.delete(match);
  }
  return weave({ old, fresh, shared, gone, come, replaced });
}

interface Weaving {
  readonly old: readonly Line[];
  readonly fresh: readonly Line[];
  readonly shared: ReadonlyMap<number, number>;
  readonly gone: ReadonlySet<number>;
  readonly come: ReadonlySet<number>;
  readonly replaced: ReadonlyMap<number, number>;
}

/** Both lists in one: what went stands where it was. */
function weave({ old, fresh, shared, gone, come, replaced }: Weaving): readonly LineChange[] {
  const lines: LineChange[] = [];
  const kept = new Map([...shared].map(([one, other]) => [other, one]));
  let next = 0;
  const passGone = (until: number) => {
    for (; next < until; next += 1) {
      const line = old[next];
      if (line && gone.has(next))
        lines.push({ kind: 'removed', depth: line.depth, text: line.text, before: null });
    }
  };
  for (const [index, { depth, text }] of fresh.entries()) {
    const place = kept.get(index) ?? replaced.get(index);
    if (kept.has(index) && place !== undefined) passGone(place);
    const before = place === undefined ? null : (old[place]?.text ?? null);
    if (!come.has(index)) lines.push({ kind: 'same', depth, text, before: null });
    else if (replaced.has(index)) lines.push({ kind: 'changed', depth, text, before });
    else lines.push({ kind: 'added', depth, text, before: null });
  }
  passGone(old.length);
  return lines;
}

const isSame = (one: Line | undefined, other: Line | undefined) =>
  one !== undefined && one.text === other?.text && one.depth === other.depth;

/** Places of the longest common subsequence, old to fresh. */
function longestShared(old: readonly Line[], fresh: readonly Line[]): ReadonlyMap<number, number> {
  const width = fresh.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (one: number, other: number) => lengths[one * width + other] ?? 0;
  for (let one = old.length - 1; one >= 0; one -= 1)
    for (let other = fresh.length - 1; other >= 0; other -= 1)
      lengths[one * width + other] = isSame(old[one], fresh[other])
        ? at(one + 1, other + 1) + 1
        : Math.max(at(one + 1, other), at(one, other + 1));
  const shared = new Map<number, number>();
  let [one, other] = [0, 0];
  while (one < old.length && other < fresh.length)
    if (isSame(old[one], fresh[other])) {
      shared.set(one, other);
      one += 1;
      other += 1;
    } else if (at(one + 1, other) >= at(one, other + 1)) one += 1;
    else other += 1;
  return shared;
}
