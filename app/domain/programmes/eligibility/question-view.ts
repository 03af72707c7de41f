import {
  TURNOVER_BANDS,
  turnoverRange,
  type TurnoverBand,
} from '#domain/assessment/index.server.ts';
import { contentHash } from '#domain/kernel/index.server.ts';
import { capital, factWords, type FactWords } from '../rules/fact-words.ts';
import { factDefinition, type FactName, type FactUnit, type FactValue } from '../rules/facts.ts';
import type { FactSource } from '../rules/facts.ts';
import { isInterval } from '../rules/frame.ts';
import type { Speaker } from '../rules/speaker.ts';
import { describeValue } from '../rules/value-text.ts';
import { registeredOf } from './age.ts';
import type { Skip } from './draft-records.server.ts';
import type { KnownValue, Origin, Proof } from './known-facts.ts';
import type { ReaderFacts } from './reader-facts.server.ts';

/** Values of the fields of a question, as typed or as kept. */
export type FieldValues = Readonly<Record<string, string | readonly string[]>>;

/** A question as a page asks it; fields are named as `readAnswer` reads them. */
export interface QuestionView {
  readonly fact: FactName;
  readonly kind: 'number' | 'registration' | 'flag' | 'code' | 'set';
  readonly name: string;
  readonly question: string;
  readonly hint: string;
  /** What says that there is none; null where that cannot be said. */
  readonly none: string | null;
  readonly unit: FactUnit | null;
  /** Bands of turnover that may be given instead of the amount. */
  readonly bands: readonly TurnoverBand[];
  readonly choices: FactWords['choices'];
  readonly values: FieldValues;
  /** A range is known and does not settle everything: the exact value is asked for. */
  readonly isRough: boolean;
  /** It was shown with an answer given here: left empty, that answer is taken back. */
  readonly had: boolean;
}

/** The question about a fact, filled in with what is known or with what was typed last. */
export function questionView(
  fact: FactName,
  reader: Pick<ReaderFacts, 'facts' | 'known'>,
  { lang }: Pick<Speaker, 'lang'>,
  typed?: FieldValues,
): QuestionView {
  const { kind, name, question, hint, none, unit, choices } = factWords(fact, lang);
  const value = reader.facts[fact]?.value;
  const isOptional = kind === 'set' || factDefinition(fact).optional === true;
  return {
    ...{ fact, name, question, hint, unit, choices },
    kind: fact === 'ageMonths' ? 'registration' : kind,
    none: isOptional && none !== null ? capital(none) : null,
    bands: fact === 'turnoverMAD' ? TURNOVER_BANDS : [],
    values: typed ?? fieldValues(fact, value, reader.known[fact]?.evidence),
    isRough: value !== undefined && isInterval(value),
    had: typed ? [typed['had']].flat().includes(fact) : reader.known[fact]?.origin === 'answer',
  };
}

function fieldValues(
  fact: FactName,
  value: FactValue | undefined,
  evidence: string | undefined,
): FieldValues {
  if (value === undefined) return {};
  if (fact === 'ageMonths') return registrationValues(registeredOf(evidence));
  if (value === null) return { [`${fact}.none`]: 'yes' };
  if (typeof value === 'boolean') return { [fact]: value ? 'yes' : 'no' };
  if (typeof value === 'string') return { [fact]: value };
  if (typeof value === 'number') return { [fact]: numberText(fact, value) };
  if (isInterval(value)) return bandValues(fact, value);
  return value.length === 0 ? { [`${fact}.none`]: 'yes' } : { [fact]: value };
}

function registrationValues(registered: string | null): FieldValues {
  const [year, month, day] = (registered ?? '').split('-').map((part) => part.replace(/^0/, ''));
  return {
    ...(year && { 'ageMonths.year': year }),
    ...(month && { 'ageMonths.month': month }),
    ...(day && { 'ageMonths.day': day }),
  };
}

/** A number as it would be typed: shares as percentages, a comma before decimals. */
function numberText(fact: FactName, value: number): string {
  const definition = factDefinition(fact);
  const isShare = definition.kind === 'number' && definition.unit === 'share';
  const shown = isShare ? Math.round(value * 10_000) / 100 : value;
  return String(shown).replace('.', ',');
}

function bandValues(fact: FactName, range: FactValue): FieldValues {
  const hash = contentHash(range);
  const band = TURNOVER_BANDS.find((one) => contentHash(turnoverRange(one)) === hash);
  return band ? { [`${fact}.band`]: band } : {};
}

/** What was said about one fact, in words. */
export interface AnsweredView {
  readonly fact: FactName;
  readonly name: string;
  /** Null for a question that was skipped. */
  readonly value: string | null;
  readonly skip: Skip | null;
  /** Where the platform has it from; null for a question that was skipped. */
  readonly origin: Origin | null;
  /** When it was given or, of what was proven, looked at. */
  readonly at: Date | null;
  /** Whose word it is, that of the firm for a question that was skipped. */
  readonly source: FactSource;
  /** How it was proven, null for what was not. */
  readonly proof: Proof | null;
}

/** Everything known or skipped among these facts, in words. */
export function answeredView(
  { facts, known, skipped }: Pick<ReaderFacts, 'facts' | 'known' | 'skipped'>,
  asked: readonly FactName[],
  speaker: Speaker,
): readonly AnsweredView[] {
  return asked.flatMap((fact): readonly AnsweredView[] => {
    const { name } = factWords(fact, speaker.lang);
    const [value, origin] = [facts[fact]?.value, known[fact]];
    const skip = skipped[fact] ?? null;
    if (value !== undefined && origin)
      return [
        {
          ...{ fact, name, skip, origin: origin.origin, source: origin.source },
          ...{ at: dayOf(origin), proof: origin.proof ?? null },
          value: describeValue(fact, value, speaker),
        },
      ];
    if (skip === null) return [];
    const nothing = { value: null, origin: null, at: null, source: 'self', proof: null } as const;
    return [{ fact, name, skip, ...nothing }];
  });
}

function dayOf({ at, proof }: KnownValue): Date {
  return proof ? new Date(`${proof.on}T12:00:00Z`) : at;
}
