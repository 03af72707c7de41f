import { z } from 'zod';
import { WEB_CONSUMER_SHARES } from '#content/framework-schema.ts';
import { LEVELS, PATHS } from './types.ts';

/** Characters (code points) a reason for "not applicable" may hold. */
export const MAX_REASON_LENGTH = 200;

/** Whether a reason is short enough; a character outside the basic plane counts once. */
export function fitsReason(reason: string): boolean {
  return Array.from(reason).length <= MAX_REASON_LENGTH;
}

const levelSchema = z.literal(LEVELS);
const reasonSchema = z.string().refine(fitsReason).meta({ maxLength: MAX_REASON_LENGTH });
const webShareSchema = z.enum(WEB_CONSUMER_SHARES);

const givenAnswerSchema = z.union([
  levelSchema.describe('The same as {"status":"answered","level":n}'),
  z.object({ status: z.literal('answered'), level: levelSchema }),
  z.object({ status: z.literal('dont_know') }),
  z.object({ status: z.literal('not_applicable'), reason: reasonSchema }),
  z.object({ status: z.literal('skipped') }),
]);

/** Request body of the public scoring API, for its OpenAPI description. */
export const scoreRequestSchema = z.object({
  framework: z.string().describe('Framework id, e.g. M1'),
  version: z.string().describe('Framework version, e.g. 1.0.0'),
  path: z.enum(PATHS),
  profile: z.object({
    staff: z.int().min(1).describe('People at work, the owner included'),
    sector: z.string().describe('One of the 16 sector codes'),
    usesMachinery: z.boolean().default(false),
    exportsOrSuppliesLarge: z.boolean().default(false),
  }),
  answers: z
    .record(z.string(), givenAnswerSchema)
    .describe('By item id. An item of the path that is absent counts as skipped'),
  facts: z.object({ 'FQ-1': webShareSchema.optional() }).optional(),
});

const stageSchema = z.literal([1, 2, 3, 4, 5]);
const dimensionScoreSchema = z.object({
  score: z.number().nullable(),
  low: z.number(),
  high: z.number(),
  coverage: z.number(),
  measured: z.boolean(),
});
const itemStatusSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('answered'), level: levelSchema }),
  z.object({ status: z.literal('implied'), level: z.literal(0) }),
  z.object({ status: z.literal('dont_know') }),
  z.object({ status: z.literal('not_applicable'), reason: z.string() }),
  z.object({ status: z.literal('skipped') }),
  z.object({ status: z.literal('not_asked') }),
]);
const gateFailureSchema = z.union([
  z.object({
    item: z.string(),
    needed: levelSchema,
    reason: z.enum(['too_low', 'unknown']),
  }),
  z.object({ dimension: z.string(), needed: z.number() }),
]);

/** Response body of the public scoring API: scores 0–100, coverage 0–1, at full precision. */
export const scoreResponseSchema = z.object({
  score: z.number().nullable(),
  published: z.boolean(),
  low: z.number(),
  high: z.number(),
  coverage: z.number(),
  stage: stageSchema.nullable(),
  stageRange: z.tuple([stageSchema, stageSchema]).nullable(),
  gates: z.array(gateFailureSchema),
  dimensions: z.record(z.string(), dimensionScoreSchema),
  dii: z.object({
    met: z.int(),
    measured: z.int(),
    facts: z.array(z.object({ id: z.int(), status: z.enum(['met', 'not_met', 'unknown']) })),
  }),
  statuses: z.record(z.string(), itemStatusSchema),
});

export const API_ERROR_CODES = [
  'malformed',
  'required',
  'wrong_type',
  'unknown_framework',
  'unknown_version',
  'unknown_path',
  'staff_out_of_range',
  'unknown_sector',
  'unknown_item',
  'unknown_status',
  'level_out_of_range',
  'reason_too_long',
  'unknown_value',
] as const;
export type ApiErrorCode = (typeof API_ERROR_CODES)[number];

export interface ApiError {
  readonly path: string;
  readonly code: ApiErrorCode;
  readonly message: string;
}

/** Shape of every API error. */
export const apiErrorsSchema = z.object({
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
});

/** The answer to a body that is not JSON, or not a JSON object. */
export const MALFORMED_BODY: ApiError = {
  path: '',
  code: 'malformed',
  message: 'The body is not a JSON object.',
};
