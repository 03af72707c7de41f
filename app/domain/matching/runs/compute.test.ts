import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRICE_KINDS } from '#domain/catalogue/index.server.ts';
import { civilDate } from '#domain/kernel/index.server.ts';
import { VOUCHER, voucherFirm } from '../../../../tests/factories/aid.ts';
import {
  ACTIONS,
  firms,
  needs,
  offers,
  weights,
  wishes,
} from '../../../../tests/factories/random-offers.ts';
import { prepareWithin } from '../aid/within.ts';
import { restOf } from '../aid/rest.ts';
import type { Need, Wish } from '../score/asked.ts';
import { NO_WISH } from '../score/asked.ts';
import { wordsOf, type OfferFigures } from '../score/row.ts';
import { FIRST_WEIGHTS } from '../score/weights.ts';
import { askedFor, costFor, outputOf, usersOf } from './compute.ts';
import type { ListInput, ReadOffer, RunInputs } from './content.ts';

const TODAY = civilDate('2026-11-16');
/** A category that the voucher pays for and that has several actions. */
const CATEGORY = VOUCHER.categories.find((code) => code === 'ERP') ?? VOUCHER.categories[0] ?? '';
const CENTIMES = 100;

/** An offer as a run reads it, with its price in whole dirhams. */
function readOf(one: OfferFigures, debt = 0): ReadOffer {
  const [min, max] = [one.priceMin, one.priceMax].toSorted((a, b) => a - b);
  const sorted = { ...one, priceMin: min ?? 0, priceMax: max ?? 0 };
  return {
    ...{ offer: `offer ${String(one.offer)}`, version: 'v', organisation: String(one.provider) },
    price: {
      kind: PRICE_KINDS[one.priceKind] ?? 'fixed',
      min: sorted.priceMin * CENTIMES,
      max: sorted.priceMax * CENTIMES,
      setup: one.setup * CENTIMES,
    },
    row: wordsOf(sorted),
    debt,
  };
}

function inputsOf(changes: Partial<RunInputs>): RunInputs {
  return {
    ...{ format: 1, today: TODAY, seed: 7, wish: NO_WISH, facts: voucherFirm(), lists: [] },
    weights: { id: 'weights-1', number: 1, content: FIRST_WEIGHTS },
    firm: {
      ...{ region: 'MA-06', province: 'MA-CAS', sector: null, size: '4-9', staff: 5, stage: 2 },
      speaks: ['fr'],
    },
    programmes: [],
    ...changes,
  };
}

function listOf(need: Need, read: readonly ReadOffer[]): ListInput {
  return { need, matches: read.length, providers: read.length, near: 0, offers: read };
}

const runs = fc
  .record({
    firm: firms,
    wish: wishes,
    needs: needs.map((all) => all.map((need) => ({ ...need, category: CATEGORY }))),
    offers: offers({ maxLength: 15 }),
    weights,
    seed: fc.nat(2 ** 32 - 1),
  })
  .map(({ needs: open, offers: offered, weights: content, ...setting }) =>
    inputsOf({
      ...setting,
      weights: { id: 'weights-2', number: 2, content },
      lists: open.map((need) =>
        listOf(
          need,
          offered.map((one) => readOf(one)),
        ),
      ),
    }),
  );

describe('what a run says', () => {
  test('follows from its inputs alone, to the byte', () => {
    fc.assert(
      fc.property(runs, (inputs) => {
        const text = JSON.stringify(outputOf(inputs, [VOUCHER]));
        const stored = JSON.parse(JSON.stringify(inputs)) as RunInputs;
        expect(JSON.stringify(outputOf(stored, [VOUCHER]))).toBe(text);
      }),
    );
  });

  test('does not depend on the order in which offers were read', () => {
    const mixed = runs.chain((inputs) =>
      fc.tuple(
        fc.constant(inputs),
        fc.tuple(
          ...inputs.lists.map((list) =>
            fc
              .shuffledSubarray([...list.offers], { minLength: list.offers.length })
              .map((shuffled) => ({ ...list, offers: shuffled })),
          ),
        ),
      ),
    );
    fc.assert(
      fc.property(mixed, ([inputs, lists]) => {
        expect(outputOf({ ...inputs, lists }, [VOUCHER])).toEqual(outputOf(inputs, [VOUCHER]));
      }),
    );
  });

  test('has a list for each need, of offers it read', () => {
    fc.assert(
      fc.property(runs, (inputs) => {
        const { lists } = outputOf(inputs, []);
        expect(lists.map(({ action }) => action)).toEqual(
          inputs.lists.map(({ need }) => need.action),
        );
        for (const [place, { entries, near }] of lists.entries()) {
          const read = inputs.lists[place]?.offers.map(({ offer }) => offer) ?? [];
          expect(read).toEqual(
            expect.arrayContaining([...entries, ...near].map(({ offer }) => offer)),
          );
        }
      }),
    );
  });

  test('gives no aid without programmes, and with one what it pays for each offer', () => {
    fc.assert(
      fc.property(runs, (inputs) => {
        for (const { entries } of outputOf(inputs, []).lists)
          expect(entries.every(({ aid }) => aid.sure === null && aid.possible === null)).toBe(true);
        for (const [place, { entries }] of outputOf(inputs, [VOUCHER]).lists.entries())
          for (const { offer, aid } of entries) {
            const read = inputs.lists[place]?.offers.find((one) => one.offer === offer);
            if (read === undefined) throw new Error('Not read.');
            const cost = costFor(inputs, read);
            expect(aid.sure?.at.max.max ?? 0).toBeLessThanOrEqual(cost.max);
            expect(aid.sure?.programme ?? VOUCHER.slug).toBe(VOUCHER.slug);
          }
      }),
    );
  });
});

describe('the most that may be left to pay', () => {
  test('divides offers of one price by what is left of it after the sure aid', () => {
    const limits = fc.constantFrom(0, 2_000, 10_000, 60_000);
    const paid = fc.tuple(runs, limits, fc.constantFrom([], [VOUCHER]));
    fc.assert(
      fc.property(paid, ([drawn, restMAD, programmes]) => {
        const wish: Wish = { ...NO_WISH, restMAD };
        const inputs = { ...drawn, wish, lists: drawn.lists.map(withOnePrice) };
        for (const [place, { entries, near }] of outputOf(inputs, programmes).lists.entries()) {
          const leftOf = ({ offer, aid }: (typeof entries)[number] | (typeof near)[number]) => {
            const read = inputs.lists[place]?.offers.find((one) => one.offer === offer);
            if (read === undefined) throw new Error('Not read.');
            const cost = costFor(inputs, read);
            return restOf({ ...cost, max: cost.min }, aid.sure).beforeVat.max;
          };
          for (const entry of entries)
            expect(leftOf(entry)).toBeLessThanOrEqual(restMAD * CENTIMES);
          for (const miss of near.filter(({ block }) => block === 'rest'))
            expect(leftOf(miss)).toBeGreaterThan(restMAD * CENTIMES);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('counts centimes of a price for each user and month', () => {
    const need: Need = {
      ...{ action: ACTIONS[0] ?? '', category: CATEGORY, wave: 1, position: 1, priority: 1 },
      budgetMAD: null,
    };
    const [[one] = []] = fc.sample(offers({ minLength: 1 }), 1);
    if (one === undefined) throw new Error('nothing was drawn');
    const { row, ...read } = readOf({
      ...{ ...one, regions: 0xfff, languages: 31, sizes: 0, minStage: 1, starts: 0 },
      ...{ priceKind: PRICE_KINDS.indexOf('per-user-month'), priceMin: 11, priceMax: 11 },
      ...{ setup: 1, roundedUp: 95 | (50 << 7) },
    });
    const price = { ...read.price, min: 1005, max: 1005, setup: 50 };
    const listed = listOf(need, [{ ...read, row, price }]);
    // 10.05 dirhams for 10 000 users and twelve months, and 0.50 once.
    const restMAD = 1_206_001;
    const found = (wish: Partial<Wish>) => {
      const asking = { ...NO_WISH, users: 10_000, ...wish };
      const inputs = inputsOf({ wish: asking, lists: [listed] });
      return outputOf(inputs, []).lists[0];
    };
    expect(found({ restMAD })?.entries).toHaveLength(1);
    expect(found({ restMAD: restMAD - 1 })?.near).toMatchObject([{ block: 'rest' }]);
  });

  function withOnePrice(list: ListInput): ListInput {
    const offered = list.offers.map((read) => {
      const row = read.row.with(9, read.row[8] ?? 0);
      return { ...read, row, price: { ...read.price, max: read.price.min } };
    });
    return { ...list, offers: offered };
  }

  test('is not worked out when nobody asks', () => {
    const need: Need = {
      ...{ action: ACTIONS[0] ?? '', category: CATEGORY, wave: 1, position: 1, priority: 1 },
      budgetMAD: null,
    };
    const within = prepareWithin([], {});
    const setting = inputsOf({});
    expect(askedFor(setting, [need], need, within).within).toBeNull();
    const withBudget = { ...need, budgetMAD: 1 };
    expect(askedFor(setting, [withBudget], withBudget, within).within).not.toBeNull();
    const wish = { ...NO_WISH, restMAD: 0 };
    expect(askedFor({ ...setting, wish }, [need], need, within).within).not.toBeNull();
  });
});

test('other needs of the category count with one, those of others do not', () => {
  const need = (action: string, category: string): Need => ({
    ...{ action, category, wave: 1, position: 1, priority: 1, budgetMAD: null },
  });
  const all = [need('a', 'ERP'), need('b', 'WEB'), need('c', 'ERP')];
  const [first] = all;
  if (first === undefined) throw new Error('No need.');
  const asked = askedFor(inputsOf({}), all, first, () => true);
  expect(asked.same.map(({ action }) => action)).toEqual(['a', 'c']);
});

test('users are those who were asked for, else all at work, and somebody at least', () => {
  const { firm } = inputsOf({});
  expect(usersOf({ firm, wish: { ...NO_WISH, users: 3 } })).toBe(3);
  expect(usersOf({ firm: { ...firm, staff: 12 }, wish: NO_WISH })).toBe(12);
  expect(usersOf({ firm: { ...firm, staff: null }, wish: NO_WISH })).toBe(1);
  expect(usersOf({ firm: { ...firm, staff: 0 }, wish: NO_WISH })).toBe(1);
});
