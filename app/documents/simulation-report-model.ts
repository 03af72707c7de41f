import type { ContentLang } from '#i18n/languages.ts';

/** Firms of a group by what the rules say of them; `aid` in dirhams. */
export interface CellFigures {
  readonly code: string;
  readonly total: number;
  readonly eligible: number;
  readonly notEligible: number;
  readonly unknown: number;
  readonly aid: number;
}

/** ISO civil dates in 10, 50 and 90 % of draws, null for never; the share in which it happens. */
export interface WhenFigures {
  readonly early: string | null;
  readonly middle: string | null;
  readonly late: string | null;
  readonly share: number;
}

interface SpreadFigures {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

interface CaseFigures {
  readonly applications: number;
  readonly approved: number;
  readonly cost: number;
}

export interface EnvelopeFigures {
  readonly region: string | null;
  readonly segment: 'micro' | 'small' | 'medium' | 'women' | 'young' | 'rural' | null;
  readonly year: number;
  readonly planned: number;
  readonly empty: WhenFigures;
}

export interface MoneyFigures {
  readonly envelopes: readonly EnvelopeFigures[];
  readonly years: readonly {
    readonly year: number;
    readonly empty: WhenFigures;
    readonly refused: WhenFigures;
  }[];
  readonly refused: WhenFigures;
  readonly spent: SpreadFigures;
  readonly unmet: SpreadFigures;
  readonly withoutMoney: readonly number[];
  readonly runs: number;
}

export interface FateFigures {
  readonly code: string;
  readonly gained: number;
  readonly lost: number;
  readonly more: number;
  readonly less: number;
}

export interface ProfileFigures {
  readonly region: string;
  readonly sector: string;
  readonly staff: number;
  readonly ageMonths: number;
  readonly category: string | null;
  readonly cost: number | null;
  readonly before: number;
  readonly after: number;
}

export interface ComparisonFigures {
  /** Number of the version in force. */
  readonly number: number;
  readonly all: FateFigures & { readonly same: number };
  readonly region: readonly FateFigures[];
  readonly size: readonly FateFigures[];
  readonly category: readonly FateFigures[];
  readonly examples: Readonly<
    Record<'gained' | 'lost' | 'more' | 'less', readonly ProfileFigures[]>
  >;
}

export interface SupplyFigures {
  readonly gaps: readonly {
    readonly category: string;
    readonly region: string;
    readonly languages: readonly string[];
    readonly nobody: boolean;
    readonly applications: number;
  }[];
  readonly categories: readonly {
    readonly category: string;
    readonly regions: number;
    readonly providers: number;
    readonly applications: number;
  }[];
  readonly covered: number;
}

export interface FairnessFigures {
  readonly code:
    | 'regions-none'
    | 'regions-less'
    | 'sizes-none'
    | 'sectors-none'
    | 'women-less'
    | 'young-less'
    | 'regions-money-less'
    | 'regions-no-supply';
  readonly items: readonly string[];
  readonly shares: { readonly eligible: number; readonly all: number } | null;
}

type ByTrait = Readonly<
  Record<
    'region' | 'size' | 'sector' | 'territory' | 'woman' | 'young' | 'category',
    readonly CellFigures[]
  >
>;

/** What a simulation found; money in dirhams. */
export interface SimulationFigures {
  readonly all: CellFigures;
  readonly by: ByTrait;
  readonly period: { readonly from: string; readonly to: string; readonly days: number } | null;
  readonly years: number;
  readonly cases: Readonly<Record<'low' | 'central' | 'high', CaseFigures>>;
  readonly regions: readonly {
    readonly code: string;
    readonly planned: number;
    readonly low: number;
    readonly central: number;
    readonly high: number;
  }[];
  readonly planned: number;
  readonly money: MoneyFigures | null;
  readonly costs: readonly {
    readonly category: string;
    readonly cost: number;
    readonly origin: 'manager' | 'catalogue' | 'catalogue-demo' | 'ceiling' | 'none';
    readonly prices: number | null;
  }[];
  readonly supply: SupplyFigures | null;
  readonly comparison: ComparisonFigures | null;
  readonly fairness: readonly FairnessFigures[];
  readonly platform: {
    readonly total: number;
    readonly eligible: number;
    readonly notEligible: number;
    readonly unknown: number;
    readonly missing: readonly { readonly fact: string; readonly firms: number }[];
  };
}

/** What was supposed; shares from 0 to 1, weights of categories. */
export interface SupposedFigures {
  readonly uptake: { readonly low: number; readonly central: number; readonly high: number };
  readonly approval: number;
  readonly rush: number;
  readonly mix: Readonly<Record<string, number>>;
  readonly seed: number;
}

/** A simulation to be told, on a page or on paper. */
export interface SimulationPrint {
  readonly language: ContentLang;
  readonly programme: string;
  readonly number: number;
  /** First characters of the fingerprint of what was simulated. */
  readonly fingerprint: string;
  /** When it ended. */
  readonly on: Date;
  /** The version was changed since. */
  readonly outdated: boolean;
  readonly demo: boolean;
  readonly figures: SimulationFigures;
  readonly supposed: SupposedFigures;
  /** What the synthetic register rests on, sources and assumptions apart. */
  readonly register: readonly { readonly text: string; readonly source: string | null }[];
}

/** One of the figures that come first. */
export interface Headline {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

export interface Bars {
  readonly label: string;
  readonly legend: string;
  readonly rows: readonly {
    readonly name: string;
    /** From 0 to 1, of the length of the chart. */
    readonly value: number;
    /** A mark to hold it against. */
    readonly mark: number | null;
    readonly text: string;
  }[];
}

export interface ReportTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first cell of a row names it; figures stand at the end of their cells. */
  readonly rows: readonly (readonly string[])[];
  readonly numeric: boolean;
  /** Also on paper. */
  readonly printed: boolean;
}

/** A part of the report in the reader's language. */
export interface ReportSection {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly charts: readonly Bars[];
  readonly tables: readonly ReportTable[];
  readonly lists: readonly { readonly title: string; readonly items: readonly string[] }[];
  /** Also on paper. */
  readonly printed: boolean;
}

export interface SimulationReport {
  readonly title: string;
  readonly subtitle: string;
  readonly synthetic: string;
  readonly outdated: string | null;
  readonly headlines: readonly Headline[];
  readonly sections: readonly ReportSection[];
}
