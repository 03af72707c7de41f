import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import { FACTS } from '#domain/programmes/rules/facts.ts';
import { programmeOf, VOUCHER, voucherFirm } from '../../../../tests/factories/aid.ts';
import { firmFacts, ruleSets } from '../../../../tests/factories/random-rules.ts';
import { prepareAid } from './best-aid.ts';
import type { AidProgramme } from './types.ts';
import { prepareWithin } from './within.ts';

const TODAY = civilDate('2026-11-16');
const CODES = FACTS.category.codes.slice(0, 6);
const programmes = fc
  .array(fc.tuple(ruleSets({ withAmount: true }), fc.option(fc.nat(5_000_000))), {
    minLength: 1,
    maxLength: 5,
  })
  .map((list) =>
    list.map(([rules, ceiling], place) => programmeOf(rules, { slug: `p${place}`, ceiling })),
  );

/** What is left to pay of a single price, in dirhams, worked out by the aid of that price. */
function restOf(all: readonly AidProgramme[], facts: Parameters<typeof prepareAid>[1]) {
  const aidFor = prepareAid(all, facts, TODAY);
  return (category: string, cost: number) => {
    const centimes = cost * 100;
    const project = { min: centimes, max: centimes, basis: 'once', users: null } as const;
    return (centimes - (aidFor({ category, cost: project }).sure?.at.min.min ?? 0)) / 100;
  };
}

describe('what is left to pay stays within a limit', () => {
  test('exactly when the aid of that very price says so', () => {
    const asked = fc.tuple(
      fc.constantFrom(...CODES),
      fc.array(fc.oneof(fc.nat(90_000), fc.nat(100_000_000)), { minLength: 1, maxLength: 20 }),
      fc.nat(60_000),
    );
    fc.assert(
      fc.property(programmes, firmFacts(), asked, (all, facts, [category, costs, limit]) => {
        const within = prepareWithin(all, facts);
        const rest = restOf(all, facts);
        for (const cost of costs)
          expect([cost, within(category, cost, limit)]).toEqual([
            cost,
            rest(category, cost) <= limit,
          ]);
      }),
      { numRuns: 300 },
    );
  });

  test('for every price around the steps of the demonstration voucher', () => {
    const within = prepareWithin([VOUCHER], voucherFirm());
    const rest = restOf([VOUCHER], voucherFirm());
    for (const limit of [0, 400, 1_000, 5_000, 12_345])
      for (let cost = 0; cost < 40_000; cost += 97)
        expect(within('ERP', cost, limit)).toBe(rest('ERP', cost) <= limit);
  });

  test('and without programmes exactly when the price does', () => {
    const within = prepareWithin([], voucherFirm());
    expect([within('ERP', 500, 500), within('ERP', 501, 500)]).toEqual([true, false]);
  });
});
