import { describe, expect, test } from 'vitest';
import { actions as catalogue } from '#content/actions/index.server.ts';
import definitionJson from '#content/frameworks/m1/definition.json' with { type: 'json' };
import { civilDate } from '#domain/kernel/index.server.ts';
import type { Action } from './framework.ts';
import { compileFramework, frameworkDefinitionSchema } from './framework.ts';
import type { PriorityContext } from './priority.ts';
import {
  effortOf,
  gainsOf,
  knownLevels,
  nextLevel,
  pointsPerStep,
  priorityOf,
  urgencyOf,
} from './priority.ts';
import type { Goal, ItemStatus, Level } from './types.ts';
import { LEVELS } from './types.ts';

const framework = compileFramework(frameworkDefinitionSchema.parse(definitionJson));
const { items, foundation } = framework.definition;
const today = civilDate('2026-11-22');

const [anyAction] = catalogue;
if (anyAction === undefined) throw new Error('No action to test with');
const plain: Action = {
  ...anyAction,
  id: 'plain',
  raises: [{ item: 'CUS-03', to: [2] }],
  prerequisites: [],
  goals: ['protect'],
  effort: { '1-3': 1, '4-9': 2, '10-49': 3, '50+': 4 },
  legal: null,
};

function context(over: Partial<PriorityContext>): PriorityContext {
  return { foundation: new Set(foundation), goals: new Set<Goal>(), staff: 12, today, ...over };
}

/** The levels of all items, 4 but where named; null is "I don't know". */
function levels(over: Record<string, Level | null>): ReadonlyMap<string, Level> {
  const statuses: Record<string, ItemStatus> = Object.fromEntries(
    items.map(({ id }) => {
      const level = over[id];
      if (level === null) return [id, { status: 'dont_know' } as const];
      return [id, { status: 'answered', level: level ?? 4 } as const];
    }),
  );
  return knownLevels(statuses);
}

describe('gain', () => {
  const weightOf = (id: string) => items.find((item) => item.id === id)?.weight ?? 0;
  const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + weightOf(id), 0);
  const cus = items.filter((item) => item.dimension === 'CUS').map((item) => item.id);

  test('is the dimension weight by the share of the item, 25 points a level', () => {
    const [gain, ...more] = gainsOf(
      plain,
      levels({ 'CUS-03': 1 }),
      pointsPerStep(framework, levels({})),
    );
    expect(more).toEqual([]);
    expect(gain).toMatchObject({ item: 'CUS-03', from: 1, to: 2 });
    expect(gain?.points).toBeCloseTo(0.12 * (weightOf('CUS-03') / sum(cus)) * 25, 9);
  });

  test('an unknown item weighs nothing, and an implied level is known', () => {
    const known = levels({ 'CUS-01': null });
    const points = pointsPerStep(framework, known).get('CUS-03');
    const rest = cus.filter((id) => id !== 'CUS-01');
    expect(points).toBeCloseTo(0.12 * (weightOf('CUS-03') / sum(rest)) * 25, 9);
    expect(knownLevels({ 'CUS-04': { status: 'implied', level: 0 } }).get('CUS-04')).toBe(0);
  });

  test('all steps of all items together are the whole score', () => {
    const total = [...pointsPerStep(framework, levels({})).values()].reduce((a, b) => a + b, 0);
    expect(total * 4).toBeCloseTo(100, 9);
  });

  test('sums the items raised now, and only those one level below', () => {
    const both: Action = {
      ...plain,
      raises: [
        { item: 'CUS-03', to: [2] },
        { item: 'CUS-01', to: [1, 2] },
        { item: 'CUS-02', to: [4] },
      ],
    };
    const known = levels({ 'CUS-03': 1, 'CUS-01': 0, 'CUS-02': 2 });
    const gains = gainsOf(both, known, pointsPerStep(framework, known));
    expect(gains.map(({ item, from, to }) => [item, from, to])).toEqual([
      ['CUS-03', 1, 2],
      ['CUS-01', 0, 1],
    ]);
    const priority = priorityOf(both, gains, context({}));
    expect(priority.gain).toBeCloseTo((gains[0]?.points ?? 0) + (gains[1]?.points ?? 0), 9);
  });

  test('the next level is one up, and none above 4', () => {
    expect(LEVELS.map(nextLevel)).toEqual([1, 2, 3, 4, null]);
  });
});

test.each<[number, number]>([
  [1, 1],
  [3, 1],
  [4, 2],
  [9, 2],
  [10, 3],
  [49, 3],
  [50, 4],
])('effort for %i people is %i', (staff, effort) => {
  expect(effortOf(plain, staff)).toBe(effort);
});

test.each<[string, Level, Goal[], number]>([
  ['SEC-01', 0, [], 1.5],
  ['SEC-01', 1, ['protect'], 1.5],
  ['SEC-01', 2, ['protect'], 1.25],
  ['SEC-01', 2, ['sell'], 1],
  ['CUS-01', 0, ['protect', 'sell'], 1.25],
  ['CUS-01', 0, [], 1],
])('the need to raise %s from %i for goals %j is %d', (item, from, goals, need) => {
  const gains = [{ item, from, to: nextLevel(from) ?? 4, points: 1 }];
  expect(priorityOf(plain, gains, context({ goals: new Set(goals) })).need).toBe(need);
});

test.each<[string | null, 'in_force' | 'expected', number]>([
  ['2027-05-21', 'in_force', 2],
  ['2027-05-22', 'in_force', 1.5],
  ['2027-11-21', 'in_force', 1.5],
  ['2027-11-22', 'in_force', 1],
  ['2020-01-01', 'in_force', 2],
  ['2026-12-01', 'expected', 1],
  [null, 'in_force', 1],
])('a legal date %s %s makes urgency %d', (date, status, urgency) => {
  expect(urgencyOf({ date, status, source: 'law' }, today)).toBe(urgency);
});

test('the priority is gain × need × urgency / effort', () => {
  const legal = { date: '2027-01-01', status: 'in_force', source: 'law' } as const;
  const gains = [{ item: 'SEC-02', from: 1, to: 2, points: 1.4 } as const];
  const priority = priorityOf({ ...plain, legal }, gains, context({}));
  expect(priority).toMatchObject({ gain: 1.4, need: 1.5, urgency: 2, effort: 3, gains });
  expect(priority.priority).toBeCloseTo((1.4 * 1.5 * 2) / 3, 12);
});
