import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import { PUBLIC_STATES } from '#domain/programmes/codes.ts';
import { evaluate } from '#domain/programmes/rules/evaluate.ts';
import { FACTS, type Facts } from '#domain/programmes/rules/facts.ts';
import { programmeOf, VOUCHER, voucherFirm } from '../../../../tests/factories/aid.ts';
import { firmFacts, ruleSets } from '../../../../tests/factories/random-rules.ts';
import { prepareAid, type AidedProject } from './best-aid.ts';
import { MOST_CENTIMES } from './cost.ts';
import { restOf } from './rest.ts';
import type { Aid, AidProgramme } from './types.ts';

const TODAY = civilDate('2026-11-16');
/** The codes that random rules and facts use. */
const CODES = FACTS.category.codes.slice(0, 6);

const programmes = fc
  .array(
    fc.tuple(
      ruleSets({ withAmount: true }),
      fc.constantFrom('open', ...PUBLIC_STATES),
      fc.subarray(CODES, { minLength: 4 }),
      fc.option(fc.nat(5_000_000)),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) =>
    list.map(([rules, state, categories, ceiling], place) =>
      programmeOf(rules, { slug: `p${String(place)}`, state, categories, ceiling }),
    ),
  );
const prices = fc.oneof(
  fc.constantFrom(0, 99, 100_000, 5_000_000, 200_000_000, MOST_CENTIMES),
  fc.nat(20_000_000),
);
const projects = fc
  .tuple(fc.constantFrom(...CODES), prices, prices, fc.boolean())
  .map(([category, a, b, isRange]): AidedProject => {
    const [min, max] = isRange ? [Math.min(a, b), Math.max(a, b)] : [a, a];
    return { category, cost: { min, max, basis: 'once', users: null } };
  });

const asked = fc.tuple(programmes, firmFacts(), projects);
const aidsIn = ({ sure, possible }: { readonly sure: Aid | null; readonly possible: Aid | null }) =>
  [sure, possible].filter((aid) => aid !== null);

/** What the rules say of the firm as it is, at one price, written apart. */
function plainly(programme: AidProgramme, facts: Facts, category: string, price: number) {
  const dirhams = Math.floor(price / 100);
  const most = FACTS.projectCostMAD.max;
  const cost = dirhams > most ? { min: most } : dirhams;
  const { status, amount } = evaluate(programme.compiled, {
    ...facts,
    category: { value: category, source: 'self' },
    projectCostMAD: { value: cost, source: 'self' },
  });
  const limit = Math.min(price, programme.ceiling ?? Infinity);
  const centimes = (value: number | null | undefined) =>
    value === null ? limit : Math.min(limit, Math.round((value ?? 0) * 100));
  return { status, min: centimes(amount?.min ?? 0), max: amount ? centimes(amount.max) : 0 };
}

describe('the best aid', () => {
  test('is whole centimes in order, never more than the cost', () => {
    fc.assert(
      fc.property(asked, ([list, facts, project]) => {
        for (const { at } of aidsIn(prepareAid(list, facts, TODAY)(project)))
          for (const end of ['min', 'max'] as const) {
            expect(Number.isSafeInteger(at[end].min) && Number.isSafeInteger(at[end].max)).toBe(
              true,
            );
            expect(at[end].min).toBeGreaterThanOrEqual(0);
            expect(at[end].min).toBeLessThanOrEqual(at[end].max);
            expect(at[end].max).toBeLessThanOrEqual(project.cost[end]);
          }
      }),
    );
  });

  test('is what the rules say at both ends, and no other that is eligible is surer of more', () => {
    fc.assert(
      fc.property(asked, ([list, facts, project]) => {
        const { category, cost } = project;
        const { sure } = prepareAid(list, facts, TODAY)(project);
        const eligible = list
          .filter(({ state }) => state === 'open')
          .filter(({ categories }) => categories.includes(category))
          .map((one) => ({
            slug: one.slug,
            ends: [cost.min, cost.max].map((price) => plainly(one, facts, category, price)),
          }))
          .filter(({ ends }) => ends.every(({ status }) => status === 'eligible'));
        const settled = (ends: readonly { readonly min: number }[]) =>
          ends.reduce((sum, { min }) => sum + min, 0);
        const most = Math.max(0, ...eligible.map(({ ends }) => settled(ends)));
        expect(sure === null ? 0 : sure.at.min.min + sure.at.max.min).toBe(most);
        const own = eligible.find(({ slug }) => slug === sure?.programme)?.ends;
        expect(own?.map(({ min, max }) => ({ min, max }))).toEqual(
          sure === null ? undefined : [sure.at.min, sure.at.max],
        );
      }),
      { numRuns: 500 },
    );
  });

  test('beside the sure one is what could give more, and never what is not to come', () => {
    fc.assert(
      fc.property(asked, ([list, facts, project]) => {
        const { sure, possible } = prepareAid(list, facts, TODAY)(project);
        if (possible === null) return;
        const most = ({ at }: Aid) => at.min.max + at.max.max;
        expect(most(possible)).toBeGreaterThan(sure === null ? 0 : most(sure));
        const programme = list.find(({ slug }) => slug === possible.programme);
        expect(['open', 'announced']).toContain(programme?.state);
        expect(programme?.categories).toContain(project.category);
      }),
    );
  });

  test('does not depend on the order of programmes, nor on what was asked before', () => {
    const several = fc.array(projects, { minLength: 1, maxLength: 5 });
    const mixed = fc
      .tuple(programmes, firmFacts(), several)
      .chain(([list, facts, many]) =>
        fc.tuple(
          fc.constant({ list, facts, many }),
          fc.shuffledSubarray(list, { minLength: list.length }),
          fc.shuffledSubarray(many, { minLength: many.length }),
        ),
      );
    fc.assert(
      fc.property(mixed, ([{ list, facts, many }, shuffled, otherwise]) => {
        const aidFor = prepareAid(shuffled, facts, TODAY);
        for (const project of otherwise) aidFor(project);
        expect(many.map(aidFor)).toEqual(
          many.map((project) => prepareAid(list, facts, TODAY)(project)),
        );
      }),
    );
  });

  // Rules read whole dirhams: within one, a dearer price may meet the aid to the next.
  test('of the voucher leaves no less to pay of a project that is dirhams dearer', () => {
    const aidFor = prepareAid([VOUCHER], voucherFirm(), TODAY);
    const restAt = (dirhams: number) => {
      const min = dirhams * 100;
      const cost = { min, max: min, basis: 'once', users: null } as const;
      return restOf(cost, aidFor({ category: 'SHOP', cost }).sure);
    };
    fc.assert(
      fc.property(fc.nat(80_000), fc.nat(10_000), (price, more) => {
        expect(restAt(price + more).withVat.min).toBeGreaterThanOrEqual(restAt(price).withVat.min);
      }),
    );
  });
});
