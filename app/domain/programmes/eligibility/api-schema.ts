import { z } from 'zod';
import { PUBLIC_STATES } from '../codes.ts';
import { FACT_NAMES, FACTS, SOURCES, type FactName, type FactValue } from '../rules/facts.ts';
import type { FactDefinition } from '../rules/facts.ts';

const day = z.iso.date();
const hash = (description: string) => z.string().length(64).describe(description);
const factName = z.enum(FACT_NAMES);

/** The values of one fact, for the description of the request. */
function valuesOf(definition: FactDefinition): z.ZodType {
  const values = plainValuesOf(definition);
  return definition.optional === true
    ? z.union([values, z.null()]).describe('null says that there is none.')
    : values;
}

function plainValuesOf(definition: FactDefinition): z.ZodType {
  switch (definition.kind) {
    case 'flag':
      return z.boolean();
    case 'code':
      return z.enum(definition.codes);
    case 'set':
      return z.array(z.enum(definition.codes));
    case 'number': {
      const { min, max, whole, unit } = definition;
      const number = (whole ? z.int() : z.number()).min(min).max(max);
      const interval = z.object({ min: number.optional(), max: number.optional() }).strict();
      return z.union([number, interval]).describe(`${unit}; a number, or what it lies between.`);
    }
  }
}

const definitions: Readonly<Record<FactName, FactDefinition>> = FACTS;

/** Request body: facts by name; what is left out is unknown. */
export const eligibilityRequestSchema = z.strictObject({
  facts: z
    .strictObject(
      Object.fromEntries(FACT_NAMES.map((name) => [name, valuesOf(definitions[name]).optional()])),
    )
    .describe('What is known of the firm. A fact left out is unknown; nothing is kept.'),
});

const factValue: z.ZodType<FactValue> = z.union([
  z.number(),
  z.boolean(),
  z.string(),
  z.array(z.string()),
  z.object({ min: z.number().optional(), max: z.number().optional() }).strict(),
  z.null(),
]);

const reason = z.object({
  criterion: z.string(),
  outcome: z.union([z.boolean(), z.literal('unknown')]),
  fact: factName.nullable().describe('null for what a person judges.'),
  value: factValue.optional().describe('As it was sent, or as it follows from it.'),
  source: z.enum(SOURCES).optional().describe('self: what is sent is what the firm says itself.'),
  text: z.string().describe('What is asked, in the language asked for.'),
  legalRef: z.string().optional(),
  manual: z.literal(true).optional().describe('A person judges it; it never changes the status.'),
});

const amount = z.object({
  min: z.number(),
  max: z.number().nullable().describe('null has no upper bound.'),
  currency: z.literal('MAD'),
  breakdown: z.array(
    z.object({
      part: z.string(),
      unit: z.enum(['mad', 'share']),
      min: z.number(),
      max: z.number().nullable(),
    }),
  ),
  missing: z.array(factName).describe('Unknown facts that would narrow the range.'),
});

const counterfactual = z.object({
  changes: z.array(z.object({ fact: factName, from: factValue.optional(), to: factValue })),
  eligibleFrom: day.optional().describe('When time has to pass.'),
  stillUnknown: z.array(factName).optional().describe('Facts that stay open after the changes.'),
});

/** Answer: what every programme with rules that is not over says of the firm. */
export const eligibilityResponseSchema = z.object({
  evaluatedOn: day.describe('Day in Morocco: the same rules, facts and day give the same answer.'),
  factsHash: hash('SHA-256 of the facts sent, in RFC 8785 form.'),
  results: z.array(
    z.object({
      programme: z.string().describe('Its slug.'),
      version: z.int(),
      demo: z.boolean(),
      state: z.enum(PUBLIC_STATES),
      rulesHash: hash('SHA-256 of its rules in RFC 8785 form.'),
      status: z.enum(['eligible', 'not_eligible', 'unknown']),
      because: z.array(reason).describe('Every criterion, not the first that fails.'),
      missing: z.array(factName).describe('The most useful first; empty once the status is known.'),
      nextBestQuestion: factName.nullable(),
      amount: amount.nullable().describe('null without a computed amount, or when not eligible.'),
      wouldBeEligibleIf: z.array(counterfactual),
    }),
  ),
  unavailable: z
    .array(z.object({ programme: z.string(), version: z.int(), reason: z.string() }))
    .describe('Programmes whose stored rules are not what was published.'),
});
export type EligibilityResponse = z.infer<typeof eligibilityResponseSchema>;
