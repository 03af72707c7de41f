import categories from '#content/categories.json' with { type: 'json' };
import geography from '#content/geography.json' with { type: 'json' };
import legalForms from '#content/legal-forms.json' with { type: 'json' };
import sectors from '#content/sectors.json' with { type: 'json' };

/** Where a value comes from, weakest first. */
export const SOURCES = ['self', 'document', 'registry', 'officer'] as const;
export type FactSource = (typeof SOURCES)[number];

/** What a number counts. Money is whole dirhams, shares lie between 0 and 1. */
export type FactUnit = 'people' | 'mad' | 'months' | 'share' | 'ratio';

/**
 * What a firm can do about a fact: act (within months), choose (the project is its own), wait (time
 * alone changes it), reform (possible, and heavy), or nothing.
 */
export type Lever = 'act' | 'choose' | 'wait' | 'reform';

interface Common {
  /** Null when the firm can do nothing about it, or must not be asked to. */
  readonly lever: Lever | null;
  /** The fact it follows from; it is never asked itself. */
  readonly from?: 'legalForm' | 'province';
  /** May be declared as not there (`null`): a turnover without a closed year, no project yet. */
  readonly optional?: true;
}
export interface NumberFact extends Common {
  readonly kind: 'number';
  readonly unit: FactUnit;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}
export interface FlagFact extends Common {
  readonly kind: 'flag';
}
export interface CodeFact extends Common {
  readonly kind: 'code';
  readonly codes: readonly string[];
}
/** A set of at most 32 codes; the empty set says that there is none. */
export interface SetFact extends Common {
  readonly kind: 'set';
  readonly codes: readonly string[];
}
export type FactDefinition = NumberFact | FlagFact | CodeFact | SetFact;

const codesOf = (entries: readonly { readonly code: string }[]) => entries.map(({ code }) => code);
const count = (unit: FactUnit, max: number, lever: Lever | null = null) =>
  ({ kind: 'number', unit, min: 0, max, whole: true, lever }) as const;
const share = (lever: Lever | null) =>
  ({ kind: 'number', unit: 'share', min: 0, max: 1, whole: false, lever }) as const;
const flag = (lever: Lever | null) => ({ kind: 'flag', lever }) as const;

const MOST_MAD = 100_000_000_000;
const CATEGORY_CODES = codesOf(categories);

/** Papers and marks a firm may hold that a programme may ask for. */
const CERTIFICATIONS = [
  'iso-9001',
  'iso-14001',
  'iso-22000',
  'iso-27001',
  'start-up-label',
  'pme-tech-label',
] as const;

/** Divisions of the Moroccan nomenclature of activities (NMA 2010), two digits. */
const DIVISIONS = Array.from({ length: 99 }, (_, index) => String(index + 1).padStart(2, '0'));

/**
 * Everything a rule may read, and nothing else. Regions, provinces and their territorial category
 * follow the investment charter's list; sex and age of the leaders decide bonuses, never what a firm
 * is told to change.
 */
export const FACTS = {
  /** Permanent staff, the owner included. */
  staff: count('people', 1_000_000),
  /** Turnover of the last closed year before tax, in dirhams. */
  turnoverMAD: { ...count('mad', MOST_MAD), optional: true },
  legalForm: { kind: 'code', codes: codesOf(legalForms), lever: 'reform' },
  isLegalPerson: { ...flag('reform'), from: 'legalForm' },
  sector: { kind: 'code', codes: codesOf(sectors), lever: null },
  nmaDivision: { kind: 'code', codes: DIVISIONS, lever: null },
  region: { kind: 'code', codes: codesOf(geography.regions), lever: null, from: 'province' },
  province: { kind: 'code', codes: codesOf(geography.provinces), lever: null },
  territorialCategory: { kind: 'code', codes: ['A', 'B', 'none'], lever: null, from: 'province' },
  /** Whole months since the firm was registered. */
  ageMonths: count('months', 3_600, 'wait'),
  /** Up to date with its taxes (attestation of the tax authority). */
  taxCompliant: flag('act'),
  /** Up to date with the social security fund. */
  cnssCompliant: flag('act'),
  /** Affiliated to the social security fund as an employer, hence paying the training tax. */
  cnssAffiliated: flag('act'),
  /** Own funds over the cost of the project. */
  ownFundsShare: { ...share('choose'), optional: true },
  /** Cost of the project before tax, in dirhams. */
  projectCostMAD: { ...count('mad', MOST_MAD, 'choose'), optional: true },
  /** What the project is about. */
  category: { kind: 'code', codes: CATEGORY_CODES, lever: 'choose' },
  /** Stable jobs created for each million dirhams invested. */
  stableJobsRatio: {
    kind: 'number',
    unit: 'ratio',
    min: 0,
    max: 1_000,
    whole: false,
    lever: 'choose',
    optional: true,
  },
  /** Share of turnover made abroad. */
  exportShare: share(null),
  /** Share of the capital held by companies with a turnover above 200 million dirhams. */
  largeHolderShare: share(null),
  /** The State or another body of public law holds part of the capital. */
  publicShareholder: flag(null),
  womanLed: flag(null),
  youngLed: flag(null),
  certifications: { kind: 'set', codes: CERTIFICATIONS, lever: 'act' },
  /** Months since the last completed assessment on this platform. */
  assessmentAgeMonths: { ...count('months', 600, 'act'), optional: true },
  /** Public aid received for digital projects over the last 36 months, in dirhams. */
  aidReceivedMAD: count('mad', MOST_MAD),
  /** Categories for which the firm has a voucher that runs. */
  hasActiveVoucher: { kind: 'set', codes: CATEGORY_CODES, lever: null },
} as const satisfies Readonly<Record<string, FactDefinition>>;

export type FactName = keyof typeof FACTS;
export const FACT_NAMES = Object.keys(FACTS).filter(isFactName);

export function isFactName(text: string): text is FactName {
  return Object.hasOwn(FACTS, text);
}

/** What is known of a fact by name. */
export function factDefinition(name: FactName): FactDefinition {
  return FACTS[name];
}

/** A number known to lie between two others, both included; a side left out has no bound. */
export interface Interval {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/**
 * A value as JSON carries it: a number or an interval, a flag, a code, a set of codes; `null` says
 * that there is none (optional facts only). A fact left out is unknown.
 */
export type FactValue = number | boolean | string | readonly string[] | Interval | null;

export interface SourcedValue {
  readonly value: FactValue;
  readonly source: FactSource;
  /** Day it was true on, ISO civil date. */
  readonly at?: string | undefined;
  /** Paper or record that shows it. */
  readonly evidence?: string | undefined;
}

/** What is known of a firm. A source that did not answer leaves its facts out. */
export type Facts = Readonly<Partial<Record<FactName, SourcedValue>>>;

const PROVINCES = new Map(geography.provinces.map((province) => [province.code, province]));
const LEGAL_PERSONS = new Map(legalForms.map(({ code, legalPerson }) => [code, legalPerson]));

const codeOf = ({ value }: SourcedValue) => (typeof value === 'string' ? value : '');

/** The facts with those that follow from them: region, territorial category, legal person. */
export function withDerived(facts: Facts): Facts {
  const derived: Partial<Record<FactName, SourcedValue>> = { ...facts };
  const province = facts.province && PROVINCES.get(codeOf(facts.province));
  if (facts.province && province) {
    derived.region ??= { ...facts.province, value: province.region };
    derived.territorialCategory ??= {
      ...facts.province,
      value: province.territorialCategory ?? 'none',
    };
  }
  const isPerson = facts.legalForm && LEGAL_PERSONS.get(codeOf(facts.legalForm));
  if (facts.legalForm && isPerson !== undefined)
    derived.isLegalPerson ??= { ...facts.legalForm, value: isPerson };
  return derived;
}
