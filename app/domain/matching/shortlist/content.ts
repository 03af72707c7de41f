import { z } from 'zod';
import { PRICE_KINDS, SPOKEN } from '#domain/catalogue/index.server.ts';
import { contentHash } from '#domain/kernel/index.server.ts';
import { BLOCKS, WISHED_MODES } from '../codes.ts';
import { REASONS } from '../pages/reasons.ts';

const centimes = z.object({ min: z.number(), max: z.number() });

const aidSchema = z.object({
  ...{ programme: z.string(), number: z.number(), versionId: z.string(), rulesHash: z.string() },
  standing: z.enum(['eligible', 'open', 'reachable']),
  at: z.object({ min: centimes, max: centimes }),
});

const restSchema = z.object({ beforeVat: centimes, vat: centimes, withVat: centimes });

/** Where the run that was shown had an offer, and why. */
const matchSchema = z.object({
  /** Place among the matches, from 1; null for a near miss. */
  rank: z.number().nullable(),
  /** What alone keeps it out; null for a match. */
  block: z.enum(BLOCKS).nullable(),
  total: z.number(),
  values: z.array(z.number()),
  ...{ isNewcomer: z.boolean(), asNewcomer: z.boolean() },
  pricePlace: z.number().nullable(),
  shared: z.array(z.enum(SPOKEN)),
  reasons: z.array(z.enum(REASONS)),
});

const offerSchema = z.object({
  ...{ offer: z.string(), version: z.string(), organisation: z.string() },
  price: z.object({
    ...{ kind: z.enum(PRICE_KINDS), min: z.number(), max: z.number(), setup: z.number() },
  }),
  cost: z.object({
    ...{ min: z.number(), max: z.number(), users: z.number().nullable() },
    basis: z.enum(['once', 'year', 'year-users']),
  }),
  ...{ sure: aidSchema.nullable(), possible: aidSchema.nullable() },
  /** After the sure aid, and after the possible one instead. */
  ...{ rest: restSchema, restThen: restSchema.nullable() },
  startsOn: z.string().nullable(),
  ...{ standing: z.string(), startUp: z.boolean(), isDemo: z.boolean() },
  /** Null for an offer that was chosen from the catalogue. */
  match: matchSchema.nullable(),
});

/** What the firm asked of offers. */
const wishSchema = z.object({
  ...{ languages: z.array(z.string()), mode: z.enum(WISHED_MODES), startBy: z.string().nullable() },
  ...{ restMAD: z.number().nullable(), users: z.number().nullable(), moroccanFirst: z.boolean() },
});

/** What is compared for one action, and what is kept of it when the choice is settled. */
export const shortlistContentSchema = z.object({
  format: z.literal(1),
  ...{ assessment: z.string(), action: z.string(), category: z.string() },
  wish: wishSchema,
  run: z.object({ id: z.string(), hash: z.string(), weights: z.number() }),
  /** The usual rate that the rest to pay is counted with, in hundredths. */
  vatPercent: z.number(),
  /** Providers whose offers fit the need, and those that have to be compared. */
  ...{ exist: z.number(), needed: z.number() },
  offers: z.array(offerSchema),
});

export type ShortlistContent = z.infer<typeof shortlistContentSchema>;
export type ComparedOffer = z.infer<typeof offerSchema>;
export type MatchOfOffer = z.infer<typeof matchSchema>;

/**
 * Fingerprint of what a person goes by: versions, costs, aid and rest to pay. A run that was made
 * again meanwhile and says the same of them changes nothing.
 */
export function stampOf({ action, needed, offers }: ShortlistContent): string {
  const inOneOrder = offers.toSorted((one, other) => (one.offer < other.offer ? -1 : 1));
  const told = inOneOrder.map(
    ({ offer, version, cost, sure, possible, rest, startsOn, standing }) => ({
      ...{ offer, version, cost, sure, possible, rest, startsOn, standing },
    }),
  );
  return contentHash({ action, needed, offers: told });
}
