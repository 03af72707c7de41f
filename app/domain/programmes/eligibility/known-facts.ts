import type { ProfileFactsGiven } from '#domain/assessment/index.server.ts';
import { civilDateOf, type CivilDate } from '#domain/kernel/index.server.ts';
import { FACT_NAMES, type FactName, type FactSource, type FactValue } from '../rules/facts.ts';
import type { Facts, SourcedValue } from '../rules/facts.ts';
import { aged, ageOf, ageOfYear, foundedEvidence, registeredOf, wholeMonths } from './age.ts';

/**
 * Where the platform has a value from: an answer here, an assessment, the firm's own record, or
 * somebody who examined a request of the firm.
 */
export type Origin = 'answer' | 'assessment' | 'organisation' | 'proven';

/** How a value was proven, for those who may contest it. */
export interface Proof {
  readonly id: string;
  /** The case it was looked at in. */
  readonly applicationId: string;
  /** Day it was looked at. */
  readonly on: CivilDate;
  /** Last day on which it counts, null for no end. */
  readonly until: CivilDate | null;
  /** Kind of the paper it rests on, null for what an officer saw otherwise. */
  readonly paper: string | null;
  readonly contestedOn: CivilDate | null;
}

/** A value with the instant it was given. */
export interface KnownValue {
  readonly value: FactValue;
  readonly source: FactSource;
  readonly at: Date;
  readonly evidence?: string | undefined;
  readonly origin: Origin;
  /** Of what was proven. */
  readonly proof?: Proof | undefined;
}
export type KnownFacts = Readonly<Partial<Record<FactName, KnownValue>>>;

/**
 * For each fact the value given last, and of two given at once that of the later list; the firm's
 * own word, however late, never takes the place of what a paper, a register or an officer shows.
 */
export function latestOf(...lists: readonly KnownFacts[]): KnownFacts {
  const latest: Partial<Record<FactName, KnownValue>> = {};
  for (const list of lists)
    for (const name of FACT_NAMES) {
      const [known, before] = [list[name], latest[name]];
      if (known && (!before || goesBefore(known, before))) latest[name] = known;
    }
  return latest;
}

function goesBefore(known: KnownValue, before: KnownValue): boolean {
  const [isShown, wasShown] = [known.source !== 'self', before.source !== 'self'];
  return isShown === wasShown ? known.at >= before.at : isShown;
}

/** What a record of the organisation itself says. */
export interface OrganisationGiven {
  readonly legalForm: string | null;
  readonly sector: string | null;
  readonly province: string | null;
  readonly at: Date;
}

/** The facts of an organisation's own record; codes nobody knows are left to the reader of facts. */
export function factsOfOrganisation({ at, ...given }: OrganisationGiven): KnownFacts {
  const own = (value: string | null): KnownValue | undefined =>
    value === null ? undefined : { value, source: 'self', at, origin: 'organisation' };
  const [legalForm, sector, province] = [given.legalForm, given.sector, given.province].map(own);
  return {
    ...(legalForm && { legalForm }),
    ...(sector && { sector }),
    ...(province && { province }),
  };
}

/**
 * The facts that assessments tell. Whether women or young people lead the firm is asked there as one
 * question, which settles neither of the two facts.
 */
export function factsOfProfile(profile: ProfileFactsGiven, today: CivilDate): KnownFacts {
  const { sector, staff, province, legalForm, foundedYear, turnover } = profile;
  const said = ({ value, at }: { readonly value: FactValue; readonly at: Date }): KnownValue => ({
    ...{ value, at },
    source: 'self',
    origin: 'assessment',
  });
  return {
    ...(sector && { sector: said(sector) }),
    ...(staff && { staff: said(staff) }),
    ...(province && { province: said(province) }),
    ...(legalForm && { legalForm: said(legalForm) }),
    ...(turnover && { turnoverMAD: said(turnover) }),
    ...(foundedYear && {
      ageMonths: {
        ...said({ value: ageOfYear(foundedYear.value, today), at: foundedYear.at }),
        evidence: foundedEvidence(foundedYear.value),
      },
    }),
  };
}

/**
 * Months since the reader's last assessment here. The platform keeps the register of them: when it
 * has none of this firm or browser, there is none.
 */
export function assessmentAge(completedAt: Date | null, today: CivilDate): SourcedValue {
  const value = completedAt && wholeMonths(civilDateOf(completedAt), today);
  return { value, source: 'registry', at: today };
}

/** Facts as rules read them today: ages counted up to now, days instead of instants. */
export function factsToday(known: KnownFacts, today: CivilDate): Facts {
  const facts: Partial<Record<FactName, SourcedValue>> = {};
  for (const name of FACT_NAMES) {
    const value = known[name];
    if (value) facts[name] = name === 'ageMonths' ? ageToday(value, today) : sourced(value);
  }
  return facts;
}

function sourced({ value, source, at, evidence }: KnownValue): SourcedValue {
  return { value, source, at: civilDateOf(at), ...(evidence !== undefined && { evidence }) };
}

function ageToday(known: KnownValue, today: CivilDate): SourcedValue {
  if (known.origin === 'assessment') return sourced(known);
  const registered = registeredOf(known.evidence);
  const value =
    registered === null
      ? aged(known.value, civilDateOf(known.at), today)
      : ageOf(registered, today);
  return { ...sourced(known), value };
}
