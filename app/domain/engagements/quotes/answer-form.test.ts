import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents, civilDate } from '#domain/kernel/index.server.ts';
import { answerValues, readAnswer } from './answer-form.ts';
import { quoteTotals } from './content.ts';
import { prefillOf } from './prefill.ts';
import { vatRatesOn } from './vat-rates.ts';

const limits = { cap: cents(1_000_000n), today: civilDate('2026-11-23'), rates: [20, 10, 0] };

const GOOD = {
  'line-1-label': 'Site',
  'line-1-quantity': '2',
  'line-1-unit': 'forfait',
  'line-1-price': '1 250,50 DH',
  'line-1-vat': '20',
  'line-1-milestone': '1',
  'milestone-1-title': 'Site en ligne',
  'milestone-1-acceptance': 'Un achat de bout en bout',
  'milestone-1-deliver': '2027-01-15',
  startOn: '2026-12-01',
  note: '',
};

function read(changes: Readonly<Record<string, string>> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...GOOD, ...changes })) form.set(name, value);
  return readAnswer(form, limits);
}
const errorsOf = (changes: Readonly<Record<string, string>>) => {
  const answer = read(changes);
  return answer.ok ? null : answer.errors;
};

describe('an answer', () => {
  test('is read as it is meant', () => {
    const answer = read();
    expect(answer).toMatchObject({
      ok: true,
      content: {
        lines: [{ quantity: 2, unitPrice: '125050', vatPercent: 20, milestone: 1 }],
        milestones: [{ title: 'Site en ligne', deliverBy: '2027-01-15' }],
        ...{ startOn: '2026-12-01', validDays: 15, format: 1 },
      },
    });
  });

  test.each([
    ['12,5', '1250'],
    ['1 000,00 DH', '100000'],
    ['١٢٣', '12300'],
  ])('understands the price %s', (price, unitPrice) => {
    expect(read({ 'line-1-price': price })).toMatchObject({ content: { lines: [{ unitPrice }] } });
  });

  test.each(['-5', '1e9', 'douze', '', '1,234,5', '0x10'])('refuses the price %s', (price) => {
    expect(errorsOf({ 'line-1-price': price })).toEqual({ 'line-1-price': 'amount' });
  });

  test.each([
    [{ 'line-1-price': '0' }, { 'line-1-price': 'amount-zero' }],
    [{ 'line-1-quantity': '1,5' }, { 'line-1-quantity': 'quantity' }],
    [{ 'line-1-quantity': '0' }, { 'line-1-quantity': 'quantity' }],
    [{ 'line-1-quantity': '10000' }, { 'line-1-quantity': 'quantity-most' }],
    [{ 'line-1-vat': '7' }, { 'line-1-vat': 'vat' }],
    [{ 'line-1-vat': '' }, { 'line-1-vat': 'vat' }],
    [{ 'line-1-vat': '0' }, { 'line-1-exemption': 'exemption' }],
    [{ 'line-1-label': '<b>x</b>' }, { 'line-1-label': 'html' }],
    [{ 'line-1-label': 'x'.repeat(161) }, { 'line-1-label': 'too-long' }],
    [
      { 'line-1-milestone': '3' },
      { 'line-1-milestone': 'milestone-missing', 'milestone-1-title': 'milestone-unused' },
    ],
    [{ 'milestone-1-deliver': '2026-11-30' }, { 'milestone-1-deliver': 'date-early' }],
    [{ 'milestone-1-deliver': '31/12/2026' }, { 'milestone-1-deliver': 'date' }],
    [{ startOn: '2026-11-22' }, { startOn: 'date-early' }],
    [{ startOn: '2039-11-22' }, { startOn: 'date-late' }],
    [{ 'line-1-price': '5 000,01' }, { lines: 'over-cap' }],
    [
      { 'line-2-label': 'Formation' },
      {
        ...{ 'line-2-quantity': 'quantity', 'line-2-unit': 'unit', 'line-2-price': 'amount' },
        ...{ 'line-2-vat': 'vat', 'line-2-milestone': 'milestone-missing' },
      },
    ],
  ])('%o is refused at its field', (changes, errors) => {
    expect(errorsOf(changes)).toEqual(errors);
  });

  test('milestones left out between others are closed up', () => {
    const answer = read({
      ...{ 'milestone-3-title': 'Équipe formée', 'milestone-3-acceptance': 'Deux personnes' },
      ...{
        'milestone-3-deliver': '2027-02-01',
        'line-4-label': 'Formation',
        'line-4-unit': 'jour',
      },
      ...{ 'line-4-quantity': '1', 'line-4-price': '100', 'line-4-vat': '0' },
      ...{ 'line-4-exemption': 'Article 91', 'line-4-milestone': '3' },
    });
    expect(answer).toMatchObject({
      content: { lines: [{ milestone: 1 }, { milestone: 2, exemption: 'Article 91' }] },
    });
  });

  test('an empty form says all that it lacks', () => {
    const answer = readAnswer(new FormData(), limits);
    expect(answer).toMatchObject({
      ok: false,
      errors: { 'line-1-label': 'label', 'milestone-1-title': 'title', startOn: 'date' },
    });
  });

  test('what was read is shown as it was and read again', () => {
    const answer = read({ 'line-1-vat': '0', 'line-1-exemption': 'Article 91' });
    const content = answer.ok ? answer.content : null;
    const form = new FormData();
    for (const [name, value] of Object.entries(content ? answerValues(content) : {}))
      form.set(name, value);
    expect(readAnswer(form, limits)).toEqual({ ok: true, content });
  });
});

describe('the first answer', () => {
  const text = (words: string) => ({ text: words, lang: 'fr' as const });
  const words = { piece: 'forfait', month: 'mois', setup: 'Mise en service' };
  const days = { startOn: civilDate('2026-12-01'), deliverBy: civilDate('2027-01-15') };

  test('is what the offer says, whatever it is, and never over the cap', () => {
    const offers = fc.record({
      count: fc.integer({ min: 0, max: 8 }),
      kind: fc.constantFrom('fixed', 'range', 'from', 'per-month', 'per-user-month'),
      max: fc.integer({ min: 100, max: 5_000_000 }),
      setup: fc.integer({ min: 0, max: 100_000 }),
      users: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(offers, ({ count, kind, max, setup, users }) => {
        const known = (['fixed', 'per-month', 'per-user-month'] as const).find(
          (one) => one === kind,
        );
        const times = kind === 'per-month' ? 12 : kind === 'per-user-month' ? 12 * users : 1;
        const cap = BigInt(max * times + setup);
        const draft = prefillOf({
          offer: {
            title: text('Site'),
            deliverables: Array.from({ length: count }, (_, place) => ({
              ...{ text: text(`Livrable ${String(place)}`), acceptance: text('Vu') },
            })),
            price: { kind: known ?? 'range', min: max, max, setup },
          },
          ...{ cap, vatPercent: 20, words, ...days },
        });
        const { ht } = quoteTotals(draft);
        expect(ht).toBe(cap);
        expect(draft.milestones.length).toBeLessThanOrEqual(4);
      }),
    );
  });
});

test('rates of VAT are those of the day', () => {
  expect(vatRatesOn(civilDate('2026-11-23'))).toEqual([20, 10, 0]);
  expect(vatRatesOn(civilDate('2020-01-01'))).toEqual([20, 10, 0]);
});
