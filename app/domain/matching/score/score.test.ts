import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import geography from '#content/geography.json' with { type: 'json' };
import { MODES, REGIONS, SECTORS, SIZES, SPOKEN } from '#domain/catalogue/index.server.ts';
import {
  ACTIONS,
  fieldOf,
  figures,
  questions,
  weights,
} from '../../../../tests/factories/random-offers.ts';
import { BLOCKS, COMPONENTS, CRITERIA, type Block } from '../codes.ts';
import { actionBit } from '../index/serves.ts';
import type { Asked, Need } from './asked.ts';
import { NO_BAND, type OfferFigures } from './row.ts';
import { dayOf, exposureValue, maskOf, NO_VALUE, scorerOf, VALUES } from './score.ts';
import { FULL, LATE_DAYS, OWN_ACTION, SAME_CATEGORY } from './values.ts';
import { FIRST_WEIGHTS, weightsSchema } from './weights.ts';

const MORE = { numRuns: 500 };

function scored(asked: Asked, one: OfferFigures, debt = 0) {
  const values = new Int32Array(VALUES);
  const total = scorerOf(asked).total(fieldOf([one]).words, 0, debt, values);
  const component = (name: (typeof COMPONENTS)[number]) => values[COMPONENTS.indexOf(name)] ?? 0;
  const criterion = (name: (typeof CRITERIA)[number]) =>
    values[COMPONENTS.length + CRITERIA.indexOf(name)] ?? 0;
  return { total, values: [...values], component, criterion };
}

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
    ...{ languages: 31, support: 31, sizes: 63, references: 0xffff, mode: wish.mode === 'remote' ? 0 : 2 },
    ...{ priceMin: 0, priceMax: 0, setup: 0, moroccan: true, hosting: 1, starts: 0 },
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

describe('single figures', () => {
  const firm = {
    ...{ region: 'MA-06', province: 'MA-CAS', sector: SECTORS[0] ?? '', size: '4-9', staff: 5 },
    ...{ stage: 3, speaks: ['fr'] },
  };
  const need: Need = {
    ...{ action: ACTIONS[0] ?? '', category: 'ERP', wave: 1, position: 1, priority: 1000 },
    budgetMAD: null,
  };
  const asked: Asked = {
    ...{ firm, need, same: [need], weights: FIRST_WEIGHTS, today: 20_000, seed: 1, within: null },
    wish: {
      ...{ languages: [], mode: 'any', startBy: null, restMAD: null, users: null },
      moroccanFirst: true,
    },
  };
  const [casablanca, settat, rabat] = ['MA-CAS', 'MA-SET', 'MA-RAB'].map((code) =>
    geography.provinces.findIndex((one) => one.code === code),
  );
  const BASE: OfferFigures = {
    ...{ offer: 1, provider: 1, regions: 0xfff, languages: 0, support: 0, sizes: 0, sectors: 0 },
    ...{ references: 0, mode: MODES.indexOf('both'), minStage: 1, priceKind: 0, priceMin: 0 },
    ...{ priceMax: 0, setup: 0, moroccan: false, hosting: 2, isNewcomer: false },
    ...{ isCertified: true, isDemo: false, serves: 0, starts: 0, province: rabat ?? 0 },
    ...{ record: 0, availability: 0, pricePlace: NO_BAND },
  };
  const french = maskOf(SPOKEN, ['fr']);

  test('place: own province, own region, comes there, at a distance', () => {
    const place = (changes: Partial<OfferFigures>, wish: Partial<Asked['wish']> = {}) =>
      scored({ ...asked, wish: { ...asked.wish, ...wish } }, { ...BASE, ...changes }).criterion(
        'place',
      );
    const seats = [casablanca, settat, rabat].map((province) => place({ province: province ?? 0 }));
    expect(seats).toEqual([1000, 900, 800]);
    expect(place({ mode: MODES.indexOf('remote'), province: casablanca ?? 0 })).toBe(700);
    expect(place({ mode: MODES.indexOf('remote') }, { mode: 'remote' })).toBe(1000);
  });

  test('language: delivery and support; what is asked for replaces what is liked', () => {
    const language = (changes: Partial<OfferFigures>) =>
      scored(asked, { ...BASE, ...changes }).criterion('language');
    expect([language({}), language({ languages: french }), language({ support: french })]).toEqual([
      0, 700, 300,
    ]);
    const arabic = { ...asked, wish: { ...asked.wish, languages: ['ar'] } };
    expect(scored(arabic, { ...BASE, languages: french }).criterion('language')).toBe(0);
  });

  test('need: the category alone, the action itself, and the other open ones', () => {
    const [first, second] = ACTIONS.map((action) => 1 << actionBit(action));
    const other = { ...need, action: ACTIONS[1] ?? '', priority: 500 };
    const both = { ...asked, same: [need, other] };
    const value = (question: Asked, serves: number) =>
      scored(question, { ...BASE, serves }).component('need');
    expect([value(asked, 0), value(asked, first ?? 0)]).toEqual([SAME_CATEGORY, FULL]);
    expect(value(both, (first ?? 0) | (second ?? 0))).toBe(FULL);
    const ownAlone = Math.floor((OWN_ACTION * FULL + (FULL - OWN_ACTION) * SAME_CATEGORY) / FULL);
    expect(value(both, first ?? 0)).toBe(ownAlone);
    const category = { ...need, action: 'a category alone' };
    expect(value({ ...asked, need: category, same: [category] }, 2 ** 31 - 1)).toBe(SAME_CATEGORY);
  });

  test('start: at once and within two weeks is the same, and late is worth nothing', () => {
    const start = (days: number) =>
      scored(asked, { ...BASE, starts: asked.today + days }).criterion('start');
    expect([start(-400), start(0), start(14), start(LATE_DAYS), start(400)]).toEqual([
      FULL, FULL, FULL, 0, 0,
    ]);
    expect(start(15)).toBeLessThan(FULL);
    expect(start(60)).toBeGreaterThan(start(61));
  });

  test('price: the cheapest does not win, and without a band it is neither good nor bad', () => {
    const price = (pricePlace: number) =>
      scored(asked, { ...BASE, pricePlace }).component('price');
    const all = [0, 1, 2, 3, 4, 5, 6].map(price);
    expect(all.indexOf(Math.max(...all))).toBe(2);
    expect(all.at(-1)).toBe(0);
    expect(price(NO_BAND)).toBe(600);
  });

  test('budget: full within it, falling beyond, nothing at twice as much', () => {
    const budget = (paid: number) => {
      const own = { ...need, budgetMAD: 1000 };
      const question = {
        ...{ ...asked, need: own, same: [own] },
        within: (_words: ArrayLike<number>, _row: number, limit: number) => paid <= limit,
      };
      return scored(question, BASE).criterion('budget');
    };
    expect([0, 1000, 1001, 1100, 1250, 1500, 2000, 2001].map(budget)).toEqual([
      1000, 1000, 800, 800, 600, 300, 100, 0,
    ]);
  });

  test('exposure: even in the middle, and never beyond its ends', () => {
    expect([exposureValue(0), exposureValue(1e9), exposureValue(-1e9)]).toEqual([500, 1000, 0]);
    expect(exposureValue(1)).toBeGreaterThan(exposureValue(0));
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
