import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  availabilityValue,
  BEST_RISE,
  countedRise,
  FEWEST_FOR_MEAN,
  meansOf,
  recordValue,
  STATED_MEANS,
  type RecordMeans,
  type RecordSums,
} from './record.ts';

interface Delivery {
  readonly firstPass: boolean;
  readonly onTime: boolean;
  readonly disputed: boolean;
  readonly rise: number | null;
}

const aDelivery: fc.Arbitrary<Delivery> = fc.record({
  firstPass: fc.boolean(),
  onTime: fc.boolean(),
  disputed: fc.boolean(),
  rise: fc.option(fc.double({ min: -100, max: 100, noNaN: true })),
});
const deliveries = fc.array(aDelivery, { maxLength: 40 });
const part = fc.integer({ min: 0, max: 1000 });
const someMeans: fc.Arbitrary<RecordMeans> = fc.record({
  ...{ firstPass: part, onTime: part, undisputed: part, rise: part },
});

const count = (all: readonly Delivery[], says: (one: Delivery) => boolean) =>
  all.filter(says).length;

function sumsOf(all: readonly Delivery[]): RecordSums {
  const rises = all.flatMap(({ rise }) => (rise === null ? [] : [countedRise(rise)]));
  return {
    deliveries: all.length,
    firstPass: count(all, ({ firstPass }) => firstPass),
    onTime: count(all, ({ onTime }) => onTime),
    disputed: count(all, ({ disputed }) => disputed),
    measured: rises.length,
    riseSum: rises.reduce((sum, rise) => sum + rise, 0),
  };
}

const value = (all: readonly Delivery[], means: RecordMeans = STATED_MEANS) =>
  recordValue(sumsOf(all), means);
const many = (number: number, one: Delivery) => Array.from({ length: number }, () => one);

const GOOD: Delivery = { firstPass: true, onTime: true, disputed: false, rise: BEST_RISE };
const BAD: Delivery = { firstPass: false, onTime: false, disputed: true, rise: -BEST_RISE };
/** What the stated means come to by their shares. */
const MEAN = 782.5;

describe('the delivery record', () => {
  test('without deliveries is the mean of the parts by their shares', () => {
    expect(value([])).toBe(Math.round(MEAN));
    fc.assert(
      fc.property(someMeans, (means) => {
        const { firstPass, onTime, undisputed, rise } = means;
        const mean = (35 * firstPass + 30 * onTime + 15 * undisputed + 20 * rise) / 100;
        expect(Math.abs(value([], means) - mean)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  test('stays within its thousandths, from the worst to the best', () => {
    fc.assert(
      fc.property(deliveries, someMeans, (all, means) => {
        const record = value(all, means);
        expect(record >= 0 && record <= 1000 && Number.isInteger(record)).toBe(true);
      }),
    );
    expect(value(many(10_000, GOOD))).toBe(1000);
    expect(value(many(10_000, BAD))).toBe(0);
  });

  test('is never lowered by a delivery that went better', () => {
    const better = (one: Delivery): readonly Delivery[] => [
      { ...one, firstPass: true },
      { ...one, onTime: true },
      { ...one, disputed: false },
      ...(one.rise === null ? [] : [{ ...one, rise: one.rise + 3 }]),
    ];
    fc.assert(
      fc.property(deliveries, aDelivery, someMeans, (others, one, means) => {
        const before = value([...others, one], means);
        for (const other of better(one))
          expect(value([...others, other], means)).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test('is the same in whatever order they came', () => {
    fc.assert(
      fc.property(
        deliveries.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(value(shuffled)).toBe(value(all));
        },
      ),
    );
  });

  test('of one delivery is nearer to the mean than of many like it', () => {
    for (const one of [GOOD, BAD]) {
      const away = [1, 3, 10, 100].map((number) => Math.abs(value(many(number, one)) - value([])));
      expect(away).toEqual(away.toSorted((a, b) => a - b));
      expect(new Set(away).size).toBe(away.length);
      // Five deliveries weigh as much as the mean does.
      expect(value(many(5, one))).toBe(Math.round((MEAN + (one === GOOD ? 1000 : 0)) / 2));
    }
  });

  test('takes a rise for no more than it can be', () => {
    expect(value([{ ...GOOD, rise: 90 }])).toBe(value([GOOD]));
    expect(value([{ ...BAD, rise: -90 }])).toBe(value([BAD]));
  });

  test('does not count against a provider that its client was not measured again', () => {
    const means = { ...STATED_MEANS, rise: 500 };
    expect(value([{ ...GOOD, rise: null }], means)).toBe(value([{ ...GOOD, rise: 0 }], means));
  });
});

describe('the means of all providers', () => {
  test('are those stated until there are enough deliveries to say', () => {
    expect(meansOf(sumsOf(many(FEWEST_FOR_MEAN - 1, BAD)))).toEqual(STATED_MEANS);
    expect(meansOf(sumsOf(many(FEWEST_FOR_MEAN, BAD)))).toEqual({
      ...{ firstPass: 0, onTime: 0, undisputed: 0, rise: 0 },
    });
    expect(meansOf(sumsOf(many(FEWEST_FOR_MEAN, { ...GOOD, rise: null })))).toEqual({
      ...{ firstPass: 1000, onTime: 1000, undisputed: 1000, rise: STATED_MEANS.rise },
    });
  });

  test('move by hundredths', () => {
    const { firstPass } = meansOf(sumsOf([...many(2, GOOD), ...many(19, BAD)]));
    expect(firstPass).toBe(100);
  });
});

describe('availability', () => {
  test('is the share of what a provider can carry that is free', () => {
    expect(availabilityValue(4, 0)).toBe(1000);
    expect(availabilityValue(4, 3)).toBe(250);
    expect(availabilityValue(4, 9)).toBe(0);
    expect(availabilityValue(0, 0)).toBe(0);
  });

  test('of a provider that does not say is in the middle', () => {
    expect(availabilityValue(null, 12)).toBe(500);
  });
});
