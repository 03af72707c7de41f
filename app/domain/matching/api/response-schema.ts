import { z } from 'zod';
import { CATEGORIES } from '#domain/catalogue/index.server.ts';
import { PUBLIC_STATES } from '#domain/programmes/schema.ts';
import { BLOCKS, COMPONENTS, CRITERIA } from '../codes.ts';
import { REASONS } from '../pages/reasons.ts';

const amount = z
  .string()
  .regex(/^\d+\.\d{2}$/)
  .describe('Dirhams (MAD), two decimals after a dot.');
const bounds = z.object({ min: amount, max: amount });
const count = z.int().min(0);
const value = z.number().min(0).max(1);
const standing = z
  .enum(['eligible', 'open', 'reachable'])
  .describe('May have it; a question or the price decides; something in its reach would open it.');

/** An object with a value for each of some names. */
const each = <Name extends string, Value extends z.ZodType>(names: readonly Name[], one: Value) =>
  z.record(z.enum(names as readonly [Name, ...Name[]]), one);

const programme = z.object({
  programme: z.string().describe('Its slug.'),
  version: z.int(),
  demo: z.boolean(),
  state: z.enum(PUBLIC_STATES),
  rulesHash: z.string().length(64).describe('SHA-256 of its rules in RFC 8785 form.'),
  standing,
  most: amount
    .nullable()
    .describe('The most it gives to a project of the category; null: no limit.'),
});

const aid = z.object({
  programme: z.string().describe('Its slug.'),
  version: z.int(),
  standing,
  min: amount.describe('The part that is settled.'),
  max: amount,
});

const offer = z.object({
  offer: z.string().describe('Its slug; the data are at /api/v1/offers/{slug}.'),
  url: z.url(),
  provider: z.string().describe('Its slug.'),
  title: z.string(),
  demo: z.boolean(),
  rank: z.int().min(1),
  points: z.number().min(0).max(100).describe('The sum of weights.points times components.'),
  asNewcomer: z.boolean().describe('It stands in the place kept for a newcomer.'),
  components: each(COMPONENTS, value),
  criteria: each(CRITERIA, value.nullable()).describe('null: nobody asked, it does not count.'),
  reasons: z.array(z.enum(REASONS)),
  cost: z
    .object({
      ...bounds.shape,
      basis: z.enum(['once', 'year', 'year-users']),
      users: z.int().nullable().describe('Users it was counted for.'),
    })
    .describe('Before VAT: the price, or the first year of what is paid by the month.'),
  aid: aid.nullable().describe('The best aid that is sure.'),
  possibleAid: aid.nullable().describe('What could be more; only when it is.'),
  rest: z
    .object({ beforeVat: bounds, withVat: bounds })
    .describe('What is left to pay after the sure aid; VAT at the usual rate.'),
});

const list = z.object({
  category: z.enum(CATEGORIES),
  action: z.string().nullable(),
  matches: count.describe('Offers that match.'),
  providers: count.describe('Providers they are of.'),
  thin: z.boolean().describe('Fewer than three providers.'),
  programmes: z
    .object({ sure: z.array(programme), possible: z.array(programme) })
    .describe('What may pay for projects of the category, whatever their cost, by slug.'),
  offers: z.array(offer).describe('Ten at most, best first, one a provider.'),
  nearMisses: z
    .array(z.object({ offer: z.string(), url: z.url(), block: z.enum(BLOCKS) }))
    .describe('Three at most that one thing alone keeps out.'),
});

/** Answer: one list a gap, in their order. */
export const matchesResponseSchema = z.object({
  evaluatedOn: z.iso.date().describe('Day in Morocco.'),
  seed: z.int().describe('Decides between equal points; it follows from the request.'),
  weights: z.object({
    version: z.int(),
    points: each(COMPONENTS, z.int()).describe('Add up to 100.'),
    criteria: each(CRITERIA, z.int()).describe(
      'How criteria that count share the points of the constraints.',
    ),
  }),
  lists: z.array(list),
});
export type MatchesResponse = z.output<typeof matchesResponseSchema>;
