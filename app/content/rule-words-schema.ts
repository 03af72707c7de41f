import { z } from 'zod';

const text = z.string().trim().min(1);
const forLanguages = <T extends z.ZodType>(words: T) =>
  z.strictObject({ fr: words, ar: words, en: words });

/** What a firm can do about a fact; `{value}`, `{codes}` and `{date}` are filled in. */
const act = z.strictObject({
  /** For flags: what makes it hold, or not. */
  yes: text.optional(),
  no: text.optional(),
  /** For numbers that are known: upwards, downwards; `set` when there is none yet. */
  up: text.optional(),
  down: text.optional(),
  set: text.optional(),
  /** For codes: another one than the one chosen. */
  other: text.optional(),
  /** For what time alone changes. */
  wait: text.optional(),
});

/** The words of one fact. A value in the Arabic genitive is asked for as `{valueAfter}`. */
const factWords = z.strictObject({
  name: text,
  question: text,
  hint: text,
  /** Numbers: a sentence round `{bound}` ("at least 6 months"), and one of its own for two ends. */
  frame: text.optional(),
  between: text.optional(),
  /** Flags: statements about the firm. */
  yes: text.optional(),
  no: text.optional(),
  /** Codes and sets: one of `{codes}`, none of them. */
  oneOf: text.optional(),
  noneOf: text.optional(),
  /** What may be declared not to be there: there is one, there is none, and "none" as a value. */
  present: text.optional(),
  absent: text.optional(),
  none: text.optional(),
  /** Sets: that the code of another fact is among them. */
  contains: text.optional(),
  act: act.optional(),
});
export type FactWording = z.infer<typeof factWords>;

const sources = z.strictObject({ self: text, document: text, registry: text, officer: text });

/** Words that no fact owns. */
const generalWords = z.strictObject({
  bound: z.strictObject({
    '<': text,
    '<=': text,
    '>': text,
    '>=': text,
    between: text,
    outside: text,
  }),
  equals: text,
  differs: text,
  isKnown: text,
  isNotKnown: text,
  /** `{count}` people by plural category; `other` serves those left out. */
  people: z.strictObject({
    zero: text.optional(),
    one: text.optional(),
    two: text.optional(),
    few: text.optional(),
    many: text.optional(),
    other: text,
  }),
  /** Forms that change after a preposition. */
  after: z.record(z.string(), text),
  yes: text,
  no: text,
  all: text,
  any: text,
  notOne: text,
  noCondition: text,
  quote: text,
  proof: sources,
  known: sources,
  weak: sources,
  /** For those who read about the firm: what it told, what is missing for its amount. */
  aside: z.strictObject({ known: text, missing: text }),
  notYet: text,
  judged: text,
  tooWide: text,
  still: text,
  amount: z.strictObject({
    none: text,
    exact: text,
    upTo: text,
    range: text,
    atLeast: text,
    open: text,
    missing: text,
  }),
  expression: z.strictObject({
    least: text,
    most: text,
    sum: text,
    product: text,
    minus: text,
    atMost: text,
    atLeast: text,
    /** A fact alone. */
    given: text,
    /** A set that has the code another fact is. */
    contains: text,
    lookup: text,
    table: text,
    otherwise: text,
    times: text,
    plus: text,
    less: text,
    group: text,
  }),
});
export type GeneralWording = z.infer<typeof generalWords>;

/** Every word rules are told with, in the three languages of programmes. */
export const ruleWordsSchema = z.strictObject({
  facts: z.record(z.string(), forLanguages(factWords)),
  general: forLanguages(generalWords),
  /** Names of codes that have no list of their own. */
  codes: z.strictObject({
    certifications: z.record(z.string(), forLanguages(text)),
    territorialCategory: z.record(z.string(), forLanguages(text)),
  }),
  /** A division of the nomenclature of activities, by its number. */
  division: forLanguages(text),
});
