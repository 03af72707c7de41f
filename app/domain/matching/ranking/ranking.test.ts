import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import type { RunInputs } from '../runs/content.ts';
import { NO_WISH, type Firm, type Wish } from '../score/asked.ts';
import { wordsOf, type OfferFigures } from '../score/row.ts';
import { FIRST_WEIGHTS } from '../score/weights.ts';
import { adviceFor } from './advice.ts';
import { exposureStanding } from './exposure-standing.ts';
import { aboutMany, unlessFew } from './few.ts';
import { keptOut, keptOutView, type KeptOut } from './kept-out.ts';
import { whyNeverShown } from './never-shown.ts';

const ALL_REGIONS = 0xfff;
const FIGURES: OfferFigures = {
  ...{ offer: 1, provider: 1, regions: ALL_REGIONS, languages: 1, support: 1, sizes: 0 },
  ...{ sectors: 0, references: 1, mode: 2, minStage: 1, priceKind: 0, priceMin: 5000 },
  ...{ priceMax: 5000, setup: 0, roundedUp: 0, moroccan: true, hosting: 1, isNewcomer: false },
  ...{ isCertified: true, isDemo: false, serves: 1, starts: 0, province: 0, record: 500 },
  ...{ availability: 500, pricePlace: 2 },
};
const FIRM: Firm = {
  ...{ region: 'MA-06', province: null, sector: null, size: '4-9', staff: 5, stage: 1 },
  speaks: ['fr'],
};

const need = (category: string, action: string) => ({
  ...{ action, category, wave: 1, position: 1, priority: 1000, budgetMAD: null },
});
const runOf = (categories: readonly string[], firm: Partial<Firm> = {}, wish: Partial<Wish> = {}) =>
  ({
    ...{ format: 1, today: civilDate('2026-11-16'), seed: 1, programmes: [], facts: {} },
    weights: { id: 'weights-1', number: 1, content: FIRST_WEIGHTS },
    firm: { ...FIRM, ...firm },
    wish: { ...NO_WISH, ...wish },
    lists: categories.map((category, place) => ({
      need: need(category, `action ${String(place)}`),
      ...{ matches: 0, providers: 0, near: 0, offers: [] },
    })),
  }) satisfies RunInputs;
const offer = (changes: Partial<OfferFigures> = {}) => ({
  category: 'ERP',
  words: wordsOf({ ...FIGURES, ...changes }),
});

const NONE = { region: 0, mode: 0, language: 0, size: 0, stage: 0, start: 0, rest: 0 };
const fit = (changes: Partial<KeptOut> = {}): KeptOut => ({
  ...{ needs: 20, matches: 20, blocks: NONE },
  ...changes,
});

describe('how an offer fits those who need its category', () => {
  test('each firm counts once, and only those that need the category', () => {
    const runs = [runOf(['ERP', 'ERP', 'WEB']), runOf(['WEB']), runOf(['ERP'])];
    expect(keptOut(runs, offer(), [])).toMatchObject({ needs: 2, matches: 2, blocks: NONE });
  });

  test('everything that keeps it out is counted, two things at once too', () => {
    const runs = [
      runOf(['ERP'], { region: 'MA-01' }),
      runOf(['ERP'], { region: 'MA-01' }, { mode: 'remote' }),
      runOf(['ERP'], {}, { mode: 'remote' }),
      runOf(['ERP']),
    ];
    const found = keptOut(runs, offer({ regions: 1 << 5, mode: 1 }), []);
    expect(found).toEqual({ needs: 4, matches: 1, blocks: { ...NONE, region: 2, mode: 2 } });
  });

  test('what is left to pay keeps out whoever wants to spend less', () => {
    const runs = [runOf(['ERP'], {}, { restMAD: 4999 }), runOf(['ERP'], {}, { restMAD: 5000 })];
    expect(keptOut(runs, offer(), [])).toMatchObject({ matches: 1, blocks: { rest: 1 } });
  });

  test('its provider sees no count of a few firms, the most frequent thing first', () => {
    const view = keptOutView({
      ...{ needs: 43, matches: 3 },
      blocks: { ...NONE, size: 4, region: 22, start: 13 },
    });
    expect(view).toEqual({
      ...{ needs: 45, matches: null },
      blocks: [
        { block: 'region', count: 20 },
        { block: 'start', count: 15 },
        { block: 'size', count: null },
      ],
    });
  });
});

describe('why nobody saw an offer', () => {
  const standing = { isPublished: true, isListed: true, keptOut: fit() };
  test.each([
    ['unpublished', { ...standing, isPublished: false, isListed: false, keptOut: null }],
    ['unlisted', { ...standing, isListed: false }],
    ['not-yet', { ...standing, keptOut: null }],
    ['no-need', { ...standing, keptOut: fit({ needs: 0, matches: 0 }) }],
    ['kept-out', { ...standing, keptOut: fit({ matches: 0 }) }],
    ['not-yet', standing],
  ] as const)('%s', (why, given) => {
    expect(whyNeverShown(given)).toBe(why);
  });
});

describe('what would help an offer', () => {
  const advise = (figures: Partial<OfferFigures>, changes: Partial<KeptOut> = {}, says = true) =>
    adviceFor({ figures: { ...FIGURES, ...figures }, saysCapacity: says, keptOut: fit(changes) });

  test('nothing where nothing is missing', () => {
    expect(advise({})).toEqual([]);
  });

  test.each([
    ['outcome', { serves: 0 }],
    ['reference', { references: 0 }],
    ['busy', { availability: 299 }],
    ['dear', { pricePlace: 4 }],
    ['cheap', { pricePlace: 0 }],
    ['support', { languages: 3, support: 1 }],
    ['hosting', { hosting: 2 }],
  ] as const)('%s', (advice, figures) => {
    expect(advise(figures)).toEqual([advice]);
  });

  test('a capacity that was not said is asked for, and nobody without one is called busy', () => {
    expect(advise({ availability: 0 }, {}, false)).toEqual(['capacity']);
  });

  test('a price without a band to compare with says nothing', () => {
    expect(advise({ pricePlace: 7 })).toEqual([]);
  });

  test('what keeps it out often comes first; of fewer than five firms, or rarely, nothing', () => {
    const blocks = { ...NONE, region: 5, start: 9, size: 4 };
    expect(advise({ serves: 0 }, { needs: 20, blocks })).toEqual(['start', 'region', 'outcome']);
    expect(advise({}, { needs: 60, blocks })).toEqual([]);
  });

  test('no more than four at a time', () => {
    const all = { serves: 0, references: 0, pricePlace: 6, support: 0, hosting: 2 };
    expect(advise(all)).toEqual(['outcome', 'reference', 'dear', 'support']);
  });
});

describe('what may be told', () => {
  test('counts below five are not, nothing is nothing', () => {
    expect([0, 1, 4, 5, 6].map(unlessFew)).toEqual([0, null, null, 5, 6]);
    expect([0, 1, 4, 5, 7, 8].map(aboutMany)).toEqual([0, null, null, 5, 5, 10]);
  });

  test('exposure differs from one place at the top on', () => {
    expect(exposureStanding(3, 2)).toBe('owed');
    expect(exposureStanding(2.5, 2)).toBe('even');
    expect(exposureStanding(2, 3)).toBe('ahead');
  });
});
