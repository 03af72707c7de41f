import { TRUE, FALSE, UNKNOWN } from './compile.ts';
import { askedFor, type CompiledRules } from './evaluate.ts';
import { FACT_NAMES, type FactName } from './facts.ts';
import { placeOf, rankOf, type Frame } from './frame.ts';
import { answered, type Point } from './points.ts';
import { preparedOf } from './prepared.ts';
import { openCriteria, outcomesOf } from './tree.ts';

/** True for a fact that a firm has answered: one value, or that there is none. */
export function isAnswered(frame: Frame, fact: FactName): boolean {
  const place = placeOf(fact);
  const [low, high] = [frame.low[place] ?? -Infinity, frame.high[place] ?? Infinity];
  return low === high || Number.isNaN(low);
}

/**
 * Facts that keep a status open, the most useful first: those that can settle it alone by what the
 * firm itself says, then those that more open criteria read, then in the order of the vocabulary.
 * A fact known from too weak a source is among them. Empty once the status is settled.
 */
export function missingFacts(compiled: CompiledRules, frame: Frame): readonly FactName[] {
  const { program, rules } = compiled;
  if (program.run(frame) !== UNKNOWN) return [];
  const readers = new Map<FactName, Set<string>>();
  for (const { fact, id } of openCriteria(rules.rule, rules.rules, outcomesOf(program))) {
    const asked = askedFor(fact);
    readers.set(asked, (readers.get(asked) ?? new Set()).add(id));
  }
  const ranked = [...readers].map(([fact, ids]) => ({
    fact,
    settles: canSettle(compiled, frame, fact) ? 1 : 0,
    readers: ids.size,
    place: FACT_NAMES.indexOf(fact),
  }));
  ranked.sort((a, b) => b.settles - a.settles || b.readers - a.readers || a.place - b.place);
  return ranked.map(({ fact }) => fact);
}

/** Whether some answer of the firm to one question settles the status, all else as it is. */
function canSettle(compiled: CompiledRules, frame: Frame, fact: FactName): boolean {
  const points = preparedOf(compiled).axes.get(fact)?.points ?? [];
  return points.some((point) => {
    if (!isWithin(frame, fact, point)) return false;
    const truth = compiled.program.run(answered(frame, fact, point, rankOf('self')));
    return truth === TRUE || truth === FALSE;
  });
}

function isWithin(frame: Frame, fact: FactName, { slots }: Point): boolean {
  const place = placeOf(fact);
  const [low, high] = [frame.low[place] ?? -Infinity, frame.high[place] ?? Infinity];
  if (low === -Infinity && high === Infinity) return true;
  const own = slots.find((slot) => slot.place === place);
  return own !== undefined && own.low >= low && own.high <= high;
}
