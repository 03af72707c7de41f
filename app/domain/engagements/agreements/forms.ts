import { z } from 'zod';
import { isCivilDate, parseMoney } from '#domain/kernel/index.server.ts';
import { QUOTE_LIMITS } from '../quotes/limits.ts';

const MOST_STAMP = 1_000_000;

const stamp = z.coerce
  .number({ error: 'reload' })
  .int('reload')
  .min(0, 'reload')
  .max(MOST_STAMP, 'reload');
const paper = z.string({ error: 'reload' }).regex(/^[0-9a-f]{64}$/, 'reload');
const ticked = z.literal('yes', { error: 'tick' });
const text = (most: number) =>
  z.string({ error: 'required' }).trim().min(1, 'required').max(most, 'too-long');

/** Somebody of the provider signs the paper they read. */
export const signAgreementSchema = z.object({ paper, agrees: ticked });

/** Somebody of the firm asks for a code to sign the paper they read. */
export const askSigningCodeSchema = z.object({ paper, agrees: ticked });

/** The code they were sent. */
export const signWithCodeSchema = z.object({
  paper,
  code: z.string({ error: 'not-a-code' }).trim().min(1, 'not-a-code').max(40, 'not-a-code'),
});

/** An amendment is not wanted. */
export const dropChangeSchema = z.object({ stamp });

/** The end of an engagement, with the reason that the other side reads. */
export const endAgreementSchema = z.object({
  ...{ stamp, words: text(QUOTE_LIMITS.reason), sure: ticked },
});

/** What an officer says of an agreement; a refusal needs words. */
export const validateAgreementSchema = z.object({
  stamp,
  words: z.string().trim().max(QUOTE_LIMITS.reason, 'too-long').default(''),
});
export const refuseAgreementSchema = z.object({ stamp, words: text(QUOTE_LIMITS.reason) });

const changed = z.object({
  stamp,
  reason: text(QUOTE_LIMITS.reason),
  milestones: z
    .array(
      z.object({
        title: text(QUOTE_LIMITS.title),
        acceptance: text(QUOTE_LIMITS.acceptance),
        deliverBy: z.string({ error: 'date' }).trim().refine(isCivilDate, 'date'),
      }),
    )
    .max(QUOTE_LIMITS.milestones),
  prices: z
    .array(
      z
        .string({ error: 'price' })
        .transform(parseMoney)
        .refine((price) => price !== null, 'price'),
    )
    .max(QUOTE_LIMITS.lines),
});

/**
 * An amendment as its form sends it, with fields `title-1`, `acceptance-1`, `deliverBy-1` … of each
 * milestone and `price-1` … of each line; errors are by these names.
 */
export function readChange(form: FormData) {
  const of = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const counted = (name: string, most: number) =>
    Array.from({ length: most }, (_, place) => place + 1).filter((n) => form.has(`${name}-${n}`));
  const parsed = changed.safeParse({
    ...{ stamp: of('stamp'), reason: of('reason') },
    milestones: counted('title', QUOTE_LIMITS.milestones).map((n) => ({
      ...{ title: of(`title-${n}`), acceptance: of(`acceptance-${n}`) },
      deliverBy: of(`deliverBy-${n}`),
    })),
    prices: counted('price', QUOTE_LIMITS.lines).map((n) => of(`price-${n}`)),
  });
  if (parsed.success) return { ok: true as const, value: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[fieldOf(path)] ??= message;
  return { ok: false as const, errors };
}

/** The field of the form that a place of the value comes from. */
function fieldOf(path: readonly PropertyKey[]): string {
  const [list, place, field] = path;
  if (list === 'prices') return `price-${String(Number(place) + 1)}`;
  if (list === 'milestones' && field !== undefined)
    return `${String(field)}-${String(Number(place) + 1)}`;
  return String(list);
}
