import type { CompiledRules } from '#domain/programmes/index.server.ts';
import type { PublicState } from '#domain/programmes/schema.ts';

/** A programme for firms that computes what it gives, as it stands today. */
export interface AidProgramme {
  readonly slug: string;
  readonly versionId: string;
  readonly number: number;
  readonly rulesHash: string;
  readonly isDemo: boolean;
  readonly state: PublicState;
  readonly compiled: CompiledRules;
  /** Categories of offers it pays for: it pays for no other. */
  readonly categories: readonly string[];
  /** The most it gives to one firm, in centimes; null when it sets no such limit. */
  readonly ceiling: number | null;
}

/** An aid in whole centimes: the part that is settled, and the most it can be. */
export interface AidAmount {
  readonly min: number;
  readonly max: number;
}

/** What one programme gives to one project. */
export interface Aid {
  /** Its slug, and the number of its version. */
  readonly programme: string;
  readonly number: number;
  /**
   * What the rules say of the firm with this project: it may have it; a question or the price
   * decides; something in the firm's reach would open it, and the amount is that of after.
   */
  readonly standing: 'eligible' | 'open' | 'reachable';
  /** For the project at its lowest cost, and at its highest: equal for a single price. */
  readonly at: { readonly min: AidAmount; readonly max: AidAmount };
}

export interface OfferAid {
  /** What the firm can ask for now, and is eligible for at every price. */
  readonly sure: Aid | null;
  /** What could be more: not settled, within reach, or announced. */
  readonly possible: Aid | null;
}
