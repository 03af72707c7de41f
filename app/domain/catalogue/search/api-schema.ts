import { z } from 'zod';
import { offerContentSchema } from '../offers/content.ts';
import { CATEGORIES, MODES, PRICE_KINDS, REGIONS, SPOKEN } from '../vocabulary.ts';
import { OFFER_FACETS, PROVIDER_FACETS, STANDINGS } from './types.ts';

const day = z.iso.date();
const amount = z
  .string()
  .regex(/^\d+\.\d{2}$/)
  .describe('Dirhams (MAD) before VAT, two decimals after a dot.');

const bilingual = z
  .object({ fr: z.string(), ar: z.string() })
  .describe('French and Arabic; empty in a language it was not written in.');

const priceSchema = z.object({
  kind: z.enum(PRICE_KINDS),
  currency: z.literal('MAD'),
  min: amount,
  max: amount.describe('Differs from min only for a range.'),
  setup: amount.describe('Paid once at the beginning, beside a monthly price.'),
});

const supplierSchema = z.object({
  slug: z.string(),
  name: z.string(),
  nameArabic: z.string().nullable(),
});

const standingSchema = z.enum(STANDINGS).describe('Of the provider.');

const demoSchema = z.boolean().describe('Made up for the demonstration.');

const facetSchema = z
  .object({
    exact: z.boolean().describe('False: over 2 000 rows, the counts are lower bounds.'),
    values: z.array(z.object({ value: z.string(), count: z.int() })),
  })
  .describe('Rows there would be with each value, all other filters kept.');

/** One group a filter, all of them there. */
const facetsSchema = (names: readonly string[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, facetSchema])));

const total = z.int().nullable().describe('Null: more than 2 000.');
const place = z.string().nullable();

const offerRowSchema = z.object({
  slug: z.string().describe('Its address is /api/v1/offers/{slug}.'),
  category: z.enum(CATEGORIES),
  title: bilingual,
  summary: bilingual,
  provider: supplierSchema,
  price: priceSchema,
  durationDays: z.int().describe('Working days from the order to the delivery.'),
  startsOn: day.nullable().describe('Earliest start; null for at once.'),
  mode: z.enum(MODES),
  regions: z.array(z.enum(REGIONS)),
  languages: z.array(z.enum(SPOKEN)),
  minStage: z.int().min(1).max(5).describe('Lowest maturity stage it makes sense at.'),
  hostedInMorocco: z.boolean(),
  startUp: z.boolean(),
  standing: standingSchema,
  updatedAt: z.iso.datetime().describe('When this version was published.'),
  demo: demoSchema,
});

/** Body of `/api/v1/offers`. */
export const offersResponseSchema = z.object({
  total,
  offers: z.array(offerRowSchema),
  facets: facetsSchema(OFFER_FACETS),
  next: place.describe('Give it as `after` for what follows; null at the end.'),
  previous: place.describe('Give it as `before` for what precedes; null at the beginning.'),
});
export type OffersResponse = z.output<typeof offersResponseSchema>;

/** Body of `/api/v1/offers/{slug}`. */
export const offerResponseSchema = z.object({
  slug: z.string(),
  version: z.int().describe('Versions are numbered from 1 and never change.'),
  contentHash: z.string().describe('SHA-256, hex, of `content` in the form of RFC 8785.'),
  publishedAt: z.iso.datetime(),
  provider: supplierSchema,
  standing: standingSchema,
  price: priceSchema,
  content: offerContentSchema.describe('The whole offer as it is hashed: prices in centimes.'),
  demo: demoSchema,
});
export type OfferResponse = z.output<typeof offerResponseSchema>;

const providerRowSchema = z.object({
  ...supplierSchema.shape,
  summary: bilingual,
  province: z.string().nullable().describe('Of its seat, ISO 3166-2.'),
  region: z.enum(REGIONS).nullable().describe('Of its seat, ISO 3166-2.'),
  regions: z.array(z.enum(REGIONS)).describe('Regions served.'),
  languages: z.array(z.enum(SPOKEN)),
  sectors: z.array(z.string()),
  categories: z.array(z.enum(CATEGORIES)).describe('Of its published offers.'),
  offers: z.int().describe('Published offers.'),
  badges: z.array(z.string()).describe('Kinds of verified papers beyond the required ones.'),
  hostsInMorocco: z.boolean(),
  startUp: z.boolean(),
  standing: standingSchema,
  certificate: z.string().describe('Its check is /api/v1/certificates/{code}.'),
  demo: demoSchema,
});

/** Body of `/api/v1/providers`. */
export const providersResponseSchema = z.object({
  total,
  providers: z.array(providerRowSchema),
  facets: facetsSchema(PROVIDER_FACETS),
  next: place.describe('Give it as `after` for what follows; null at the end.'),
  previous: place.describe('Give it as `before` for what precedes; null at the beginning.'),
});
export type ProvidersResponse = z.output<typeof providersResponseSchema>;
