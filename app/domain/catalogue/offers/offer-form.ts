import { z } from 'zod';
import { cents, parseMoney, plainAmount, typedWholeNumber } from '#domain/kernel/schema.ts';
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
import type { Bilingual, OfferContent } from './content.ts';
import {
  HIGHEST_PRICE,
  LAST_STAGE,
  LONGEST,
  LONGEST_DURATION,
  MOST_DELIVERABLES,
} from './limits.ts';
import { cleanLine, cleanText, hasMarkup } from './typed-text.ts';

/** Fields of the form by their names, as a browser sends them: one text or several a field. */
export type OfferFormValues = Readonly<Record<string, string | readonly string[]>>;

const text = (longest: number, clean: (typed: string) => string) =>
  z
    .string({ error: 'error.text' })
    .default('')
    .transform((typed, context) => {
      const kept = clean(typed);
      if (hasMarkup(kept)) context.addIssue({ code: 'custom', message: 'error.html' });
      else if (kept.length > longest)
        context.addIssue({ code: 'custom', message: 'error.tooLong' });
      return kept;
    });
const inBoth = (longest: number, clean: (typed: string) => string) =>
  z.object({ fr: text(longest, clean), ar: text(longest, clean) });
const lines = (longest: number) => inBoth(longest, cleanLine);
const texts = (longest: number) => inBoth(longest, cleanText);

/** Boxes ticked, in the order of the vocabulary, each once. */
const boxes = <T extends string>(known: readonly T[]) =>
  z
    .array(z.string())
    .default([])
    .transform((ticked, context): T[] => {
      const kept = known.filter((code) => ticked.includes(code));
      if (ticked.some((code) => !known.some((one) => one === code)))
        context.addIssue({ code: 'custom', message: 'error.choice' });
      return kept;
    });

const oneOf = <const T extends string>(known: readonly [T, ...T[]], first: T) =>
  z.enum(known, { error: 'error.choice' }).default(first);

/** Dirhams as people type them, as centimes; nothing typed is 0. */
const amount = z
  .string({ error: 'error.amount' })
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return 0;
    const centimes = parseMoney(typed);
    if (centimes !== null && centimes <= HIGHEST_PRICE) return Number(centimes);
    const message = centimes === null ? 'error.amount' : 'error.amountTooHigh';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

/** Working days; nothing typed is 0. */
const days = z
  .string({ error: 'error.number' })
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return 0;
    const number = typedWholeNumber.safeParse(typed);
    if (number.success && number.data <= LONGEST_DURATION) return number.data;
    const message = number.error?.issues[0]?.message ?? 'error.durationTooLong';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const deliverable = z.object({ text: lines(LONGEST.line), acceptance: lines(LONGEST.line) });
const ROWS = Array.from({ length: MOST_DELIVERABLES }, (_, row) => String(row));

/** Rows numbered from 0; a row without any text is left out. */
const deliverables = z
  .object(Object.fromEntries(ROWS.map((row) => [row, deliverable.optional()])))
  .default({})
  .transform((typed) =>
    ROWS.flatMap((row) => typed[row] ?? []).filter((one) =>
      [one.text, one.acceptance].some(isWritten),
    ),
  );

/** Whether a text is given in one of the languages. */
export function isWritten({ fr, ar }: Bilingual): boolean {
  return fr !== '' || ar !== '';
}

const fields = z.object({
  category: z
    .string({ error: 'error.choice' })
    .default('')
    .refine((code) => code === '' || CATEGORIES.includes(code), 'error.choice'),
  title: lines(LONGEST.title),
  summary: lines(LONGEST.summary),
  description: texts(LONGEST.description),
  deliverables,
  excluded: texts(LONGEST.long),
  clientDuties: texts(LONGEST.long),
  price: z.object({
    kind: oneOf(PRICE_KINDS, 'fixed'),
    min: amount,
    max: amount,
    setup: amount,
  }),
  durationDays: days,
  sizes: boxes(SIZES),
  sectors: boxes(SECTORS),
  minStage: z
    .string({ error: 'error.choice' })
    .default('1')
    .refine((stage) => /^\d$/.test(stage) && stage >= '1' && Number(stage) <= LAST_STAGE, {
      error: 'error.choice',
    })
    .transform(Number),
  deliveryLanguages: boxes(SPOKEN),
  supportLanguages: boxes(SPOKEN),
  mode: oneOf(MODES, 'remote'),
  regions: boxes(REGIONS),
  hosting: z
    .string({ error: 'error.choice' })
    .default('')
    .refine((code) => code === '' || /^[A-Z]{2}$/.test(code), 'error.choice')
    .transform((code) => (code === '' ? null : code)),
  integrations: boxes(INTEGRATIONS),
  exitKit: boxes(EXIT_KIT),
  exitNote: texts(LONGEST.long),
  reliesOn: boxes(CREDENTIALS),
});

/**
 * The typed fields of an offer as the content of a draft: whatever is well-formed is accepted, even
 * half filled-in. Messages are keys of the `offers` texts. What is done at a distance is done in
 * all regions; only a range has two ends, and a second one beside another kind of price is refused
 * rather than dropped.
 */
export const offerFormSchema = fields.transform((typed, context): OfferContent => {
  const { kind, min, max } = typed.price;
  if (kind !== 'range' && max !== 0 && max !== min)
    context.addIssue({ code: 'custom', path: ['price', 'max'], message: 'error.maxWithoutRange' });
  return {
    ...typed,
    price: { ...typed.price, max: kind === 'range' ? max : min },
    regions: typed.mode === 'remote' ? [...REGIONS] : typed.regions,
  };
});

function amountTyped(centimes: number): string {
  if (centimes === 0) return '';
  return plainAmount(cents(BigInt(centimes))).replace(/\.00$/, '');
}

function bothTyped(name: string, { fr, ar }: Bilingual): OfferFormValues {
  return { [`${name}.fr`]: fr, [`${name}.ar`]: ar };
}

/** The fields of the form filled with a content: the inverse of `offerFormSchema`. */
export function formValuesOf(content: OfferContent): OfferFormValues {
  const { category, price, durationDays, sizes, sectors, minStage, mode, hosting } = content;
  const { deliveryLanguages, supportLanguages, integrations, exitKit, reliesOn } = content;
  return {
    category,
    ...bothTyped('title', content.title),
    ...bothTyped('summary', content.summary),
    ...bothTyped('description', content.description),
    ...Object.fromEntries(
      content.deliverables.flatMap(({ text: what, acceptance }, row) => [
        ...Object.entries(bothTyped(`deliverables.${String(row)}.text`, what)),
        ...Object.entries(bothTyped(`deliverables.${String(row)}.acceptance`, acceptance)),
      ]),
    ),
    ...bothTyped('excluded', content.excluded),
    ...bothTyped('clientDuties', content.clientDuties),
    'price.kind': price.kind,
    'price.min': amountTyped(price.min),
    'price.max': price.kind === 'range' ? amountTyped(price.max) : '',
    'price.setup': amountTyped(price.setup),
    durationDays: durationDays === 0 ? '' : String(durationDays),
    minStage: String(minStage),
    ...{ sizes, sectors, deliveryLanguages, supportLanguages, mode },
    regions: mode === 'remote' ? [] : content.regions,
    hosting: hosting ?? '',
    ...{ integrations, exitKit, reliesOn },
    ...bothTyped('exitNote', content.exitNote),
  };
}
