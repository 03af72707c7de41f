import { describe, expect, test } from 'vitest';
import {
  BLOCKS,
  COMPONENTS,
  CRITERIA,
  type NamedAid,
  type NearView,
  type OfferMatch,
} from '#domain/matching/schema.ts';
import { REASONS } from '#domain/matching/pages/reasons.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { LANGS, type Lang } from '#i18n/languages.ts';
import { moneyView } from './card-view.ts';
import { wishLine } from './wish-view.ts';
import { componentLines, criterionLines, nearSentence, reasonSentence } from './words.ts';

const wordsIn = (lang: Lang) =>
  i18nFor(lang).getFixedT(null, ['matching', 'vocab', 'catalogue', 'result']);
const contextIn = (lang: Lang) => ({
  ...{ lang, t: wordsIn(lang), today: '2026-11-16', allRegions: 12 },
  catalogue: i18nFor(lang).getFixedT(null, ['catalogue', 'vocab']),
});

const amount = { min: 500_000, max: 500_000 };
const sure: NamedAid = {
  ...{ programme: 'cheque', number: 1, standing: 'eligible', name: 'Chèque numérique' },
  ...{ isPublic: true, takesRequests: true, isDemo: true, at: { min: amount, max: amount } },
};
const rest = {
  beforeVat: { min: 700_000, max: 900_000 },
  vat: { min: 240_000, max: 280_000 },
  withVat: { min: 940_000, max: 1_180_000 },
};
const match: OfferMatch = {
  ...{ offerId: 'an offer', offer: null, total: 81_250, isNewcomer: false, pricePlace: 2 },
  values: [...COMPONENTS, ...CRITERIA].map(() => 1000),
  shared: ['ary', 'fr'],
  reasons: REASONS,
  cost: { min: 1_200_000, max: 1_400_000, basis: 'year-users', users: 3 },
  ...{ sure, possible: { ...sure, standing: 'reachable' }, rest, restThen: rest },
};
const wish = {
  languages: ['ar'],
  mode: 'on-site',
  startBy: '2026-12-31',
  restMAD: 5000,
  users: 3,
  moroccanFirst: false,
} as const;
const UNFILLED = /[{}]|\b[a-z]+\.[a-z]+[.A-Z]?|undefined|null/;

describe.each(LANGS)('in %s', (lang) => {
  const t = wordsIn(lang);

  test('every reason has words of its own, in one sentence', () => {
    const each = REASONS.map((reason) => reasonSentence(t, lang, { ...match, reasons: [reason] }));
    expect(new Set(each).size).toBe(REASONS.length);
    const all = reasonSentence(t, lang, match);
    expect(all.endsWith('.')).toBe(true);
    for (const sentence of [...each, all]) expect(sentence).not.toMatch(UNFILLED);
    expect(all).toContain('\u2068Chèque numérique\u2069');
  });

  test('whatever keeps an offer out is said, for one that is gone as well', () => {
    const said = BLOCKS.map((block): string => {
      const near: NearView = { ...match, block };
      return nearSentence(t, lang, near, wish);
    });
    expect(new Set(said).size).toBe(BLOCKS.length);
    for (const sentence of said) expect(sentence).not.toMatch(UNFILLED);
    const near: NearView = { ...match, block: 'mode' };
    expect(nearSentence(t, lang, near, { ...wish, mode: 'remote' })).not.toBe(
      nearSentence(t, lang, near, wish),
    );
  });

  test('every value of a component and a criterion has words', () => {
    for (const value of [0, 200, 300, 500, 600, 700, 800, 900, 1000]) {
      const values = match.values.map(() => value);
      const points = {
        need: 35,
        constraints: 20,
        record: 20,
        price: 10,
        availability: 10,
        exposure: 5,
      };
      const components = componentLines(t, lang, values, { points });
      expect(components.map(({ component }) => component)).toEqual(COMPONENTS);
      const criteria = criterionLines(t, values);
      expect(criteria.map(({ criterion }) => criterion)).toEqual(CRITERIA);
      for (const { name, word } of [...components, ...criteria]) {
        expect(name).not.toMatch(UNFILLED);
        expect(word).not.toMatch(UNFILLED);
        expect(word).not.toBe('');
      }
    }
    expect(
      criterionLines(
        t,
        match.values.map(() => -1),
      ),
    ).toEqual([]);
  });

  test('money says what it counts, what is sure and what could be', () => {
    const money = moneyView(contextIn(lang), match);
    expect(money.basis).not.toBeNull();
    expect(money.aid).toMatchObject({ to: '/programmes/cheque' });
    expect(money.possible?.to).toBe('/eligibility/results#cheque');
    const { condition = '', then } = money.possible ?? {};
    for (const text of [money.price, money.rest, money.restVat, condition, then ?? ''])
      expect(text).not.toMatch(UNFILLED);
    expect(then).toMatch(/7\D?000/);
    const gone = { ...sure, isPublic: false };
    const away = moneyView(contextIn(lang), { ...match, sure: gone, possible: gone });
    expect([away.aid?.to, away.possible?.to]).toEqual([null, null]);
  });

  test('a wish is said in one line', () => {
    const line = wishLine(t, lang, wish);
    expect(line).not.toMatch(UNFILLED);
    expect(line).toContain('2026');
    expect(line).not.toBe(wishLine(t, lang, { ...wish, moroccanFirst: true }));
  });
});

test('few deliveries are called few, whatever their figure', () => {
  const t = wordsIn('fr');
  const points = {
    need: 35,
    constraints: 20,
    record: 20,
    price: 10,
    availability: 10,
    exposure: 5,
  };
  const wordFor = (isNewcomer: boolean) =>
    componentLines(t, 'fr', match.values, { points }, isNewcomer).find(
      ({ component }) => component === 'record',
    )?.word;
  expect(wordFor(true)).not.toBe(wordFor(false));
});
