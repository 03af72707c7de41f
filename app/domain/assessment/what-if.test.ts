import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions as catalogue } from '#content/actions/index.server.ts';
import definitionJson from '#content/frameworks/m1/definition.json' with { type: 'json' };
import type { Action } from './framework.ts';
import { compileFramework, frameworkDefinitionSchema } from './framework.ts';
import { score } from './scoring.ts';
import type { GivenAnswer, Level, ScoringInput } from './types.ts';
import { LEVELS, PATHS } from './types.ts';
import { projectActions } from './what-if.ts';

const framework = compileFramework(frameworkDefinitionSchema.parse(definitionJson));
const { items } = framework.definition;

function pick(...ids: string[]): Action[] {
  return ids.map((id) => {
    const found = catalogue.find((action) => action.id === id);
    if (found === undefined) throw new Error(`No action ${id}`);
    return found;
  });
}

function input(over: Record<string, Level | GivenAnswer>, base: Level = 2): ScoringInput {
  const answers: Record<string, GivenAnswer> = Object.fromEntries(
    items.map((item) => [item.id, { status: 'answered', level: base }]),
  );
  for (const [id, value] of Object.entries(over))
    answers[id] = typeof value === 'number' ? { status: 'answered', level: value } : value;
  return {
    path: 'full',
    profile: { staff: 12, sector: 'IND', usesMachinery: true, exportsOrSuppliesLarge: true },
    answers,
  };
}

describe('projectActions', () => {
  test('raises one level and shows the score before and after', () => {
    const given = input({ 'CUS-01': 0 });
    const projection = projectActions(framework, given, pick('cus-map-listing'));
    expect(projection.steps).toEqual([
      { action: 'cus-map-listing', item: 'CUS-01', from: 0, to: 1 },
    ]);
    expect(projection.before).toEqual(score(framework, given));
    expect(projection.after).toEqual(score(framework, input({ 'CUS-01': 1 })));
    expect(projection.after.dimensions['CUS']?.score).toBeGreaterThan(
      projection.before.dimensions['CUS']?.score ?? 100,
    );
    expect(projection.notApplied).toEqual([]);
  });

  test('follows prerequisites whatever the order of the choice', () => {
    const given = input({ 'FIN-01': 1, 'FIN-03': 2 });
    const chosen = pick('fin-books-live', 'fin-invoice-program');
    for (const order of [chosen, [...chosen].reverse()]) {
      const { steps } = projectActions(framework, given, order);
      expect(steps.map((step) => step.action)).toEqual(['fin-invoice-program', 'fin-books-live']);
    }
    const alone = projectActions(framework, given, pick('fin-books-live'));
    expect(alone.steps).toEqual([]);
    expect(alone.notApplied).toEqual(['fin-books-live']);
    expect(alone.after.score).toBe(alone.before.score);
  });

  test('two actions for two levels of one item add up, one action gives one level', () => {
    const given = input({ 'SEC-01': 1 });
    const both = projectActions(framework, given, pick('sec-second-step', 'sec-own-passwords'));
    expect(both.steps.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [2, 3],
    ]);
    const one = projectActions(framework, input({ 'SEC-01': 0 }), pick('sec-own-passwords'));
    expect(one.steps).toHaveLength(1);
  });

  test('the action that reaches less far goes first, so that the other can follow', () => {
    const [listing] = pick('cus-map-listing');
    if (listing === undefined) throw new Error('No action to test with');
    const far: Action = { ...listing, id: 'a-far', raises: [{ item: 'CUS-01', to: [1, 2] }] };
    const near: Action = { ...listing, id: 'b-near', raises: [{ item: 'CUS-01', to: [1] }] };
    const { steps, notApplied } = projectActions(framework, input({ 'CUS-01': 0 }), [far, near]);
    expect(steps.map((step) => step.action)).toEqual(['b-near', 'a-far']);
    expect(notApplied).toEqual([]);
  });

  test('an implied level stays known when what implied it is raised', () => {
    const given = input({ 'CUS-01': 0, 'CUS-02': 0, 'CUS-04': { status: 'skipped' } });
    const projection = projectActions(framework, given, pick('cus-map-listing'));
    expect(projection.before.statuses['CUS-04']).toEqual({ status: 'implied', level: 0 });
    expect(projection.after.statuses['CUS-04']).toEqual({ status: 'answered', level: 0 });
    expect(projection.after.coverage).toBe(projection.before.coverage);
  });

  test('an unknown item is not raised', () => {
    const given = input({ 'CUS-01': { status: 'dont_know' } });
    const projection = projectActions(framework, given, pick('cus-map-listing'));
    expect(projection.notApplied).toEqual(['cus-map-listing']);
    expect(projection.after).toEqual(projection.before);
  });

  const answer: fc.Arbitrary<GivenAnswer> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .constantFrom(...LEVELS)
        .map((level) => ({ status: 'answered', level }) as const),
    },
    fc.constantFrom<GivenAnswer>(
      { status: 'dont_know' },
      { status: 'skipped' },
      { status: 'not_applicable', reason: 'law' },
    ),
  );
  const anyInput: fc.Arbitrary<ScoringInput> = fc.record({
    path: fc.constantFrom(...PATHS),
    profile: fc.record({
      staff: fc.constantFrom(1, 2, 12, 60),
      sector: fc.constantFrom('IND', 'COM', 'TOU'),
      usesMachinery: fc.boolean(),
      exportsOrSuppliesLarge: fc.boolean(),
    }),
    answers: fc
      .tuple(...items.map(() => answer))
      .map((list) =>
        Object.fromEntries(
          items.map((item, index) => [item.id, list[index] ?? { status: 'skipped' }] as const),
        ),
      ),
  });
  const choice = fc.uniqueArray(fc.constantFrom(...catalogue), { maxLength: 12 });

  test('never lowers the score, a dimension or the stage, and never changes its input', () => {
    fc.assert(
      fc.property(anyInput, choice, (given, chosen) => {
        const copy = structuredClone(given);
        const { before, after } = projectActions(framework, given, chosen);
        expect(given).toEqual(copy);
        expect(after.published).toBe(before.published);
        expect(after.score ?? 0).toBeGreaterThanOrEqual((before.score ?? 0) - 1e-9);
        expect(after.stage ?? 0).toBeGreaterThanOrEqual(before.stage ?? 0);
        for (const [id, dimension] of Object.entries(before.dimensions))
          expect(after.dimensions[id]?.score ?? 0).toBeGreaterThanOrEqual(
            (dimension.score ?? 0) - 1e-9,
          );
      }),
    );
  });

  test('the order of the choice changes nothing', () => {
    fc.assert(
      fc.property(anyInput, choice, (given, chosen) => {
        const reversed = projectActions(framework, given, [...chosen].reverse());
        expect(JSON.stringify(reversed)).toBe(
          JSON.stringify(projectActions(framework, given, chosen)),
        );
      }),
    );
  });
});
