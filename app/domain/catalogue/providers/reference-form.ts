import { z } from 'zod';
import { parsePhone } from '#domain/kernel/index.server.ts';
import { typedIce, typedWholeNumber } from '#domain/kernel/schema.ts';
import { SECTORS } from '../vocabulary.ts';
import { requiredLine, typedText, unlessRefused } from './typed-text.ts';

const MOST = { name: 120, work: 500 } as const;
const NAME_LEAST = 2;
/** Older work says little of what a firm can do today. */
const OLDEST_YEARS = 10;

const name = (error: string) => requiredLine(MOST.name, error, NAME_LEAST);
const work = typedText(MOST.work);

const phone = z.string({ error: 'error.phone' }).transform((text, context) => {
  const found = parsePhone(text);
  if (found) return found.number;
  context.addIssue({ code: 'custom', message: 'error.phone' });
  return z.NEVER;
});

/**
 * A client a provider has worked for, in one of the last ten years or in `thisYear`; messages are
 * keys of the texts `provider`.
 */
export function referenceSchema(thisYear: number) {
  return z
    .object({
      clientName: name('error.clientName'),
      clientIce: typedIce,
      sector: z
        .string({ error: 'error.sector' })
        .refine((code) => SECTORS.includes(code), 'error.sector'),
      year: z
        .string({ error: 'error.year' })
        .pipe(typedWholeNumber)
        .pipe(
          z
            .number()
            .min(thisYear - OLDEST_YEARS, 'error.year')
            .max(thisYear, 'error.year'),
        ),
      workFr: work,
      workAr: work,
      contactName: name('error.contactName'),
      contactPhone: phone,
      showsClient: z
        .literal('yes')
        .optional()
        .transform((value) => value === 'yes'),
    })
    .refine(({ workFr, workAr }) => workFr !== '' || workAr !== '', {
      path: ['workFr'],
      error: 'error.oneLanguage',
      when: unlessRefused('workFr', 'workAr'),
    });
}
export type ReferenceForm = z.output<ReturnType<typeof referenceSchema>>;

/** The field that a refusal of a reference is about, and its message. */
export const REFERENCE_FAULTS: Readonly<
  Record<string, { readonly field: string; readonly message: string }>
> = {
  'catalogue.own-reference': { field: 'clientIce', message: 'error.ownReference' },
  'catalogue.reference-twice': { field: 'clientIce', message: 'error.referenceTwice' },
  'catalogue.too-many-references': { field: '', message: 'error.tooManyReferences' },
  'catalogue.wrong-state': { field: '', message: 'error.decided' },
};
