import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import { PUBLIC_STATES } from '#domain/programmes/codes.ts';
import type { RuleSet } from '#domain/programmes/rules/grammar.ts';
import { aRuleSet } from '../../../../tests/factories/programmes.ts';
import { declared, programmeOf, VOUCHER, voucherFirm } from '../../../../tests/factories/aid.ts';
import { prepareAid } from './best-aid.ts';
import { costOf, MOST_CENTIMES, type Cost } from './cost.ts';
import { restOf } from './rest.ts';
import type { AidProgramme } from './types.ts';

const TODAY = civilDate('2026-11-16');
const DIRHAM = 100;

const costing = (min: number, max = min): Cost => ({
  ...{ min: min * DIRHAM, max: max * DIRHAM },
  ...{ basis: 'once', users: null },
});
const exactly = (dirhams: number) => ({ min: dirhams * DIRHAM, max: dirhams * DIRHAM });
const between = (min: number, max: number) => ({ min: min * DIRHAM, max: max * DIRHAM });

const FIRM = voucherFirm();
/** Half of a project of the second programme's own, in order with taxes, up to 10 000 DH. */
const half = (changes: Partial<AidProgramme> = {}, rules: Partial<RuleSet> = {}) =>
  programmeOf(aRuleSet(rules), { slug: 'half', ...changes });
const aidOf = (programmes: readonly AidProgramme[], category: string, cost: Cost, firm = FIRM) =>
  prepareAid(programmes, firm, TODAY)({ category, cost });

describe('the demonstration voucher', () => {
  test.each([
    ['5 people: 60 %', {}, 'CRM', 10_000, 6_000],
    [
      '1 person, territory B: 80 % at most',
      { staff: 1, territorialCategory: 'B' },
      'WEB',
      10_000,
      8_000,
    ],
    ['12 people, territory A', { staff: 12, territorialCategory: 'A' }, 'SHOP', 30_000, 18_000],
    ['the ceiling of the category', {}, 'PAY', 200_000, 8_000],
    ['what is left of 60 000 DH', { aidReceivedMAD: 55_000 }, 'ERP', 40_000, 5_000],
    ['whole dirhams of a price', {}, 'CRM', 1_234.56, 740.4],
    ['nothing of nothing', {}, 'CRM', 0, null],
    ['a category it does not pay for', {}, 'DEV', 10_000, null],
    ['a voucher that runs in the category', { hasActiveVoucher: ['CRM'] }, 'CRM', 10_000, null],
  ] as const)('pays for %s', (_name, facts, category, price, aid) => {
    const { sure, possible } = aidOf([VOUCHER], category, costing(price), voucherFirm(facts));
    const at = aid === null ? null : { min: exactly(aid), max: exactly(aid) };
    expect(sure?.at ?? null).toEqual(at);
    expect(possible).toBeNull();
  });

  test('gives to each end of a range what a project of that price gets', () => {
    const { sure } = aidOf([VOUCHER], 'WEB', costing(10_000, 50_000));
    expect(sure).toEqual({
      ...{ programme: 'cheque-numerique-demonstration', number: 3, standing: 'eligible' },
      at: { min: exactly(6_000), max: exactly(12_000) },
    });
    expect(restOf(costing(10_000, 50_000), sure)).toEqual({
      beforeVat: between(4_000, 38_000),
      vat: between(2_000, 10_000),
      withVat: between(6_000, 48_000),
    });
  });

  test('pays for the first year of the users', () => {
    const price = { kind: 'per-user-month', min: 9_900, max: 9_900, setup: 50_000 } as const;
    const { sure } = aidOf([VOUCHER], 'COLLAB', costOf(price, 5));
    expect(sure?.at.min).toEqual(exactly(3_864));
  });

  test('reads the project of the offer, not the one the firm declared', () => {
    const declares = voucherFirm({ category: 'DEV', projectCostMAD: 1 });
    expect(aidOf([VOUCHER], 'CRM', costing(10_000), declares)).toEqual(
      aidOf([VOUCHER], 'CRM', costing(10_000)),
    );
  });

  test.each([
    [
      'not sure while nobody knows whether a voucher runs',
      { hasActiveVoucher: undefined },
      'eligible',
      0,
    ],
    ['open while a question is left', { taxCompliant: undefined }, 'open', 6_000],
    ['within reach of who can settle their taxes', { taxCompliant: false }, 'reachable', 6_000],
    [
      'within reach of who has no assessment yet',
      { assessmentAgeMonths: null },
      'reachable',
      6_000,
    ],
  ] as const)('is %s', (_name, facts, standing, min) => {
    const { sure, possible } = aidOf([VOUCHER], 'CRM', costing(10_000), voucherFirm(facts));
    expect(sure).toBeNull();
    expect(possible).toMatchObject({ standing, at: { min: between(min, 6_000) } });
  });

  test('is nothing for whom it refuses whatever they do', () => {
    const none = { sure: null, possible: null };
    expect(aidOf([VOUCHER], 'CRM', costing(10_000), voucherFirm({ staff: 500 }))).toEqual(none);
  });
});

describe('the state of a programme', () => {
  test.each(PUBLIC_STATES)('%s', (state) => {
    const { sure, possible } = aidOf([{ ...VOUCHER, state }], 'CRM', costing(10_000));
    const counts = state === 'open';
    expect(sure?.at.min ?? null).toEqual(counts ? exactly(6_000) : null);
    expect(possible?.standing ?? null).toBe(state === 'announced' ? 'eligible' : null);
  });

  test('one without an amount is no money', () => {
    const label = half({}, { amount: null });
    expect(aidOf([label], 'CRM', costing(10_000))).toEqual({ sure: null, possible: null });
  });
});

describe('among several', () => {
  test('the largest sure amount counts, and a coming one only when it is more', () => {
    const announced = half({ state: 'announced' });
    const both = [VOUCHER, announced];
    expect(aidOf(both, 'CRM', costing(10_000)).possible).toBeNull();
    const firm = voucherFirm({ hasActiveVoucher: ['CRM'] });
    expect(aidOf(both, 'CRM', costing(10_000), firm)).toMatchObject({
      ...{ sure: null, possible: { programme: 'half', standing: 'eligible' } },
    });
    expect(aidOf([VOUCHER, half()], 'PAY', costing(40_000))).toMatchObject({
      ...{ sure: { programme: 'half', at: { min: exactly(10_000) } }, possible: null },
    });
  });

  test('one that is sure of less and may be more stands beside the surest', () => {
    const firm = voucherFirm({ hasActiveVoucher: undefined });
    expect(aidOf([VOUCHER, half()], 'CRM', costing(10_000), firm)).toMatchObject({
      sure: { programme: 'half', at: { min: exactly(5_000) } },
      possible: { programme: VOUCHER.slug, at: { min: between(0, 6_000) } },
    });
  });

  test('the one with the lower ceiling may give more of a cheap project, or as much', () => {
    const fixed = (slug: string) => half({ slug }, amountOf(6_000));
    expect(aidOf([half(), fixed('fixed')], 'CRM', costing(10_000)).sure?.programme).toBe('fixed');
    const sure = (slug: string) => aidOf([half(), fixed(slug)], 'CRM', costing(12_000)).sure;
    expect(['first', 'later'].map((slug) => sure(slug)?.programme)).toEqual(['first', 'half']);
  });

  test('equal ones go by their slugs', () => {
    const pair = [half({ slug: 'b' }), half({ slug: 'a' })];
    expect(aidOf(pair, 'CRM', costing(1_000)).sure?.programme).toBe('a');
  });
});

describe('the price', () => {
  const upTo20000 = {
    all: [{ id: 'cost', fact: 'projectCostMAD', op: '<=', value: 20_000 }],
  } as const satisfies RuleSet['rule'];

  test('decides where one end is refused', () => {
    const small = half({}, { rule: upTo20000 });
    expect(aidOf([small], 'CRM', costing(10_000, 30_000))).toMatchObject({
      sure: null,
      possible: { standing: 'open', at: { min: exactly(5_000), max: exactly(0) } },
    });
    expect(aidOf([small], 'CRM', costing(30_000))).toEqual({ sure: null, possible: null });
    const from20000 = { id: 'cost', fact: 'projectCostMAD', op: '>=', value: 20_000 } as const;
    const large = half({}, { rule: from20000 });
    expect(aidOf([large], 'CRM', costing(10_000, 30_000))).toMatchObject({
      sure: null,
      possible: { standing: 'open', at: { min: exactly(0), max: exactly(10_000) } },
    });
  });

  test('is never changed to bring an aid within reach, nor is the category', () => {
    const tax = { id: 'tax', fact: 'taxCompliant', op: '=', value: true } as const;
    const web = { id: 'web', fact: 'category', op: '=', value: 'WEB' } as const;
    const picky = half({}, { rule: { all: [tax, web, ...upTo20000.all] } });
    const late = voucherFirm({ taxCompliant: false });
    expect(aidOf([picky], 'WEB', costing(10_000), late).possible?.standing).toBe('reachable');
    expect(aidOf([picky], 'CRM', costing(10_000), late).possible).toBeNull();
    expect(aidOf([picky], 'WEB', costing(30_000), late).possible).toBeNull();
  });

  test('that rules cannot read is known to be that much at least', () => {
    const share = half({}, amountOf({ product: [0.5, { fact: 'projectCostMAD' }] }));
    const cost = { ...costing(0), min: MOST_CENTIMES, max: MOST_CENTIMES };
    expect(aidOf([share], 'CRM', cost).sure?.at.max).toEqual({
      ...{ min: 5e10 * DIRHAM, max: MOST_CENTIMES },
    });
    expect(aidOf([VOUCHER], 'CRM', cost).sure?.at.max).toEqual(exactly(20_000));
  });

  test('bounds every aid, and so does the ceiling of the programme', () => {
    const gift = amountOf(1e300);
    expect(aidOf([half({}, gift)], 'CRM', costing(10_000)).sure?.at.min).toEqual(exactly(10_000));
    const limited = half({ ceiling: 300_000 }, gift);
    expect(aidOf([limited], 'CRM', costing(10_000)).sure?.at.min).toEqual(exactly(3_000));
  });
});

type Value = NonNullable<RuleSet['amount']>['parts'][number]['value'];

function amountOf(value: Value): Pick<RuleSet, 'amount'> {
  const label = { fr: 'Aide', ar: 'دعم', en: 'Aid' };
  return { amount: { parts: [{ id: 'aid', label, unit: 'mad', value }] } };
}

test('a category nobody knows is paid for by nobody', () => {
  const facts = declared({ staff: 5 });
  expect(aidOf([VOUCHER, half()], 'toString', costing(10_000), facts)).toEqual({
    ...{ sure: null, possible: null },
  });
});
