import { civilDateOf, contentHash } from '#domain/kernel/index.server.ts';
import {
  describeValue,
  factsToday,
  factWords,
  isFactName,
  PROVABLE_FACTS,
  type Facts,
  type KnownVersion,
  type OrganisationFacts,
  type Speaker,
} from '#domain/programmes/index.server.ts';
import type { FactName, Proof } from '#domain/programmes/schema.ts';

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
  /** Of what was proven: last day on which it counts, and day on which the firm contested it. */
  readonly until: string | null;
  readonly contestedOn: string | null;
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
  /** Whether an officer may state it. */
  readonly provable: boolean;
}

/** The facts that the rules of a version read, by their names. */
export function factsRead({ compiled }: Pick<KnownVersion, 'compiled'>): ReadonlySet<FactName> {
  const criteria = compiled?.program.criteria.map(({ fact }) => fact) ?? [];
  return new Set([...criteria, ...(compiled?.amount?.facts ?? [])]);
}

/** What a firm's facts were and are, those that the rules read first. */
export function factRows(
  { sent, now, known = {} }: { readonly sent: Facts; readonly now: Facts; readonly known?: Known },
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
      now: tell(fact, now[fact], speaker, known[fact]?.proof),
      changed: differs(fact, sent[fact], now[fact]),
      provable: PROVABLE_FACTS.includes(fact),
    }));
}

/** Facts that time alone moves: that they went on is no news. */
const AGES: readonly FactName[] = ['ageMonths', 'assessmentAgeMonths'];

export const growsByItself = (fact: FactName | undefined): boolean =>
  fact !== undefined && AGES.includes(fact);

type Known = OrganisationFacts['known'];
type Sourced = SourcedFact | undefined;

function differs(fact: FactName, one: Sourced, other: Sourced): boolean {
  if (one === undefined || other === undefined) return one !== other;
  if (growsByItself(fact)) return one.source !== other.source;
  return one.source !== other.source || contentHash(one.value) !== contentHash(other.value);
}

/** What an age was made of, behind the word for how it is known. */
const MADE_OF = /^(?:registered|founded):/;

function tell(fact: FactName, sourced: Sourced, speaker: Speaker, proof?: Proof): ToldFact | null {
  if (sourced === undefined) return null;
  const { value, source, at = null, evidence } = sourced;
  return {
    ...{ value: describeValue(fact, value, speaker), source, on: at },
    // The firm's own word is shown by nothing but itself.
    evidence: source === 'self' ? null : (evidence?.replace(MADE_OF, '') ?? null),
    ...{ until: proof?.until ?? null, contestedOn: proof?.contestedOn ?? null },
  };
}

/** A value of one fact in words, as it is on a day. */
export function tellKnown(
  fact: FactName,
  known: Known[FactName],
  now: Date,
  speaker: Speaker,
): ToldFact | null {
  if (known === undefined) return null;
  return tell(fact, factsToday({ [fact]: known }, civilDateOf(now))[fact], speaker, known.proof);
}
