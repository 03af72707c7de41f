import { contentHash } from '#domain/kernel/index.server.ts';
import {
  describeValue,
  factWords,
  isFactName,
  type Facts,
  type KnownVersion,
  type Speaker,
} from '#domain/programmes/index.server.ts';
import type { FactName } from '#domain/programmes/schema.ts';

export type SourcedFact = NonNullable<Facts[FactName]>;
type Source = SourcedFact['source'];

/** A value in words, with where it comes from. */
export interface ToldFact {
  readonly value: string;
  readonly source: Source;
  /** Day it was true on, null when it is not known. */
  readonly on: string | null;
  /** Paper or record that shows it, null for the firm's word. */
  readonly evidence: string | null;
}

export interface FactRow {
  readonly fact: FactName;
  readonly name: string;
  /** Whether the rules of the programme read it. */
  readonly read: boolean;
  readonly sent: ToldFact | null;
  readonly now: ToldFact | null;
  /** Whether its value, or what shows it, is another one than when the request was sent. */
  readonly changed: boolean;
}

/** The facts that the rules of a version read, by their names. */
export function factsRead({ compiled }: Pick<KnownVersion, 'compiled'>): ReadonlySet<FactName> {
  const criteria = compiled?.program.criteria.map(({ fact }) => fact) ?? [];
  return new Set([...criteria, ...(compiled?.amount?.facts ?? [])]);
}

/** What a firm's facts were and are, those that the rules read first. */
export function factRows(
  { sent, now }: { readonly sent: Facts; readonly now: Facts },
  read: ReadonlySet<FactName>,
  speaker: Speaker,
): readonly FactRow[] {
  const names = [...new Set([...read, ...Object.keys(now), ...Object.keys(sent)])].filter(
    isFactName,
  );
  return names
    .filter((fact) => read.has(fact) || sent[fact] !== undefined || now[fact] !== undefined)
    .map((fact) => ({
      ...{ fact, name: factWords(fact, speaker.lang).name, read: read.has(fact) },
      sent: tell(fact, sent[fact], speaker),
      now: tell(fact, now[fact], speaker),
      changed: differs(fact, sent[fact], now[fact]),
    }));
}

/** Facts that time alone moves: that they went on is no news. */
const AGES: readonly FactName[] = ['ageMonths', 'assessmentAgeMonths'];

export const growsByItself = (fact: FactName | undefined): boolean =>
  fact !== undefined && AGES.includes(fact);

type Known = SourcedFact | undefined;

function differs(fact: FactName, one: Known, other: Known): boolean {
  if (one === undefined || other === undefined) return one !== other;
  if (growsByItself(fact)) return one.source !== other.source;
  return one.source !== other.source || contentHash(one.value) !== contentHash(other.value);
}

function tell(fact: FactName, known: SourcedFact | undefined, speaker: Speaker): ToldFact | null {
  if (known === undefined) return null;
  const { value, source, at = null, evidence = null } = known;
  return {
    ...{ value: describeValue(fact, value, speaker), source, on: at },
    // The firm's own word is shown by nothing but itself.
    evidence: source === 'self' ? null : evidence,
  };
}
