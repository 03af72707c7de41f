import geography from '#content/geography.json' with { type: 'json' };
import {
  factDefinition,
  isFactName,
  withDerived,
  type FactDefinition,
  type FactName,
  type Facts,
  type FactSource,
  type FactValue,
  type NumberFact,
  type SourcedValue,
} from './facts.ts';

/** What can be wrong with facts that somebody sends. */
export type FactProblemCode =
  | 'not-an-object'
  | 'unknown-fact'
  | 'wrong-type'
  | 'out-of-bounds'
  | 'not-whole'
  | 'unknown-code'
  | 'empty-interval'
  | 'not-optional'
  | 'contradicts';

export interface FactProblem {
  /** The name as it was sent; empty when what was sent is no object of facts. */
  readonly fact: string;
  readonly code: FactProblemCode;
  /** Bounds, the code that is not known, the fact it contradicts. */
  readonly details?: Readonly<Record<string, string | number>>;
}

type ReadFacts =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly problems: readonly FactProblem[] };

/** A value, or what is wrong with it. */
type Read = { readonly value: FactValue } | Omit<FactProblem, 'fact'>;

/**
 * Facts as an API or a form sends them, `{"staff": 5, …}`, held to their kinds and bounds; every
 * problem is told. Facts that follow from others may be sent, and must not contradict them. All take
 * the source and the day (ISO civil date) given here.
 */
export function readFacts(json: unknown, source: FactSource, at?: string): ReadFacts {
  if (!isRecord(json)) return { ok: false, problems: [{ fact: '', code: 'not-an-object' }] };
  const facts: Partial<Record<FactName, SourcedValue>> = {};
  const problems: FactProblem[] = [];
  for (const [fact, sent] of Object.entries(json)) {
    if (sent === undefined) continue;
    const read: Read = isFactName(fact)
      ? readValue(factDefinition(fact), sent)
      : { code: 'unknown-fact' };
    if ('code' in read) problems.push({ fact, ...read });
    else if (isFactName(fact)) facts[fact] = { value: read.value, source, at };
  }
  if (problems.length === 0) problems.push(...contradictionsIn(facts));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, facts };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One value held to what is known of its fact. */
export function readValue(definition: FactDefinition, sent: unknown): Read {
  if (sent === null)
    return definition.optional === true ? { value: null } : { code: 'not-optional' };
  switch (definition.kind) {
    case 'number':
      return isRecord(sent) ? readInterval(definition, sent) : readNumber(definition, sent);
    case 'flag':
      return typeof sent === 'boolean' ? { value: sent } : { code: 'wrong-type' };
    case 'code':
      return readCode(definition.codes, sent);
    case 'set':
      return readSet(definition.codes, sent);
  }
}

function readNumber({ min, max, whole }: NumberFact, sent: unknown): Read {
  if (typeof sent !== 'number' || !Number.isFinite(sent)) return { code: 'wrong-type' };
  if (sent < min || sent > max) return { code: 'out-of-bounds', details: { min, max } };
  return whole && !Number.isInteger(sent) ? { code: 'not-whole' } : { value: sent };
}

const SIDES = ['min', 'max'] as const;

function readInterval(definition: NumberFact, sent: Readonly<Record<string, unknown>>): Read {
  const isOther = (key: string) => !SIDES.some((side) => side === key);
  if (Object.keys(sent).some(isOther)) return { code: 'wrong-type' };
  const sides = SIDES.filter((side) => sent[side] !== undefined);
  if (sides.length === 0) return { code: 'wrong-type' };
  const interval: Partial<Record<(typeof SIDES)[number], number>> = {};
  for (const side of sides) {
    const read = readNumber(definition, sent[side]);
    if ('code' in read) return read;
    if (typeof read.value === 'number') interval[side] = read.value;
  }
  const { min = -Infinity, max = Infinity } = interval;
  if (min > max) return { code: 'empty-interval', details: { min, max } };
  return { value: min === max ? min : interval };
}

function readCode(codes: readonly string[], sent: unknown): Read {
  if (typeof sent !== 'string') return { code: 'wrong-type' };
  return codes.includes(sent)
    ? { value: sent }
    : { code: 'unknown-code', details: { code: shortened(sent) } };
}

/** A set in the order of its vocabulary, each code once. */
function readSet(codes: readonly string[], sent: unknown): Read {
  if (!Array.isArray(sent)) return { code: 'wrong-type' };
  const chosen = new Set<string>();
  for (const one of sent) {
    const read = readCode(codes, one);
    if ('code' in read) return read;
    if (typeof read.value === 'string') chosen.add(read.value);
  }
  return { value: codes.filter((code) => chosen.has(code)) };
}

const SHOWN = 60;
const shortened = (text: string) => text.slice(0, SHOWN);

/** Facts sent that another one sent rules out. */
function contradictionsIn(facts: Facts): readonly FactProblem[] {
  const { legalForm, province, ...others } = facts;
  const follows = withDerived({ ...(legalForm && { legalForm }), ...(province && { province }) });
  const problems: FactProblem[] = [];
  for (const fact of ['region', 'territorialCategory', 'isLegalPerson'] as const) {
    const [said, known] = [others[fact], follows[fact]];
    if (said && known && said.value !== known.value)
      problems.push({
        fact,
        code: 'contradicts',
        details: { with: factDefinition(fact).from ?? '' },
      });
  }
  const { region, territorialCategory: category } = others;
  if (!province && region && category && !isSomewhere(region.value, category.value))
    problems.push({
      fact: 'territorialCategory',
      code: 'contradicts',
      details: { with: 'region' },
    });
  return problems;
}

/** Whether a region has a province of a territorial category. */
function isSomewhere(region: FactValue, category: FactValue): boolean {
  return geography.provinces.some(
    (province) =>
      province.region === region && (province.territorialCategory ?? 'none') === category,
  );
}
