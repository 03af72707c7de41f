import { z } from 'zod';
import { CATEGORIES, REGIONS, SECTORS, SPOKEN } from '#domain/catalogue/index.server.ts';
import { eligibilityRequestSchema } from '#domain/programmes/index.server.ts';
import geography from '#content/geography.json' with { type: 'json' };
import { WISHED_MODES } from '../codes.ts';
import { MOST_MAD, MOST_USERS } from '../runs/wish.server.ts';

const MOST_GAPS = 20;
const MOST_STAFF = 1_000_000;
const MOST_PRIORITY = 1_000;
const LONGEST_ACTION = 60;
const STAGES = [1, 2, 3, 4, 5] as const;
const LANGS = ['fr', 'ar', 'en'] as const;
const PROVINCES = geography.provinces.map(({ code }) => code);

const dirhams = z.int().min(0).max(MOST_MAD);
const spoken = z.array(z.enum(SPOKEN)).max(SPOKEN.length);

const gap = z.strictObject({
  category: z.enum(CATEGORIES).describe('Category of offers that would close the gap.'),
  action: z
    .string()
    .max(LONGEST_ACTION)
    .optional()
    .describe('Action of the method that belongs to the category; offers that name it fit better.'),
  priority: z
    .number()
    .min(0)
    .max(MOST_PRIORITY)
    .default(1)
    .describe('Of this gap beside others of its category: what an offer does for them counts too.'),
  budgetMAD: dirhams
    .optional()
    .describe('What the firm wants to spend of its own, before VAT; left out, it does not count.'),
});

const firm = z.strictObject({
  region: z.enum(REGIONS).optional(),
  province: z.enum(PROVINCES).optional(),
  sector: z.enum(SECTORS).optional(),
  staff: z.int().min(1).max(MOST_STAFF).optional(),
  stage: z.literal(STAGES).optional().describe('Maturity stage; left out, it does not count.'),
  speaks: spoken.optional().describe('Languages it likes to work in.'),
});

const wish = z.strictObject({
  languages: spoken.optional().describe('Without one of them it wants no offer.'),
  mode: z.enum(WISHED_MODES).default('any').describe('Where the work is to be done.'),
  startBy: z.iso.date().optional().describe('Last day on which work must be able to begin.'),
  restMAD: dirhams.optional().describe('Most that may be left to pay before VAT, aid deducted.'),
  users: z.int().min(1).max(MOST_USERS).optional().describe('For prices a user.'),
  moroccanFirst: z.boolean().default(true).describe('Moroccan solutions first.'),
});

/** What is read by hand: facts have rules of their own. */
export const matchesBodySchema = z.strictObject({
  facts: z.unknown().optional(),
  gaps: z.array(gap).min(1).max(MOST_GAPS),
  firm: firm.default({}),
  wish: wish.default({ mode: 'any', moroccanFirst: true }),
  lang: z.enum(LANGS).default('fr'),
});
export type MatchesBody = z.output<typeof matchesBodySchema>;

/** Request body, for its description. */
export const matchesRequestSchema = z.strictObject({
  ...matchesBodySchema.shape,
  facts: eligibilityRequestSchema.shape.facts,
  gaps: matchesBodySchema.shape.gaps.describe('Each category, or action of it, once.'),
  firm: matchesBodySchema.shape.firm.describe(
    'Where the work is done and for whom; what is left out follows from the facts.',
  ),
  lang: matchesBodySchema.shape.lang.describe('Of titles and names.'),
});
