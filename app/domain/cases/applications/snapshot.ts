import { z } from 'zod';
import type { FactName, FactValue } from '#domain/programmes/schema.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const factValue: z.ZodType<FactValue> = z.union([
  z.number(),
  z.boolean(),
  z.string(),
  z.array(z.string()),
  z.object({ min: z.number().optional(), max: z.number().optional() }).strict(),
  z.null(),
]);

const sourced = z.object({
  value: factValue,
  source: z.enum(['self', 'document', 'registry', 'officer']),
  at: z.string().optional(),
  evidence: z.string().optional(),
});

const snapshotSchema = z.object({
  v: z.literal(1),
  /** Day in Morocco on which the request was sent. */
  on: z.iso.date(),
  /** Facts the rules read that day, by their names, those of the project among them. */
  facts: z.record(z.string(), sourced),
  /** What the rules said of them: with the facts and the version they say it again. */
  evaluation: z.object({
    status: z.enum(['eligible', 'unknown', 'not_eligible']),
    because: z.array(
      z.object({
        criterion: z.string(),
        outcome: z.union([z.boolean(), z.literal('unknown')]),
      }),
    ),
    /** Dirhams; null for rules that compute no amount. */
    amount: z.object({ min: z.number(), max: z.number().nullable() }).nullable(),
  }),
  rulesHash: hash,
  factsHash: hash,
  /** Papers as they were that day. */
  documents: z.array(
    z.object({
      ...{ code: z.string(), documentId: z.string(), sha256: hash },
      validUntil: z.iso.date().nullable(),
    }),
  ),
  /** Of what the firm wrote. */
  contentHash: hash,
});

/** What a request was decided on later: facts, rules and papers as they were on the day it was sent. */
export type Snapshot = Omit<z.infer<typeof snapshotSchema>, 'facts'> & {
  readonly facts: Readonly<Partial<Record<FactName, z.infer<typeof sourced>>>>;
};

/** A stored snapshot; null for a draft, and for what is none. */
export function snapshotOf(stored: unknown): Snapshot | null {
  const parsed = snapshotSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
