import type { PublishedOffer } from '#domain/catalogue/index.server.ts';
import type { Aid } from '../aid/types.ts';
import type { Cost } from '../aid/cost.ts';
import type { Rest } from '../aid/rest.ts';
import type { Block } from '../codes.ts';
import type { Staleness } from '../runs/current-run.server.ts';
import type { Need, Wish } from '../score/asked.ts';
import type { Weights } from '../score/weights.ts';
import type { Reason } from './reasons.ts';

/** An aid and the name of its programme; the slug names one that is not public any more. */
export interface NamedAid extends Aid {
  readonly name: string;
  /** False for one that has no page any more. */
  readonly isPublic: boolean;
  /** Firms ask for it on this platform, and can today. */
  readonly takesRequests: boolean;
  readonly isDemo: boolean;
}

/** An offer of a list, with what it costs this firm and why it is there. */
export interface OfferMatch {
  readonly offerId: string;
  /** Null when it cannot be bought any more. */
  readonly offer: PublishedOffer | null;
  /** Thousandths of a point, 0–100 000. */
  readonly total: number;
  /** Values of COMPONENTS and then CRITERIA, in thousandths; −1 does not count. */
  readonly values: readonly number[];
  readonly isNewcomer: boolean;
  /** Place among comparable prices (PRICE_PLACES); null while there is no band. */
  readonly pricePlace: number | null;
  /** Languages of delivery that the firm asked for, or likes to work in. */
  readonly shared: readonly ('ary' | 'zgh' | 'fr' | 'ar' | 'en')[];
  readonly reasons: readonly Reason[];
  /** Centimes before VAT. */
  readonly cost: Cost;
  readonly sure: NamedAid | null;
  readonly possible: NamedAid | null;
  /** After the sure aid. */
  readonly rest: Rest;
  /** After the possible aid, instead of the sure one; null without one. */
  readonly restThen: Rest | null;
}

/** An offer among the matches of an action. */
export interface MatchView extends OfferMatch {
  /** From 1. */
  readonly rank: number;
  /** It stands where it does as the newcomer among the first. */
  readonly asNewcomer: boolean;
}

/** An offer that one thing alone keeps out. */
export interface NearView extends OfferMatch {
  readonly block: Block;
}

/** The matches of one open action of the plan. */
export interface ActionMatches {
  readonly need: Need;
  readonly title: string;
  /** Offers that match, providers they are of, near misses kept. */
  readonly matches: number;
  readonly providers: number;
  readonly near: number;
  /** Fewer than ENOUGH providers. */
  readonly thin: boolean;
  readonly best: readonly MatchView[];
  readonly nearest: readonly NearView[];
}

/** What pages of matches say of the run they show. */
export interface RunView {
  readonly assessmentId: string;
  readonly runId: string;
  readonly hash: string;
  readonly seed: number;
  readonly computedAt: Date;
  readonly stale: readonly Staleness[];
  readonly readOnly: boolean;
  /** Too little was answered for a stage. */
  readonly isRough: boolean;
  readonly hasRegion: boolean;
  readonly weights: { readonly number: number; readonly content: Weights };
  readonly wish: Wish;
}

/** An offer that can be bought today. */
export type Offered<Match extends OfferMatch> = Match & { readonly offer: PublishedOffer };

/** What there is for one open action, in a few lines. */
export interface RoadmapMatch {
  /** Offers that match, and near misses kept. */
  readonly matches: number;
  readonly near: number;
  /** The first ones that can still be bought, best first. */
  readonly best: readonly Offered<MatchView>[];
  /** Where none matches: what comes nearest. */
  readonly nearest: Offered<NearView> | null;
  readonly wish: Wish;
}
