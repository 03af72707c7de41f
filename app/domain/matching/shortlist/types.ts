import type { PublishedOffer } from '#domain/catalogue/index.server.ts';
import type { NamedAid } from '../pages/types.ts';
import type { Staleness } from '../runs/current-run.server.ts';
import type { Wish } from '../score/asked.ts';
import type { ComparedOffer } from './content.ts';

/** An offer beside others: what was compared, with its texts in the reader's language. */
export interface ShortlistColumn extends Omit<ComparedOffer, 'sure' | 'possible'> {
  readonly published: Pick<PublishedOffer, 'slug' | 'view' | 'provider'>;
  readonly sure: NamedAid | null;
  readonly possible: NamedAid | null;
  /** It is on the shortlist, not only looked at. */
  readonly kept: boolean;
  /** Price in centimes when it was put on the list, where its offer says something else since. */
  readonly before: ComparedOffer['price'] | null;
}

/** An offer of the shortlist that cannot be bought any more. */
export type GoneOffer = { readonly offerId: string } & Pick<
  PublishedOffer,
  'slug' | 'view' | 'provider'
>;

/**
 * Who may settle the choice: the reader; nobody before the assessment belongs to a firm; the people
 * of the firm alone; nobody who only reads.
 */
export type MayFreeze = 'yes' | 'attach' | 'firm-only' | 'read-only';

/** The comparison of the offers chosen for one action. */
export interface ShortlistPage {
  readonly assessmentId: string;
  readonly action: string;
  readonly title: string;
  /** Code of what the action calls for. */
  readonly category: string;
  readonly state: 'open' | 'frozen';
  readonly mayFreeze: MayFreeze;
  readonly columns: readonly ShortlistColumn[];
  readonly gone: readonly GoneOffer[];
  /** Offers on the shortlist, whatever is shown. */
  readonly count: number;
  /** Only the offers that the address asks for are shown; so many of them cannot be. */
  readonly asked: { readonly missing: number } | null;
  /** Providers whose offers fit the need, those that have to be compared, those that are. */
  readonly exist: number;
  readonly needed: number;
  readonly providers: number;
  /** Best matches that would make it three providers. */
  readonly suggested: number;
  /** What the person goes by, to be sent with the decision. */
  readonly stamp: string;
  readonly vatPercent: number;
  /** What the firm asked of offers when they were compared. */
  readonly wish: Wish;
  readonly run: {
    readonly id: string;
    readonly hash: string;
    /** Null where the comparison is not of the present run. */
    readonly computedAt: Date | null;
    readonly stale: readonly Staleness[];
  };
  readonly frozen: {
    readonly at: Date;
    /** Name of the person; null when the account was erased. */
    readonly by: string | null;
    /** SHA-256 of the content in RFC 8785 form. */
    readonly hash: string;
  } | null;
}
