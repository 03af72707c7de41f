import { civilDateOf, type MemberActor } from '#domain/kernel/index.server.ts';
import { parseMoney } from '#domain/kernel/schema.ts';
import { compileRules, type CompiledRules } from '../rules/evaluate.ts';
import { explain } from '../rules/explain.ts';
import { explanationView } from '../rules/explanation-view.ts';
import { factWords, type FactWords } from '../rules/fact-words.ts';
import { factDefinition, type FactName } from '../rules/facts.ts';
import { parseRuleSet } from '../rules/parse-rules.ts';
import { readFacts } from '../rules/read-facts.ts';
import type { Speaker } from '../rules/speaker.ts';
import type { ExplanationView } from '../rules/views.ts';
import { getDraft, type DraftView } from './draft-records.server.ts';

type Typed = Readonly<Record<string, readonly string[]>>;

/** A question of a trial: how the fact is named and what may be chosen. */
export type TrialQuestion = Pick<
  FactWords,
  'fact' | 'kind' | 'unit' | 'name' | 'hint' | 'none' | 'choices'
>;

/** A programme tried by somebody who designs it. */
export interface Trial {
  readonly draft: DraftView;
  /** What its rules and its amount read; none without valid rules. */
  readonly questions: readonly TrialQuestion[];
  /** Facts that cannot be read as they were typed. */
  readonly problems: readonly string[];
  /** Null without valid rules, before anything was typed, and while something cannot be read. */
  readonly answer: ExplanationView | null;
}

/** The value that says that there is none. */
const NONE = 'none';
const PERCENT = 100;
const CENTIMES = 100n;

/**
 * What the version shown in the studio says of a firm with these facts, one text or several a fact;
 * what is left empty is unknown. Keeps nothing. Throws what `getDraft` does.
 */
export async function tryProgramme(
  actor: MemberActor,
  programmeId: string,
  typed: Typed,
  speaker: Speaker,
): Promise<Trial> {
  const draft = await getDraft(actor, programmeId);
  const parsed = parseRuleSet(draft.content.rules);
  if (!parsed.ok) return { draft, questions: [], problems: [], answer: null };
  const compiled = compileRules(parsed.rules);
  const reads = factsOf(compiled);
  const questions = reads.map((fact) => questionOf(fact, speaker));
  const sent = reads.flatMap((fact) => {
    const value = valueOf(
      fact,
      (typed[fact] ?? []).filter((text) => text.trim() !== ''),
    );
    return value === undefined ? [] : [[fact, value] as const];
  });
  if (sent.length === 0) return { draft, questions, problems: [], answer: null };
  const today = civilDateOf(actor.now);
  const read = readFacts(Object.fromEntries(sent), 'officer', today);
  if (!read.ok)
    return { draft, questions, problems: read.problems.map(({ fact }) => fact), answer: null };
  const result = explain(compiled, read.facts, today);
  const programme = { content: { rules: parsed.rules } };
  return { draft, questions, problems: [], answer: explanationView(result, programme, speaker) };
}

function factsOf({ program, amount }: CompiledRules): readonly FactName[] {
  const read = [...program.criteria.map(({ fact }) => fact), ...(amount?.facts ?? [])];
  return [...new Set(read)];
}

function questionOf(fact: FactName, { lang }: Speaker): TrialQuestion {
  const { kind, unit, name, hint, none, choices } = factWords(fact, lang);
  return { fact, kind, unit, name, hint, none, choices };
}

/** What was typed as JSON carries it; as it is where it cannot be read, for `readFacts` to refuse. */
function valueOf(fact: FactName, texts: readonly string[]): unknown {
  const [text] = texts;
  if (text === undefined) return undefined;
  const definition = factDefinition(fact);
  if (definition.kind === 'set') return texts.includes(NONE) ? [] : texts;
  if (texts.includes(NONE)) return null;
  if (definition.kind === 'flag') return text === 'yes' ? true : text === 'no' ? false : text;
  if (definition.kind === 'code') return text;
  const centimes = parseMoney(text.replace('%', ''));
  if (centimes === null) return text;
  const number = Number(centimes) / Number(CENTIMES);
  return definition.unit === 'share' ? number / PERCENT : number;
}
