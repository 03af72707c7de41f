/** Shapes of the M1 method shared by scoring, roadmap, pages and the API. */

export const LEVELS = [0, 1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

export const PATHS = ['express', 'full'] as const;
export type AssessmentPath = (typeof PATHS)[number];

/** Who filled it in: the firm itself, an advisor with the firm, or an advisor from a paper form. */
export const MODES = ['self', 'assisted', 'paper'] as const;
export type AssessmentMode = (typeof MODES)[number];

/** Languages the questionnaire and the actions are written in. */
export type ContentLang = 'fr' | 'ar' | 'en';

export const GOALS = ['sell', 'time', 'paid', 'comply', 'protect', 'export', 'hire'] as const;
export type Goal = (typeof GOALS)[number];

/** The facts of the profile that routing and scoring read. */
export interface ScoringProfile {
  /** Number of people at work, the owner included. */
  readonly staff: number;
  /** One of the 16 sector codes. */
  readonly sector: string;
  readonly usesMachinery: boolean;
  readonly exportsOrSuppliesLarge: boolean;
}

/** What a person said about one item. */
export type GivenAnswer =
  | { readonly status: 'answered'; readonly level: Level }
  | { readonly status: 'dont_know' }
  | { readonly status: 'not_applicable'; readonly reason: string }
  | { readonly status: 'skipped' };

/** What the method makes of one item once the path, the profile and the other answers are known. */
export type ItemStatus =
  | { readonly status: 'answered'; readonly level: Level }
  | { readonly status: 'implied'; readonly level: 0 }
  | { readonly status: 'dont_know' }
  | { readonly status: 'not_applicable'; readonly reason: string }
  | { readonly status: 'skipped' }
  | { readonly status: 'not_asked' };

export type WebConsumerShare = 'le10' | 'gt10' | 'dont_know';

export interface ScoringFacts {
  /** FQ-1: share of web orders that come from private consumers. */
  readonly 'FQ-1'?: WebConsumerShare | undefined;
}

export interface ScoringInput {
  readonly path: AssessmentPath;
  readonly profile: ScoringProfile;
  readonly answers: Readonly<Record<string, GivenAnswer>>;
  readonly facts?: ScoringFacts | undefined;
}

/** Every figure is on 0–100 at full precision, coverage on 0–1. */
export interface DimensionScore {
  readonly score: number | null;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
  readonly measured: boolean;
}

export type Stage = 1 | 2 | 3 | 4 | 5;

export type GateFailure =
  | {
      readonly item: string;
      readonly needed: Level;
      readonly reason: 'too_low' | 'unknown';
    }
  | { readonly dimension: string; readonly needed: number };

export type DiiStatus = 'met' | 'not_met' | 'unknown';

export interface DiiResult {
  readonly met: number;
  /** How many of the 12 facts are known (met or not met). */
  readonly measured: number;
  readonly facts: readonly { readonly id: number; readonly status: DiiStatus }[];
}

export interface ScoreResult {
  readonly score: number | null;
  readonly published: boolean;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
  readonly stage: Stage | null;
  readonly stageRange: readonly [Stage, Stage] | null;
  readonly gates: readonly GateFailure[];
  /** Only dimensions with at least one item on the path and applicable. */
  readonly dimensions: Readonly<Record<string, DimensionScore>>;
  readonly dii: DiiResult;
  readonly statuses: Readonly<Record<string, ItemStatus>>;
}
