import { z } from 'zod';
import { CATEGORIES, SPOKEN } from '#domain/catalogue/index.server.ts';
import { AUDIENCES, OUTSIDE_STATES, PROGRAMME_KINDS, PUBLIC_STATES } from '../codes.ts';
import { programmeContentSchema } from '../content.ts';
import { trilingual } from '../rules/grammar.ts';
import { VERSION_STATES } from '../studio/transitions.ts';

const day = z.iso.date();
const hash = (description: string) => z.string().length(64).describe(description);

/** Terms under which the programmes may be used again. */
export const PROGRAMMES_LICENCE = {
  id: 'CC-BY-4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
  attribution: 'Raqmana, programmes that support Moroccan firms',
} as const;
const licence = z.object({ id: z.string(), url: z.url(), attribution: z.string() });

const money = z.object({
  amount: z.string().describe('Dirhams, a dot, two decimals.'),
  currency: z.literal('MAD'),
});
const singleDate = z.object({
  name: z.string(),
  eventType: z.literal('singleDate'),
  date: day,
});
const dateRange = z.object({
  name: z.string(),
  eventType: z.literal('dateRange'),
  startDate: day,
  endDate: day,
});

/** A field of our own, in the form CommonGrants gives to such fields. */
const custom = <T extends z.ZodType>(
  name: string,
  fieldType: 'string' | 'boolean' | 'object' | 'array',
  value: T,
) => z.object({ name: z.literal(name), fieldType: z.literal(fieldType), value });

/** The rule tree as it is published; its grammar is version 1 of this platform's. */
const rules = z
  .looseObject({ grammar: z.literal(1) })
  .describe('Rule tree, named sub-rules and amount; null when no conditions are published.');

const figure = z.object({
  label: trilingual,
  kind: z.enum(['rate', 'ceiling', 'floor', 'own-share', 'budget', 'duration', 'price']),
  min: z.number().nullable(),
  max: z.number().nullable(),
});

const unavailable = z
  .array(z.object({ slug: z.string(), reason: z.literal('tampered') }))
  .describe('Programmes whose stored text is not what was published: nothing is said of them.');

const customFields = z.object({
  kind: custom('kind', 'string', z.enum(PROGRAMME_KINDS)),
  audience: custom('audience', 'string', z.enum(AUDIENCES)),
  owner: custom('owner', 'object', trilingual),
  funder: custom('funder', 'object', trilingual).optional(),
  applyAt: custom('applyAt', 'object', trilingual).optional(),
  categories: custom('categories', 'array', z.array(z.enum(CATEGORIES))),
  languages: custom('languages', 'array', z.array(z.enum(SPOKEN))),
  figures: custom('figures', 'array', z.array(figure)),
  demo: custom('demo', 'boolean', z.boolean()),
  checkedOn: custom('checkedOn', 'string', day).optional(),
});

/** A programme as a CommonGrants opportunity, and what that model has no place for. */
export const opportunitySchema = z.object({
  id: z.string(),
  title: z.string().describe('In the language asked for.'),
  description: z.string().describe('In the language asked for.'),
  status: z.object({
    value: z.enum(['forecasted', 'open', 'closed', 'custom']),
    customValue: z.enum(PUBLIC_STATES).optional(),
  }),
  funding: z
    .object({ minAwardAmount: money.optional(), maxAwardAmount: money.optional() })
    .optional(),
  keyDates: z
    .object({
      postDate: singleDate.optional(),
      closeDate: singleDate.optional(),
      otherDates: z.object({ applicationPeriod: dateRange }).optional(),
    })
    .optional(),
  acceptedApplicantTypes: z.array(
    z.object({
      value: z.enum(['individual', 'organization', 'custom']),
      customValue: z.enum(AUDIENCES).optional(),
    }),
  ),
  source: z.url(),
  customFields,
  createdAt: z.iso.datetime(),
  lastModifiedAt: z.iso.datetime(),
  slug: z.string(),
  version: z.int(),
  contentHash: hash('SHA-256 of the whole published content in RFC 8785 form.'),
  rules: rules.nullable(),
  rulesHash: hash('SHA-256 of the rules in RFC 8785 form; null without rules.').nullable(),
});
export type Opportunity = z.output<typeof opportunitySchema>;

/** Body of `/api/v1/programmes`. */
export const programmesResponseSchema = z.object({
  asOf: day.describe('The day, in Morocco, on which the statuses are what is said.'),
  licence,
  programmes: z.array(opportunitySchema),
  unavailable,
});

const version = z.object({
  number: z.int(),
  state: z.enum(VERSION_STATES),
  contentHash: z.string(),
  publishedAt: z.iso.datetime(),
  openedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});

/** Body of `/api/v1/programmes/{slug}`. */
export const programmeResponseSchema = z.object({
  asOf: day.describe('The day, in Morocco, on which the status is what is said.'),
  licence,
  programme: opportunitySchema,
  content: programmeContentSchema
    .omit({ goldenCases: true })
    .extend({
      rules: rules.nullable(),
      outside: z
        .object({
          state: z.enum(OUTSIDE_STATES),
          applyAt: trilingual,
          url: z.string().nullable(),
        })
        .nullable(),
    })
    .describe('All that is published of it; money of `running` is in centimes.'),
  versions: z.array(version).describe('Every version that was published, the newest first.'),
});
