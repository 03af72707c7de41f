import type { ContentLang } from '#i18n/languages.ts';

/** What the report prints. Dates are ISO civil dates, figures 0–100, money in dirhams. */
export interface AssessmentReport {
  readonly language: ContentLang;
  readonly reference: string;
  readonly completedOn: string;
  readonly printedOn: string;
  readonly path: 'express' | 'full';
  /** True when the figures are sample data: every page says so. */
  readonly demo: boolean;
  readonly profile: readonly ReportLine[];
  readonly overall: ReportOverall;
  readonly dimensions: readonly ReportDimension[];
  /** Named reasons for which the next stage is not reached, in the reader's language. */
  readonly gates: readonly string[];
  readonly dii: ReportDii;
  readonly nextSteps: readonly ReportStep[];
  readonly roadmap: readonly ReportWave[];
  /** Null while no offers are known: the report then says nothing of them. */
  readonly matching: ReportMatching | null;
  readonly method: ReportMethod;
}

export interface ReportLine {
  readonly label: string;
  readonly value: string;
}

export interface ReportOverall {
  readonly score: number | null;
  readonly low: number;
  readonly high: number;
  readonly stage: ReportStage;
}

/** A range has two different ends; an express assessment shows a range or none, never one stage. */
export type ReportStage =
  | { readonly kind: 'none' }
  | { readonly kind: 'range'; readonly from: string; readonly to: string }
  | { readonly kind: 'single'; readonly number: number; readonly name: string };

export interface ReportDimension {
  readonly name: string;
  readonly score: number | null;
  readonly low: number;
  readonly high: number;
  readonly measured: boolean;
}

export interface ReportDii {
  readonly met: number;
  readonly measured: number;
  readonly text: string;
}

export interface ReportStep {
  /** Name of the item's dimension; steps that follow one another under one name form a group. */
  readonly dimension: string;
  readonly item: string;
  readonly current: string;
  /** Null at the highest level. */
  readonly next: string | null;
  readonly how: string | null;
}

export interface ReportWave {
  readonly title: string;
  readonly items: readonly ReportAction[];
}

export interface ReportAction {
  readonly title: string;
  readonly benefit: string;
  readonly steps: readonly string[];
  readonly freeStart: string | null;
  readonly owner: string | null;
  readonly budget: { readonly min: number; readonly max: number };
  readonly weeks: { readonly min: number; readonly max: number };
  readonly dueOn: string | null;
}

/** Offers that were matched to the open actions of a plan one day. */
export interface ReportMatching {
  /** Day of the prices, and whether offers or aid changed since. */
  readonly matchedOn: string;
  readonly isStale: boolean;
  /** Usual rate of VAT. */
  readonly vatPercent: number;
  /** In the order of the plan. */
  readonly lists: readonly {
    readonly action: string;
    /** Best first. */
    readonly offers: readonly ReportOffer[];
  }[];
}

/** Centimes. */
export interface ReportAmount {
  readonly min: number;
  readonly max: number;
}

/** An offer beside an action: what it costs this firm in its first year, aid and rest to pay. */
export interface ReportOffer {
  readonly title: string;
  readonly provider: string;
  readonly isCertified: boolean;
  readonly isDemo: boolean;
  /** Before VAT. */
  readonly cost: ReportAmount;
  readonly basis: 'once' | 'year' | 'year-users';
  /** Users it was counted for, where their number matters. */
  readonly users: number | null;
  /** The aid that is sure: it is taken off what is left to pay. */
  readonly aid: { readonly programme: string; readonly amount: ReportAmount } | null;
  /** Name of a programme that may give more, once something is settled. */
  readonly possibleAid: string | null;
  readonly rest: ReportAmount;
  readonly restWithVat: ReportAmount;
}

export interface ReportMethod {
  /** Name and version of the questionnaire, e.g. `M1 1.0.0`. */
  readonly framework: string;
  readonly contentHash: string;
  /** Address of the platform or of the page where this result is read. */
  readonly address: string;
}
