import { parseWithZod } from '@conform-to/zod/v4';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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
import { EMPTY_OFFER, offerDraftSchema, type OfferContent } from './content.ts';
import { HIGHEST_PRICE, LONGEST, MOST_DELIVERABLES } from './limits.ts';
import { formValuesOf, isWritten, offerFormSchema, type OfferFormValues } from './offer-form.ts';
import { cleanLine, cleanText, hasMarkup } from './typed-text.ts';

/** The fields as a browser sends them: lists as repeated fields, several lines with CRLF. */
function sent(values: OfferFormValues) {
  const form = new FormData();
  for (const [name, value] of Object.entries(values))
    for (const one of typeof value === 'string' ? [value] : value)
      form.append(name, one.replace(/\n/g, '\r\n'));
  const submission = parseWithZod(form, { schema: offerFormSchema });
  return submission.status === 'success'
    ? { content: submission.value, errors: null }
    : { content: null, errors: submission.error };
}

const words = fc.string({ unit: 'binary', maxLength: 40 });
const both = (longest: number, clean: (typed: string) => string) => {
  const text = words
    .map((typed) => clean(typed).slice(0, longest))
    .filter((one) => !hasMarkup(one));
  return fc.record({ fr: text.map(clean), ar: text.map(clean) });
};
const line = (longest: number) => both(longest, cleanLine);
const long = (longest: number) => both(longest, cleanText);
const codes = <T extends string>(known: readonly T[]) => fc.subarray([...known]);
const centimes = fc.integer({ min: 0, max: HIGHEST_PRICE });

const contents: fc.Arbitrary<OfferContent> = fc
  .record({
    category: fc.constantFrom('', ...CATEGORIES),
    title: line(LONGEST.title),
    summary: line(LONGEST.summary),
    description: long(LONGEST.description),
    deliverables: fc.array(
      fc
        .record({ text: line(LONGEST.line), acceptance: line(LONGEST.line) })
        .filter((one) => isWritten(one.text) || isWritten(one.acceptance)),
      { maxLength: MOST_DELIVERABLES },
    ),
    excluded: long(LONGEST.long),
    clientDuties: long(LONGEST.long),
    price: fc
      .record({
        kind: fc.constantFrom(...PRICE_KINDS),
        min: centimes,
        max: centimes,
        setup: centimes,
      })
      .map((price) => ({ ...price, max: price.kind === 'range' ? price.max : price.min })),
    durationDays: fc.integer({ min: 0, max: 500 }),
    sizes: codes(SIZES),
    sectors: codes(SECTORS),
    minStage: fc.integer({ min: 1, max: 5 }),
    deliveryLanguages: codes(SPOKEN),
    supportLanguages: codes(SPOKEN),
    mode: fc.constantFrom(...MODES),
    regions: codes(REGIONS),
    hosting: fc.constantFrom(null, 'MA', 'FR'),
    integrations: codes(INTEGRATIONS),
    exitKit: codes(EXIT_KIT),
    exitNote: long(LONGEST.long),
    reliesOn: codes(CREDENTIALS),
  })
  .map((content) => (content.mode === 'remote' ? { ...content, regions: [...REGIONS] } : content));

test('a content in the form and back is the same content', () => {
  fc.assert(
    fc.property(contents, (content) => {
      const { content: back, errors } = sent(formValuesOf(content));
      expect(errors).toBeNull();
      expect(back).toEqual(content);
      expect(offerDraftSchema.safeParse(back).success).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('an empty form is an empty draft', () => {
  expect(sent({}).content).toEqual(EMPTY_OFFER);
  expect(offerFormSchema.safeParse({ title: {}, summary: {} }).success).toBe(false);
});

test('what was typed is kept as people mean it', () => {
  const { content } = sent({
    'title.fr': '  Caisse\u202e  reliée ',
    'description.fr': 'Un\nDeux',
    'price.kind': 'range',
    'price.min': '1 200,50 DH',
    'price.max': '١٢٠٠٠',
    durationDays: ' 15 ',
    mode: 'on-site',
    regions: ['MA-07', 'MA-06', 'MA-06'],
    'deliverables.5.text.fr': 'Caisse installée',
    'deliverables.2.acceptance.ar': 'تم',
    'deliverables.3.text.fr': '   ',
  });
  expect(content).toMatchObject({
    title: { fr: 'Caisse reliée', ar: '' },
    description: { fr: 'Un\nDeux' },
    price: { kind: 'range', min: 120_050, max: 1_200_000, setup: 0 },
    durationDays: 15,
    regions: ['MA-06', 'MA-07'],
    deliverables: [
      { text: { fr: '', ar: '' }, acceptance: { fr: '', ar: 'تم' } },
      { text: { fr: 'Caisse installée', ar: '' }, acceptance: { fr: '', ar: '' } },
    ],
  });
});

describe('is refused at its field', () => {
  test.each<[string, OfferFormValues, string, string]>([
    ['a tag', { 'title.ar': 'نص <b>' }, 'title.ar', 'error.html'],
    [
      'a script in a row',
      { 'deliverables.3.acceptance.fr': '<script>' },
      'deliverables.3.acceptance.fr',
      'error.html',
    ],
    ['a long title', { 'title.fr': 'x'.repeat(121) }, 'title.fr', 'error.tooLong'],
    ['no amount', { 'price.min': 'douze' }, 'price.min', 'error.amount'],
    ['a negative amount', { 'price.min': '-5' }, 'price.min', 'error.amount'],
    ['too high a price', { 'price.min': '100 000 001' }, 'price.min', 'error.amountTooHigh'],
    [
      'a second price without a range',
      { 'price.kind': 'fixed', 'price.min': '5', 'price.max': '9' },
      'price.max',
      'error.maxWithoutRange',
    ],
    ['days in words', { durationDays: 'dix' }, 'durationDays', 'error.number'],
    ['half a day', { durationDays: '1,5' }, 'durationDays', 'error.wholeNumber'],
    ['two years', { durationDays: '501' }, 'durationDays', 'error.durationTooLong'],
    ['an unknown region', { regions: 'MA-99' }, 'regions', 'error.choice'],
    ['an unknown category', { category: 'X' }, 'category', 'error.choice'],
    ['a stage beyond the last', { minStage: '6' }, 'minStage', 'error.choice'],
    ['an unknown kind of price', { 'price.kind': 'free' }, 'price.kind', 'error.choice'],
    ['a country that is none', { hosting: 'Maroc' }, 'hosting', 'error.choice'],
  ])('%s', (_, values, field, message) => {
    expect(sent(values).errors).toEqual({ [field]: [message] });
  });
});
