import { describeContrary, describeCriterion } from './criterion-text.ts';
import { capital, fill, generalWords, wordingOf } from './fact-words.ts';
import { factDefinition, type FactName } from './facts.ts';
import { isInterval } from './frame.ts';
import type { Criterion, ManualCriterion, Rule, RuleSet, Trilingual } from './grammar.ts';
import { plainTree, type PlainNode } from './plain-tree.ts';
import type { Change, Outcome, Reason } from './result.ts';
import type { Speaker } from './speaker.ts';
import { codeNames, describeValue, named, oneNumber } from './value-text.ts';
import type { ReasonView, RuleLine } from './views.ts';

/** The rules of a programme in words; every leaf stands once for each time it occurs. */
export function describeRule(rules: RuleSet, speaker: Speaker): RuleLine {
  return describeNode(plainTree(rules.rule, rules.rules), speaker);
}

/** One rule of a set in words, such as the condition of a row of its amount. */
export function describePart(rule: Rule, rules: RuleSet['rules'], speaker: Speaker): RuleLine {
  return describeNode(plainTree(rule, rules), speaker);
}

/** The heading of a group of conditions. */
export function groupText(node: PlainNode & { kind: 'all' | 'any' }, speaker: Speaker): string {
  const words = generalWords(speaker.lang);
  return node.items.length === 0 ? words.noCondition : words[node.kind];
}

function describeNode(node: PlainNode, speaker: Speaker): RuleLine {
  if (node.kind === 'criterion') return criterionLine(node.criterion, node.holds, speaker);
  if (node.kind === 'manual') return manualLine(node.manual, node.holds, speaker);
  return {
    kind: node.kind,
    text: groupText(node, speaker),
    items: node.items.map((item) => describeNode(item, speaker)),
  };
}

/** A criterion, or its contrary, as a sentence. */
export function leafText(criterion: Criterion, holds: boolean, speaker: Speaker): string {
  return holds ? describeCriterion(criterion, speaker) : describeContrary(criterion, speaker);
}

function criterionLine(criterion: Criterion, holds: boolean, speaker: Speaker): RuleLine {
  const { id, legalRef, note, minSource } = criterion;
  const needsProof = minSource !== undefined && minSource !== 'self';
  return {
    ...{ kind: 'criterion', text: leafText(criterion, holds, speaker), id, legalRef },
    note: note?.[speaker.lang],
    proof: needsProof ? generalWords(speaker.lang).proof[minSource] : undefined,
    items: [],
  };
}

function manualLine(manual: ManualCriterion, holds: boolean, speaker: Speaker): RuleLine {
  const { id, legalRef, note } = manual;
  const line: RuleLine = {
    ...{ kind: 'manual', text: manual.text[speaker.lang], id, legalRef },
    ...{ note: note?.[speaker.lang], items: [] },
  };
  if (holds) return line;
  return { kind: 'none-of', text: generalWords(speaker.lang).notOne, items: [line] };
}

interface Leaf {
  readonly holds: boolean;
  readonly criterion?: Criterion;
  readonly manual?: ManualCriterion;
}

function findLeaf(node: PlainNode, id: string): Leaf | null {
  if (node.kind === 'criterion') return node.criterion.id === id ? node : null;
  if (node.kind === 'manual') return node.manual.id === id ? node : null;
  for (const item of node.items) {
    const found = findLeaf(item, id);
    if (found) return found;
  }
  return null;
}

export function contraryOf(outcome: Outcome): Outcome {
  return outcome === 'unknown' ? outcome : !outcome;
}

/**
 * A reason in words: what is asked and what is known of the firm. The outcome is that of the
 * sentence: where the rules ask for the contrary of a criterion, both are turned round.
 */
export function describeReason(reason: Reason, rules: RuleSet, speaker: Speaker): ReasonView {
  const leaf = findLeaf(plainTree(rules.rule, rules.rules), reason.criterion);
  const holds = leaf?.holds ?? true;
  return {
    criterion: reason.criterion,
    outcome: holds ? reason.outcome : contraryOf(reason.outcome),
    text: textOf(leaf, reason, speaker),
    known: describeKnown(reason, leaf?.criterion, speaker),
    fact: reason.fact,
    source: reason.source,
    legalRef: reason.legalRef,
    note: noteOf(reason.note, speaker),
  };
}

const noteOf = (note: Trilingual | undefined, { lang }: Speaker) => note?.[lang];

function textOf(leaf: Leaf | null, reason: Reason, speaker: Speaker): string {
  if (leaf?.manual) return leaf.manual.text[speaker.lang];
  if (leaf?.criterion) return leafText(leaf.criterion, leaf.holds, speaker);
  return reason.fact === null ? reason.criterion : wordingOf(reason.fact, speaker.lang).name;
}

/** What is known of the firm for a criterion, from whom, and whether that is enough. */
export function describeKnown(
  reason: Reason,
  criterion: Criterion | undefined,
  speaker: Speaker,
): string {
  const words = generalWords(speaker.lang);
  const { fact, value, source } = reason;
  if (reason.manual) return words.judged;
  if (fact === null || value === undefined || source === undefined) return words.notYet;
  const isAside = source === 'self' && speaker.listener === 'others';
  const known = fill(isAside ? words.aside.known : words.known[source], {
    value: describeValue(fact, value, speaker),
  });
  if (reason.weakSource) return fill(words.weak[criterion?.minSource ?? 'self'], { known });
  const isTooWide = reason.outcome === 'unknown' && value !== null && isInterval(value);
  return isTooWide ? fill(words.tooWide, { known }) : known;
}

/** What to do for a change, as advice; `eligibleFrom` (ISO civil date) for one that waits. */
export function describeChange(change: Change, speaker: Speaker, eligibleFrom?: string): string {
  const advice = adviceOf(change, speaker, eligibleFrom);
  const { fact, to } = change;
  if (advice !== null) return capital(advice);
  return named(generalWords(speaker.lang).equals, fact, describeValue(fact, to, speaker), speaker);
}

function adviceOf(change: Change, speaker: Speaker, eligibleFrom?: string): string | null {
  const { fact, to } = change;
  const { act } = wordingOf(fact, speaker.lang);
  if (act === undefined || to === null) return null;
  if (typeof to === 'boolean') return (to ? act.yes : act.no) ?? null;
  if (typeof to === 'number') return numberAdvice(change, to, speaker, eligibleFrom);
  if (typeof to === 'string') {
    const template = change.from === undefined ? act.set : (act.other ?? act.set);
    return template ? fill(template, { codes: codeNames(fact, [to], speaker, 'or') }) : null;
  }
  if (isInterval(to) || act.set === undefined) return null;
  return fill(act.set, { codes: codeNames(fact, added(change, to), speaker, 'and') });
}

function added({ from }: Change, to: readonly string[]): readonly string[] {
  const had: readonly unknown[] = Array.isArray(from) ? from : [];
  const fresh = to.filter((code) => !had.includes(code));
  return fresh.length > 0 ? fresh : to;
}

function numberAdvice(
  { fact, from }: Change,
  to: number,
  speaker: Speaker,
  eligibleFrom?: string,
): string | null {
  const { act } = wordingOf(fact, speaker.lang);
  const values = oneNumber(unitOf(fact), to, speaker);
  if (act?.wait !== undefined && eligibleFrom !== undefined)
    return fill(act.wait, { ...values, date: speaker.date(eligibleFrom) });
  const known = from === undefined || from === null ? null : highEnd(from);
  const way = known === null ? undefined : known < to ? act?.up : act?.down;
  const template = way ?? act?.set;
  return template === undefined ? null : fill(template, values);
}

function highEnd(value: NonNullable<Change['from']>): number | null {
  if (typeof value === 'number') return value;
  return isInterval(value) ? (value.max ?? value.min ?? null) : null;
}

function unitOf(fact: FactName) {
  const definition = factDefinition(fact);
  return definition.kind === 'number' ? definition.unit : 'ratio';
}
