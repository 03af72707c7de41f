import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { Facts } from '#domain/programmes/index.server.ts';
import type { OfferAid } from '../aid/types.ts';
import type { Block } from '../codes.ts';
import type { Firm, Need, Wish } from '../score/asked.ts';
import type { Weights } from '../score/weights.ts';

/** An offer as a run read it. */
export interface ReadOffer {
  readonly offer: string;
  readonly version: string;
  readonly organisation: string;
  /** Centimes before VAT. */
  readonly price: {
    readonly kind: string;
    readonly min: number;
    readonly max: number;
    readonly setup: number;
  };
  /** Words of score/row.ts. */
  readonly row: readonly number[];
  /** Exposure owed to its provider in the category. */
  readonly debt: number;
}

/** What recall found for one need. */
export interface ListInput {
  readonly need: Need;
  /** Offers of the category that match, providers they are of, and near misses. */
  readonly matches: number;
  readonly providers: number;
  readonly near: number;
  /** The best ones and the nearest misses, in the order of their ids. */
  readonly offers: readonly ReadOffer[];
}

/** A version of a programme that a run looked at. */
export interface RunProgramme {
  readonly slug: string;
  readonly versionId: string;
  readonly number: number;
  readonly rulesHash: string;
  readonly state: string;
}

/** Everything a run read. */
export interface RunInputs {
  readonly format: 1;
  readonly today: CivilDate;
  readonly seed: number;
  readonly weights: { readonly id: string; readonly number: number; readonly content: Weights };
  readonly firm: Firm;
  readonly wish: Wish;
  readonly facts: Facts;
  readonly programmes: readonly RunProgramme[];
  readonly lists: readonly ListInput[];
}

/** A match and why it is where it is. */
export interface Entry {
  readonly offer: string;
  /** Thousandths of a point, 0–100 000. */
  readonly total: number;
  /** Values of COMPONENTS and then CRITERIA, in thousandths; −1 does not count. */
  readonly values: readonly number[];
  readonly asNewcomer: boolean;
  readonly aid: OfferAid;
}

export interface NearEntry {
  readonly offer: string;
  readonly total: number;
  readonly values: readonly number[];
  readonly block: Block;
  readonly aid: OfferAid;
}

export interface ListOutput {
  readonly action: string;
  /** Best first. */
  readonly entries: readonly Entry[];
  readonly near: readonly NearEntry[];
}

/** Everything a run said. */
export interface RunOutput {
  readonly format: 1;
  readonly lists: readonly ListOutput[];
}
