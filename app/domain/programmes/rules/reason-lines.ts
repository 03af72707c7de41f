import { generalWords } from './fact-words.ts';
import type { Criterion, ManualCriterion, RuleSet } from './grammar.ts';
import { plainTree, type PlainNode } from './plain-tree.ts';
import type { Outcome, Reason } from './result.ts';
import type { Speaker } from './speaker.ts';
import { contraryOf, describeKnown, groupText, leafText } from './to-text.ts';
import type { ReasonLine, Sign } from './views.ts';

interface Telling {
  readonly reasons: ReadonlyMap<string, Reason>;
  readonly speaker: Speaker;
}

/** Every condition of a programme with how it stands for a firm, in the order of the rules. */
export function reasonLines(
  because: readonly Reason[],
  rules: RuleSet,
  speaker: Speaker,
): readonly ReasonLine[] {
  const reasons = new Map(because.map((reason) => [reason.criterion, reason]));
  const tree = plainTree(rules.rule, rules.rules);
  const line = lineOf(tree, { reasons, speaker });
  return tree.kind === 'all' ? line.items : [line];
}

function lineOf(node: PlainNode, telling: Telling): ReasonLine {
  if (node.kind === 'criterion') return criterionLine(node.criterion, node.holds, telling);
  if (node.kind === 'manual') return manualLine(node.manual, node.holds, telling);
  const items = node.items.map((item) => lineOf(item, telling));
  const sign = groupSign(node.kind, items);
  return {
    ...{ kind: node.kind, sign, text: groupText(node, telling.speaker) },
    items: node.kind === 'any' && sign === 'yes' ? items.map(spared) : items,
  };
}

/** What a person judges settles nothing. */
function groupSign(kind: 'all' | 'any', items: readonly ReasonLine[]): Sign {
  const signs = items.map(({ sign }) => sign).filter((sign) => sign !== 'manual');
  if (signs.length === 0) return items.length === 0 ? 'yes' : 'manual';
  const [settles, otherwise]: readonly [Sign, Sign] =
    kind === 'all' ? ['no', 'yes'] : ['yes', 'no'];
  if (signs.includes(settles)) return settles;
  return signs.includes('unknown') ? 'unknown' : otherwise;
}

/** One way is enough: the others need not hold. */
function spared(line: ReasonLine): ReasonLine {
  if (line.sign !== 'no' && line.sign !== 'unknown') return line;
  return { ...line, sign: 'spare', items: line.items.map(spared) };
}

function signOf(outcome: Outcome): Sign {
  return outcome === 'unknown' ? 'unknown' : outcome ? 'yes' : 'no';
}

function criterionLine(criterion: Criterion, holds: boolean, telling: Telling): ReasonLine {
  const { reasons, speaker } = telling;
  const { id, fact, legalRef, note } = criterion;
  const reason: Reason = reasons.get(id) ?? { criterion: id, outcome: 'unknown', fact };
  const outcome = holds ? reason.outcome : contraryOf(reason.outcome);
  return {
    ...{ kind: 'criterion', sign: signOf(outcome), text: leafText(criterion, holds, speaker) },
    known: describeKnown(reason, criterion, speaker),
    ...{ id, fact, legalRef, note: note?.[speaker.lang], items: [] },
  };
}

function manualLine(manual: ManualCriterion, holds: boolean, { speaker }: Telling): ReasonLine {
  const words = generalWords(speaker.lang);
  const { id, legalRef, note } = manual;
  const line: ReasonLine = {
    ...{ kind: 'manual', sign: 'manual', text: manual.text[speaker.lang], known: words.judged },
    ...{ id, legalRef, note: note?.[speaker.lang], items: [] },
  };
  return holds ? line : { kind: 'none-of', sign: 'manual', text: words.notOne, items: [line] };
}
