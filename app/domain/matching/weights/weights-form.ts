import { z } from 'zod';
import { typedText } from '#domain/catalogue/index.server.ts';
import { plainDigits } from '#domain/kernel/index.server.ts';
import { COMPONENTS, CRITERIA } from '../codes.ts';
import { TOTAL_POINTS, TOTAL_SHARES, type Weights } from '../score/weights.ts';

const LONGEST_REASON = 1000;
const SHORTEST_REASON = 10;

/** A whole number of points as it is typed, in digits of any script. */
const points = z
  .string({ error: 'whole' })
  .regex(/^\s*\p{Nd}{1,3}\s*$/u, { error: 'whole', abort: true })
  .transform((text) => plainDigits(text))
  .pipe(z.string().regex(/^(\d{1,2}|100)$/, { error: 'whole', abort: true }))
  .transform(Number);

const each = <Key extends string>(keys: readonly Key[]) =>
  z.object(Object.fromEntries(keys.map((key) => [key, points])) as Record<Key, typeof points>);
const sumOf = (figures: Readonly<Record<string, number>>) =>
  Object.values(figures).reduce((sum, one) => sum + one, 0);

/** Messages are `reason`, and those of a typed text. */
const reason = typedText(LONGEST_REASON).refine((text) => text.length >= SHORTEST_REASON, {
  error: 'reason',
});

/** New weights as a manager proposes them. */
export const weightsFormSchema = z.object({
  points: each(COMPONENTS).refine((figures) => sumOf(figures) === TOTAL_POINTS, {
    error: 'points',
  }),
  criteria: each(CRITERIA).refine((figures) => sumOf(figures) === TOTAL_SHARES, {
    error: 'criteria',
  }),
  reason,
}) satisfies z.ZodType<Weights & { readonly reason: string }>;

/** The second person's decision on a proposal; a refusal says why. */
export const weightsDecisionSchema = z
  .object({
    id: z.string({ error: 'reload' }).max(64, { error: 'reload' }),
    agrees: z.enum(['yes', 'no'], { error: 'choose' }),
    note: typedText(LONGEST_REASON),
  })
  .refine(({ agrees, note }) => agrees === 'yes' || note.length >= SHORTEST_REASON, {
    ...{ path: ['note'], error: 'reason' },
  });
