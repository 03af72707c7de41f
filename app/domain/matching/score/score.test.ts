import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import geography from '#content/geography.json' with { type: 'json' };
import { MODES, REGIONS, SIZES, SPOKEN } from '#domain/catalogue/index.server.ts';
import { fieldOf, figures, questions, weights } from '../../../../tests/factories/random-offers.ts';
import { scored } from '../../../../tests/factories/rankings.ts';
import { BLOCKS, COMPONENTS, CRITERIA, type Block } from '../codes.ts';
import { actionBit } from '../index/serves.ts';
import type { Asked } from './asked.ts';
import type { OfferFigures } from './row.ts';
import { dayOf, NO_VALUE, scorerOf } from './score.ts';
import { FULL } from './values.ts';
import { FIRST_WEIGHTS, weightsSchema } from './weights.ts';

const MORE = { numRuns: 500 };

/** What keeps an offer out, by sets instead of bits. */
function plainBlocks({ firm, wish, within, today }: Asked, one: OfferFigures): readonly Block[] {
  const codes = (vocabulary: readonly string[], mask: number) =>
    vocabulary.filter((_, place) => Math.floor(mask / 2 ** place) % 2 === 1);
  const mode = MODES[one.mode];
  const meant = codes(SIZES, one.sizes);
  const spoken = codes(SPOKEN, one.languages);
  const isOut: Readonly<Record<Block, boolean>> = {
    region: firm.region !== null && !codes(REGIONS, one.regions).includes(firm.region),
    mode:
      (wish.mode === 'remote' && mode === 'on-site') ||
      (wish.mode === 'on-site' && mode === 'remote'),
    language:
      wish.languages.length > 0 && !wish.languages.some((language) => spoken.includes(language)),
    size: firm.size !== null && meant.length > 0 && !meant.includes(firm.size),
    stage: firm.stage !== null && one.minStage > firm.stage,
    start: wish.startBy !== null && Math.max(one.starts, today) > dayOf(wish.startBy),
    rest: wish.restMAD !== null && within?.(fieldOf([one]).words, 0, wish.restMAD) === false,
  };
  return BLOCKS.filter((block) => isOut[block]);
}

describe('what keeps an offer out', () => {
  test('is told bit by bit', () => {
    fc.assert(
      fc.property(questions, figures, (asked, one) => {
        const bits = scorerOf(asked).blocks(fieldOf([one]).words, 0);
        expect(BLOCKS.filter((_, place) => (bits & (1 << place)) !== 0)).toEqual(
          plainBlocks(asked, one),
        );
      }),
      MORE,
    );
  });
});

describe('the total', () => {
  test('lies between nothing and all points, and is points times values', () => {
    fc.assert(
      fc.property(questions, figures, fc.double({ noNaN: true }), (asked, one, debt) => {
        const { total, values } = scored(asked, one, debt);
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(100_000);
        expect(values.every((value) => value >= NO_VALUE && value <= FULL)).toBe(true);
        expect(values.slice(0, COMPONENTS.length).every((value) => value >= 0)).toBe(true);
        const { points } = asked.weights;
        const sum = COMPONENTS.reduce(
          (all, name, place) => all + points[name] * (values[place] ?? 0),
          0,
        );
        expect(total).toBe(sum);
      }),
      MORE,
    );
  });

  test('is all points where nothing is missing', () => {
    fc.assert(
      fc.property(questions, figures, (asked, one) => {
        const { need } = asked;
        const best = atItsBest(asked, one);
        const { total, component } = scored({ ...asked, same: [need] }, best, 100);
        const { constraints: most } = asked.weights.points;
        const lost = COMPONENTS.filter((name) => name !== 'constraints' && component(name) < FULL);
        expect(lost).toEqual([]);
        const counted = component('constraints');
        expect([0, FULL]).toContain(counted);
        expect(total).toBe(100_000 - most * (FULL - counted));
      }),
      MORE,
    );
  });

  test('shares the points of the constraints among the criteria that count', () => {
    fc.assert(
      fc.property(questions, figures, (asked, one) => {
        const { values, component } = scored(asked, one);
        const counting = CRITERIA.map((name, place) => ({
          share: asked.weights.criteria[name],
          value: values[COMPONENTS.length + place] ?? NO_VALUE,
        })).filter(({ value }) => value !== NO_VALUE);
        const whole = counting.reduce((sum, { share }) => sum + share, 0);
        const earned = counting.reduce((sum, { share, value }) => sum + share * value, 0);
        expect(component('constraints')).toBe(whole === 0 ? 0 : Math.floor(earned / whole));
      }),
      MORE,
    );
  });
});

/** An offer that leaves nothing to be wished for. */
function atItsBest({ firm, wish, need }: Asked, one: OfferFigures): OfferFigures {
  const provinces: readonly string[] = geography.provinces.map(({ code }) => code);
  return {
    ...one,
    ...{
      regions: 0xfff,
      minStage: 1,
      languages: 31,
      support: 31,
      sizes: 63,
      references: 0xffff,
      mode: wish.mode === 'remote' ? 0 : 2,
    },
    ...{ priceMin: 0, priceMax: 0, setup: 0, roundedUp: 0, moroccan: true, hosting: 1, starts: 0 },
    ...{ record: FULL, availability: FULL, pricePlace: 2 },
    serves: 1 << actionBit(need.action),
    province: firm.province === null ? 0 : provinces.indexOf(firm.province),
  };
}

describe('what does not count', () => {
  test('Moroccan solutions first, switched off: no value, and the others fill its points', () => {
    fc.assert(
      fc.property(questions, figures, (asked, one) => {
        const off = { ...asked, wish: { ...asked.wish, moroccanFirst: false } };
        expect(scored(off, one).criterion('moroccan')).toBe(NO_VALUE);
        const foreign = { ...atItsBest(off, one), moroccan: false, hosting: 2 };
        const weighed = { ...off, weights: FIRST_WEIGHTS };
        expect(scored(weighed, foreign).component('constraints')).toBe(FULL);
        const on = { ...weighed, wish: { ...asked.wish, moroccanFirst: true } };
        expect(scored(on, foreign).component('constraints')).toBeLessThan(FULL);
      }),
    );
  });

  test.each([
    ['place', { firm: { region: null, province: null } }],
    ['language', { firm: { speaks: [] }, wish: { languages: [] } }],
    ['size', { firm: { size: null, staff: null } }],
    ['sector', { firm: { sector: null } }],
    ['stage', { firm: { stage: null } }],
    ['budget', { need: { budgetMAD: null } }],
    ['moroccan', { wish: { moroccanFirst: false } }],
  ] as const)('%s, where nobody asks for it', (name, unknown) => {
    fc.assert(
      fc.property(questions, figures, (asked, one) => {
        const silent: Asked = {
          ...asked,
          firm: { ...asked.firm, ...('firm' in unknown && unknown.firm) },
          wish: { ...asked.wish, ...('wish' in unknown && unknown.wish) },
          need: { ...asked.need, ...('need' in unknown && unknown.need) },
        };
        expect(scored(silent, one).criterion(name)).toBe(NO_VALUE);
      }),
    );
  });

  test('a criterion without a share, whatever is asked', () => {
    fc.assert(
      fc.property(questions, figures, (asked, one) => {
        const { criterion } = scored(asked, one);
        const free = CRITERIA.filter((name) => asked.weights.criteria[name] === 0);
        expect(free.map(criterion)).toEqual(free.map(() => NO_VALUE));
      }),
    );
  });
});

describe('weights', () => {
  test('that add up are read, others are refused', () => {
    fc.assert(
      fc.property(
        weights,
        fc.constantFrom(...COMPONENTS),
        fc.constantFrom(...CRITERIA),
        fc.constantFrom(-1, 1, 7),
        (one, component, criterion, change) => {
          expect(weightsSchema.parse(one)).toEqual(one);
          const { points, criteria } = one;
          const more = { ...points, [component]: points[component] + change };
          expect(weightsSchema.safeParse({ points: more, criteria }).success).toBe(false);
          const others = { ...criteria, [criterion]: criteria[criterion] + change };
          expect(weightsSchema.safeParse({ points, criteria: others }).success).toBe(false);
        },
      ),
    );
  });

  test.each([
    [{}],
    [{ points: { need: 100 }, criteria: FIRST_WEIGHTS.criteria }],
    [{ ...FIRST_WEIGHTS, points: { ...FIRST_WEIGHTS.points, need: 35.5, price: 9.5 } }],
    [{ ...FIRST_WEIGHTS, points: { ...FIRST_WEIGHTS.points, need: -5, price: 50 } }],
    [{ ...FIRST_WEIGHTS, points: { ...FIRST_WEIGHTS.points, sponsor: 0 } }],
    [{ ...FIRST_WEIGHTS, points: { ...FIRST_WEIGHTS.points, need: Number.NaN } }],
  ])('refuses %j', (odd) => {
    expect(weightsSchema.safeParse(odd).success).toBe(false);
  });

  test('the first ones are those of the method', () => {
    expect(weightsSchema.parse(FIRST_WEIGHTS)).toEqual(FIRST_WEIGHTS);
  });
});
