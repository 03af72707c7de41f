import { capital, fill, generalWords, uncapital, wordingOf } from './fact-words.ts';
import { factDefinition } from './facts.ts';
import type { Criterion } from './grammar.ts';
import type { Speaker } from './speaker.ts';
import { codeNames, describeValue, named, oneNumber, twoNumbers } from './value-text.ts';

type Ordered = '<' | '<=' | '>' | '>=';
const OPPOSITE: Readonly<Record<Ordered, Ordered>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** A criterion as a sentence about the firm. */
export function describeCriterion(criterion: Criterion, speaker: Speaker): string {
  return sentence(criterion, true, speaker);
}

/**
 * The sentence that says the contrary of a criterion. A number that may not be there fails every
 * comparison: the contrary then says so.
 */
export function describeContrary(criterion: Criterion, speaker: Speaker): string {
  const contrary = sentence(criterion, false, speaker);
  const { kind, optional } = factDefinition(criterion.fact);
  const { absent } = wordingOf(criterion.fact, speaker.lang);
  const mayLack = kind === 'number' && optional === true && absent !== undefined;
  if (!mayLack || criterion.op === 'exists' || criterion.op === '!=') return contrary;
  return speaker.list([contrary, uncapital(absent)], 'or');
}

function sentence(criterion: Criterion, holds: boolean, speaker: Speaker): string {
  switch (criterion.op) {
    case 'exists':
      return presence(criterion, holds, speaker);
    case 'in':
      return codes(criterion, criterion.value, holds, speaker);
    case 'between':
      return between(criterion, holds, speaker);
    case '=':
    case '!=':
      return equality(criterion, criterion.value, (criterion.op === '=') === holds, speaker);
    default:
      return ordered(criterion, holds ? criterion.op : OPPOSITE[criterion.op], speaker);
  }
}

function presence({ fact }: Criterion, holds: boolean, speaker: Speaker): string {
  const words = wordingOf(fact, speaker.lang);
  const { isKnown, isNotKnown } = generalWords(speaker.lang);
  const own = holds ? words.present : words.absent;
  return own ?? fill(holds ? isKnown : isNotKnown, { name: words.name });
}

function codes(
  { fact }: Criterion,
  listed: readonly string[],
  holds: boolean,
  speaker: Speaker,
): string {
  const words = wordingOf(fact, speaker.lang);
  const definition = factDefinition(fact);
  const others =
    definition.kind === 'code' ? definition.codes.filter((code) => !listed.includes(code)) : [];
  // A long list is easier to read by what it leaves out.
  const isShorter = others.length > 0 && others.length * 2 < listed.length;
  const isOneOf = holds !== isShorter;
  const template = (isOneOf ? words.oneOf : words.noneOf) ?? words.name;
  const names = codeNames(fact, isShorter ? others : listed, speaker, isOneOf ? 'or' : 'and');
  return capital(fill(template, { codes: names }));
}

function equality(
  criterion: Criterion,
  value: number | boolean | string,
  holds: boolean,
  speaker: Speaker,
): string {
  const { fact } = criterion;
  const words = wordingOf(fact, speaker.lang);
  if (typeof value === 'boolean') return (value === holds ? words.yes : words.no) ?? words.name;
  if (typeof value === 'string') return codes(criterion, [value], holds, speaker);
  const { equals, differs } = generalWords(speaker.lang);
  return named(holds ? equals : differs, fact, describeValue(fact, value, speaker), speaker);
}

function unitOf({ fact }: Criterion) {
  const definition = factDefinition(fact);
  return definition.kind === 'number' ? definition.unit : 'ratio';
}

function ordered(
  criterion: Extract<Criterion, { readonly op: Ordered | '=' | '!=' }>,
  op: Ordered,
  speaker: Speaker,
): string {
  const { bound } = generalWords(speaker.lang);
  const amount = oneNumber(unitOf(criterion), Number(criterion.value), speaker);
  return framed(criterion, fill(bound[op], amount), speaker);
}

function between(
  criterion: Extract<Criterion, { readonly op: 'between' }>,
  holds: boolean,
  speaker: Speaker,
): string {
  const { bound } = generalWords(speaker.lang);
  const own = wordingOf(criterion.fact, speaker.lang).between;
  const ends = twoNumbers(unitOf(criterion), criterion.value, speaker);
  if (holds && own !== undefined) return capital(fill(own, ends));
  return framed(criterion, fill(holds ? bound.between : bound.outside, ends), speaker);
}

function framed({ fact }: Criterion, bound: string, speaker: Speaker): string {
  const { frame, name } = wordingOf(fact, speaker.lang);
  return capital(fill(frame ?? name, { bound }));
}
