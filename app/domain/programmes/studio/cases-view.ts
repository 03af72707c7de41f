import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { GoldenCase } from '../content.ts';
import { describeAmount } from '../rules/amount-text.ts';
import { describeCriterion } from '../rules/criterion-text.ts';
import { generalWords } from '../rules/fact-words.ts';
import {
  FACT_NAMES,
  factDefinition,
  isFactName,
  type FactName,
  type FactValue,
} from '../rules/facts.ts';
import { runGoldenCases, type GoldenResult } from '../rules/golden.ts';
import { isCriterion, type RuleSet } from '../rules/grammar.ts';
import { mutationScore, type Survivor } from '../rules/mutation.ts';
import type { Mutation } from '../rules/mutants.ts';
import type { Status } from '../rules/result.ts';
import type { Speaker } from '../rules/speaker.ts';
import { describeValue, named } from '../rules/value-text.ts';
import { freshCaseName } from './edit-cases.ts';
import { proposeCases, type Proposal } from './propose-cases.ts';
import { factsReadBy } from './rule-facts.ts';
import { allNodes } from './rule-ids.ts';

const STATUSES = ['eligible', 'not_eligible', 'unknown'] as const satisfies readonly Status[];

/** An answer in words: the status and the aid, when it is about one. */
export interface AnswerView {
  readonly status: Status;
  readonly amount: string | null;
}

/** A golden case, what it says and what the rules say. */
export interface CaseView {
  readonly at: number;
  readonly name: string;
  readonly facts: readonly string[];
  readonly expects: AnswerView;
  readonly passed: boolean;
  /** Null when its facts cannot be read. */
  readonly got: AnswerView | null;
  /** Criteria that do not hold, or are open, when the answer is another one. */
  readonly why: readonly string[];
}

export interface CasesView {
  readonly cases: readonly CaseView[];
  /** Answers for which there is no case. */
  readonly missing: readonly Status[];
  readonly failed: number;
}

interface Asking {
  readonly rules: RuleSet;
  readonly cases: readonly GoldenCase[];
  readonly today: CivilDate;
  readonly speaker: Speaker;
}

/** Golden cases run on valid rules, in words. */
export function casesView({ rules, cases, today, speaker }: Asking): CasesView {
  const results = runGoldenCases(rules, cases, today);
  const covered = new Set(cases.map(({ expects }) => expects.status));
  return {
    cases: results.map((result, at) => ({
      ...{ at, name: result.name, passed: result.passed },
      facts: factLines(cases[at]?.facts ?? {}, speaker),
      expects: answerView(result.expects, speaker),
      got: result.result && answerView(result.result, speaker),
      why: result.passed ? [] : whyNot(rules, result, speaker),
    })),
    missing: STATUSES.filter((status) => !covered.has(status)),
    failed: results.filter(({ passed }) => !passed).length,
  };
}

interface Answered {
  readonly status: Status;
  readonly amount: { readonly min: number; readonly max: number | null } | null;
}

function answerView({ status, amount }: Answered, speaker: Speaker): AnswerView {
  if (amount === null) return { status, amount: null };
  const { min, max } = amount;
  const whole = { ...{ min, max }, breakdown: [], missing: [] };
  return { status, amount: describeAmount(whole, null, speaker).text };
}

/** What a case knows of its firm, a line a fact. */
function factLines(facts: GoldenCase['facts'], speaker: Speaker): readonly string[] {
  return FACT_NAMES.flatMap((fact) => {
    const value = facts[fact];
    return value === undefined ? [] : [factLine(fact, value, speaker)];
  });
}

function factLine(fact: FactName, value: FactValue, speaker: Speaker): string {
  return named(
    generalWords(speaker.lang).equals,
    fact,
    describeValue(fact, value, speaker),
    speaker,
  );
}

function whyNot(rules: RuleSet, { result, expects }: GoldenResult, speaker: Speaker) {
  if (!result || result.status === expects.status) return [];
  const criteria = allNodes(rules).filter(isCriterion);
  return result.because
    .filter(({ outcome, manual }) => outcome !== true && !manual)
    .flatMap(({ criterion }) => {
      const found = criteria.find(({ id }) => id === criterion);
      return found ? [describeCriterion(found, speaker)] : [];
    });
}

/** A proposed case in words. */
export interface ProposalView {
  readonly key: string;
  readonly name: string;
  readonly facts: readonly string[];
  readonly expects: AnswerView;
}

/** Cases that the rules suggest, each as a whole case with a name of its own. */
export function proposedCases({ rules, cases, today, speaker }: Asking): readonly {
  readonly key: string;
  readonly golden: GoldenCase;
}[] {
  return proposeCases(rules, cases, today).map((proposal) => ({
    key: proposal.key,
    golden: {
      name: freshCaseName(proposalName(proposal, speaker), cases),
      facts: proposal.facts,
      expects: proposal.expects,
    },
  }));
}

function proposalName({ fact, value }: Proposal, speaker: Speaker): string {
  const { equals, notYet } = generalWords(speaker.lang);
  if (value !== undefined) return factLine(fact, value, speaker);
  return named(equals, fact, notYet, speaker);
}

/** The same for a page. */
export function proposalsView(
  proposed: ReturnType<typeof proposedCases>,
  speaker: Speaker,
): readonly ProposalView[] {
  return proposed.map(({ key, golden: { name, facts, expects } }) => ({
    ...{ key, name, facts: factLines(facts, speaker) },
    expects: answerView(expects, speaker),
  }));
}

/** A fault that no case notices, in words. */
export interface SurvivorView {
  /** Its place among the survivors. */
  readonly at: number;
  readonly mutation: Mutation;
  /** Sentence of the criterion or label of the part; null for a group. */
  readonly about: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Whether a case that would notice it is known. */
  readonly hasCase: boolean;
}

export interface MutationView {
  readonly score: number;
  readonly killed: number;
  readonly total: number;
  readonly survivors: readonly SurvivorView[];
}

/** How many small faults in valid rules the golden cases notice, and those they do not. */
export function mutationView({ rules, cases, today, speaker }: Asking): MutationView {
  const { survivors, ...counts } = mutationScore(rules, cases, today);
  return {
    ...counts,
    survivors: survivors.map((survivor, at) => ({
      ...{ at, mutation: survivor.mutation, hasCase: survivor.witness !== null },
      ...survivorWords(rules, survivor, speaker),
    })),
  };
}

function survivorWords(
  rules: RuleSet,
  { criterion, part, from, to }: Survivor,
  speaker: Speaker,
): Pick<SurvivorView, 'about' | 'from' | 'to'> {
  const found = allNodes(rules)
    .filter(isCriterion)
    .find(({ id }) => id === criterion);
  const label = rules.amount?.parts.find(({ id }) => id === part)?.label[speaker.lang];
  const say = (value: FactValue) =>
    value === null ? null : valueText(found?.fact, value, speaker);
  return {
    about: found ? describeCriterion(found, speaker) : (label ?? null),
    ...{ from: say(from), to: say(to) },
  };
}

/** A value as its fact says it; an operator or a number as it is. */
function valueText(fact: FactName | undefined, value: FactValue, speaker: Speaker): string {
  const isOperator =
    typeof value === 'string' && fact !== undefined && factDefinition(fact).kind === 'number';
  if (fact && !isOperator) return describeValue(fact, value, speaker);
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? speaker.number(value) : JSON.stringify(value);
}

/** The case that would notice a fault: the facts of a firm, and what the rules say of it now. */
export function caseAgainst(
  { rules, cases, today, speaker }: Asking,
  at: number,
): GoldenCase | null {
  const survivor = mutationScore(rules, cases, today).survivors[at];
  if (!survivor?.witness) return null;
  const facts: GoldenCase['facts'] = {};
  for (const [name, value] of Object.entries(survivor.witness))
    if (isFactName(name)) facts[name] = value;
  const name = freshCaseName(witnessName(rules, survivor, facts, speaker), cases);
  const asked: GoldenCase = { name, facts, expects: { status: 'unknown', amount: null } };
  const result = runGoldenCases(rules, [asked], today)[0]?.result;
  return result ? { ...asked, expects: expectedOf(result) } : null;
}

/** What a case against a fault is called: its firm in the fact the fault is about. */
function witnessName(
  rules: RuleSet,
  survivor: Survivor,
  facts: GoldenCase['facts'],
  speaker: Speaker,
): string {
  const found = allNodes(rules)
    .filter(isCriterion)
    .find(({ id }) => id === survivor.criterion);
  const value = found && facts[found.fact];
  if (found && value !== undefined) return factLine(found.fact, value, speaker);
  return survivorWords(rules, survivor, speaker).about ?? factLines(facts, speaker)[0] ?? '';
}

function expectedOf({ status, amount }: Answered): GoldenCase['expects'] {
  const { min, max } = amount ?? { min: 0, max: null };
  return { status, amount: max === null ? null : { min, max } };
}

/** Facts to show in the form of a case: those the rules read, and those the case knows. */
export function caseFactNames(rules: RuleSet, facts: GoldenCase['facts']): readonly FactName[] {
  const read = new Set<FactName>(factsReadBy(rules));
  return FACT_NAMES.filter((fact) => read.has(fact) || facts[fact] !== undefined);
}
