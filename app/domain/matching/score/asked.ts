import type { Weights } from './weights.ts';

/** An open action of the firm's plan, as it weighs in matching. */
export interface Need {
  readonly action: string;
  readonly category: string;
  /** Wave of the plan (1–3) and place in it. */
  readonly wave: number;
  readonly position: number;
  /** Priority of the roadmap, in thousandths. */
  readonly priority: number;
  /** What the firm wants to spend of its own on it, in whole dirhams; null when it did not say. */
  readonly budgetMAD: number | null;
}

/** What is known of the firm that constrains an offer. */
export interface Firm {
  /** Codes; null while unknown. */
  readonly region: string | null;
  readonly province: string | null;
  readonly sector: string | null;
  /** Size by people at work (SIZES). */
  readonly size: string | null;
  readonly staff: number | null;
  /** Maturity stage 1–5, null while too little is known. */
  readonly stage: number | null;
  /** Languages the assessment was made in, as spoken ones: a preference. */
  readonly speaks: readonly string[];
}

/** What the firm asks for; nothing is asked until it says so. */
export interface Wish {
  /** Languages of delivery without which it does not want an offer; none for no matter. */
  readonly languages: readonly string[];
  readonly mode: 'any' | 'remote' | 'on-site';
  /** Last day on which work must be able to begin, ISO civil date. */
  readonly startBy: string | null;
  /** Most that may be left to pay before VAT, in whole dirhams. */
  readonly restMAD: number | null;
  /** People who will use it, for prices a user; null for all at work. */
  readonly users: number | null;
  /** Moroccan solutions first. */
  readonly moroccanFirst: boolean;
}

export const NO_WISH: Wish = {
  languages: [],
  mode: 'any',
  startBy: null,
  restMAD: null,
  users: null,
  moroccanFirst: true,
};

/** One question put to the offers of a category. */
export interface Asked {
  readonly firm: Firm;
  readonly wish: Wish;
  readonly need: Need;
  /** All open actions of the same category, this one included. */
  readonly same: readonly Need[];
  readonly weights: Weights;
  /** Days since 1970. */
  readonly today: number;
  /** Decides between equal scores; logged with the run. */
  readonly seed: number;
  /**
   * Whether a row leaves no more than a sum to pay before VAT, in whole dirhams, at its lowest price
   * and after the aid the firm can be sure of; null when nobody asks.
   */
  readonly within: ((words: ArrayLike<number>, row: number, limit: number) => boolean) | null;
}
