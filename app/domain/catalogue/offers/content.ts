import { z } from 'zod';
import {
  CATEGORIES,
  CREDENTIALS,
  EXIT_KIT,
  INTEGRATIONS,
  MODES,
  PRICE_KINDS,
  REGIONS,
  SECTORS,
  SIZES,
  SPOKEN,
} from '../vocabulary.ts';
import { LAST_STAGE, LONGEST, LONGEST_DURATION, MOST_DELIVERABLES } from './limits.ts';

/** A text in French and in Arabic; the language it was not written in is empty. */
const bilingual = (longest: number) =>
  z.object({ fr: z.string().max(longest), ar: z.string().max(longest) });
export interface Bilingual {
  readonly fr: string;
  readonly ar: string;
}

const known = (codes: readonly string[]) => z.string().refine((code) => codes.includes(code));

const deliverable = z.object({
  text: bilingual(LONGEST.line),
  /** How both sides see that it is done. */
  acceptance: bilingual(LONGEST.line),
});

const centimes = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/**
 * What a version of an offer says, as it is stored, hashed and compared. Prices are centimes before
 * VAT; `min` and `max` differ only for a range.
 */
export const offerContentSchema = z.object({
  category: known(CATEGORIES),
  title: bilingual(LONGEST.title),
  summary: bilingual(LONGEST.summary),
  description: bilingual(LONGEST.description),
  deliverables: z.array(deliverable).max(MOST_DELIVERABLES),
  /** What is not in the price. */
  excluded: bilingual(LONGEST.long),
  /** What the client has to do or to have ready. */
  clientDuties: bilingual(LONGEST.long),
  price: z.object({
    kind: z.enum(PRICE_KINDS),
    min: centimes,
    max: centimes,
    /** Paid once at the beginning, beside a monthly price. */
    setup: centimes,
  }),
  /** Working days from the order to the delivery. */
  durationDays: z.number().int().min(1).max(LONGEST_DURATION),
  /** Whom it suits; no sector named means all. */
  sizes: z.array(z.enum(SIZES)),
  sectors: z.array(known(SECTORS)),
  /** Lowest maturity stage (M1, 1–5) it makes sense at. */
  minStage: z.number().int().min(1).max(LAST_STAGE),
  deliveryLanguages: z.array(z.enum(SPOKEN)),
  supportLanguages: z.array(z.enum(SPOKEN)),
  mode: z.enum(MODES),
  /** Regions it is delivered in; all twelve for what is done at a distance. */
  regions: z.array(known(REGIONS)),
  /** Country the client's data stays in (ISO 3166-1 alpha-2), null when none is hosted. */
  hosting: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  integrations: z.array(z.enum(INTEGRATIONS)),
  exitKit: z.array(z.enum(EXIT_KIT)),
  exitNote: bilingual(LONGEST.long),
  /** Papers of the provider without which it may not be sold. */
  reliesOn: z.array(z.enum(CREDENTIALS)),
});
export type OfferContent = z.infer<typeof offerContentSchema>;

/**
 * What a draft says: the same, not yet complete. A category not chosen is empty, a duration and
 * amounts not given are 0.
 */
export const offerDraftSchema = offerContentSchema.extend({
  category: z.union([z.literal(''), known(CATEGORIES)]),
  durationDays: z.number().int().min(0).max(LONGEST_DURATION),
});

/** What a draft begins with. */
export const EMPTY_OFFER: OfferContent = {
  category: '',
  title: { fr: '', ar: '' },
  summary: { fr: '', ar: '' },
  description: { fr: '', ar: '' },
  deliverables: [],
  excluded: { fr: '', ar: '' },
  clientDuties: { fr: '', ar: '' },
  price: { kind: 'fixed', min: 0, max: 0, setup: 0 },
  durationDays: 0,
  sizes: [],
  sectors: [],
  minStage: 1,
  deliveryLanguages: [],
  supportLanguages: [],
  mode: 'remote',
  regions: [...REGIONS],
  hosting: null,
  integrations: [],
  exitKit: [],
  exitNote: { fr: '', ar: '' },
  reliesOn: [],
};
