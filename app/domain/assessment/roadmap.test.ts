import { describe, expect, test } from 'vitest';
import { actions as catalogue } from '#content/actions/index.server.ts';
import definitionJson from '#content/frameworks/m1/definition.json' with { type: 'json' };
import { civilDate } from '#domain/kernel/index.server.ts';
import type { Action } from './framework.ts';
import { compileFramework, frameworkDefinitionSchema } from './framework.ts';
import type { Roadmap, RoadmapAction, RoadmapRequest } from './roadmap.ts';
import { buildRoadmap } from './roadmap.ts';
import type { ItemStatus, Level } from './types.ts';

const framework = compileFramework(frameworkDefinitionSchema.parse(definitionJson));
const { items } = framework.definition;
const today = civilDate('2026-11-22');
const [anyAction] = catalogue;
if (anyAction === undefined) throw new Error('No action to test with');
const base: Action = anyAction;

function action(over: Partial<Action> & Pick<Action, 'id' | 'raises'>): Action {
  return {
    ...base,
    prerequisites: [],
    minStaff: 1,
    goals: [],
    effort: { '1-3': 1, '4-9': 2, '10-49': 3, '50+': 4 },
    legal: null,
    ...over,
  };
}

const at = (level: Level): ItemStatus => ({ status: 'answered', level });
/** Everything at the top but what is named. */
function statuses(over: Record<string, Level | ItemStatus>): Record<string, ItemStatus> {
  const all = Object.fromEntries(items.map((item) => [item.id, at(4)]));
  for (const [id, value] of Object.entries(over))
    all[id] = typeof value === 'number' ? at(value) : value;
  return all;
}

function request(over: Partial<RoadmapRequest>): RoadmapRequest {
  return {
    framework,
    actions: catalogue,
    statuses: statuses({}),
    profile: { staff: 12, sector: 'IND', usesMachinery: true, exportsOrSuppliesLarge: true },
    goals: [],
    today,
    running: [],
    ...over,
  };
}

const placed = (roadmap: Roadmap): RoadmapAction[] => [...roadmap.waves.flat(), ...roadmap.later];
const ids = (list: readonly { readonly id: string }[]) => list.map((each) => each.id);

describe('waves', () => {
  test('what an action needs comes in an earlier wave, and is named', () => {
    const enabling = action({ id: 'line', raises: [{ item: 'CON-03', to: [1] }] });
    const blocked = action({
      id: 'shop',
      raises: [{ item: 'CUS-01', to: [1] }],
      prerequisites: [{ item: 'CON-03', min: 1 }],
      goals: ['sell'],
    });
    const built = buildRoadmap(
      request({
        actions: [blocked, enabling],
        statuses: statuses({ 'CON-03': 0, 'CUS-01': 0 }),
        goals: ['sell'],
      }),
    );
    expect(built.waves.map(ids)).toEqual([['line'], ['shop'], []]);
    expect(built.waves[1][0]).toMatchObject({ unlockedBy: ['line'], reasonForWave: 'unlocked' });
  });

  test('an action whose prerequisite nothing can meet is left out with the reason', () => {
    const needs = (item: string, min: 1 | 2) =>
      action({
        id: `needs-${item}`,
        raises: [{ item: 'CUS-01', to: [1] }],
        prerequisites: [{ item, min }],
      });
    const line = action({ id: 'line', raises: [{ item: 'CON-03', to: [1] }] });
    const left = (one: Action, level: ItemStatus) =>
      buildRoadmap(
        request({ actions: [one, line], statuses: statuses({ 'CUS-01': 0, 'CON-03': level }) }),
      ).leftOut;
    expect(left(needs('CON-03', 2), at(0))).toEqual([
      { id: 'needs-CON-03', reason: 'prerequisite_unreachable', item: 'CON-03', needed: 2 },
    ]);
    expect(left(needs('CON-03', 1), { status: 'dont_know' })).toEqual([
      { id: 'needs-CON-03', reason: 'prerequisite_unknown', item: 'CON-03', needed: 1 },
    ]);
    expect(left(needs('CON-03', 1), { status: 'not_applicable', reason: 'law' })).toEqual([]);
  });

  test('of two actions for the same step the other is left out as covered', () => {
    const one = action({ id: 'b-cheap', raises: [{ item: 'CUS-01', to: [1] }] });
    const other = action({
      id: 'a-dear',
      raises: [{ item: 'CUS-01', to: [1, 2] }],
      effort: { '1-3': 5, '4-9': 5, '10-49': 5, '50+': 5 },
    });
    const built = buildRoadmap(
      request({ actions: [one, other], statuses: statuses({ 'CUS-01': 0 }) }),
    );
    expect(ids(placed(built))).toEqual(['b-cheap']);
    expect(built.leftOut).toEqual([{ id: 'a-dear', reason: 'covered', by: ['b-cheap'] }]);
  });

  test('a running action is not proposed, nor another for the same step; it opens the next', () => {
    const running = action({ id: 'run', raises: [{ item: 'CON-03', to: [1] }] });
    const same = action({ id: 'same', raises: [{ item: 'CON-03', to: [1] }] });
    const next = action({
      id: 'next',
      raises: [{ item: 'CUS-01', to: [1] }],
      prerequisites: [{ item: 'CON-03', min: 1 }],
    });
    const built = buildRoadmap(
      request({
        actions: [running, same, next],
        statuses: statuses({ 'CON-03': 0, 'CUS-01': 0 }),
        running: ['run'],
      }),
    );
    expect(built.waves.map(ids)).toEqual([[], ['next'], []]);
    expect(built.waves[1][0]?.unlockedBy).toEqual(['run']);
    expect(built.leftOut).toEqual([
      { id: 'run', reason: 'running' },
      { id: 'same', reason: 'covered', by: ['run'] },
    ]);
  });

  test('running actions take places of the first wave', () => {
    const three = ['CUS-02', 'CUS-03', 'CUS-05'].map((item) =>
      action({ id: `raise-${item.toLowerCase()}`, raises: [{ item, to: [1] }] }),
    );
    const levels = { 'CUS-02': 0, 'CUS-03': 0, 'CUS-05': 0 } as const;
    const sizes = (ongoing: string[]) =>
      buildRoadmap(
        request({ actions: three, statuses: statuses(levels), running: ongoing }),
      ).waves.map((wave) => wave.length);
    expect(sizes([])).toEqual([3, 0, 0]);
    expect(sizes(['run'])).toEqual([2, 1, 0]);
  });

  test('an action above the size of the firm is left out', () => {
    const big = action({ id: 'big', raises: [{ item: 'CUS-01', to: [1] }], minStaff: 50 });
    const built = buildRoadmap(request({ actions: [big], statuses: statuses({ 'CUS-01': 0 }) }));
    expect(placed(built)).toEqual([]);
    expect(built.leftOut).toEqual([{ id: 'big', reason: 'size', minStaff: 50 }]);
  });

  test('equal priorities go by id', () => {
    const twins = ['z', 'a', 'm'].map((id, index) =>
      action({ id, raises: [{ item: ['CUS-02', 'CUS-05', 'CUS-03'][index] ?? '', to: [1] }] }),
    );
    const weightOf = (id: string) => items.find((item) => item.id === id)?.weight;
    expect(weightOf('CUS-02')).toBe(weightOf('CUS-05'));
    const built = buildRoadmap(
      request({
        actions: twins.slice(0, 2),
        statuses: statuses({ 'CUS-02': 0, 'CUS-05': 0, 'CUS-03': 0 }),
      }),
    );
    expect(ids(built.waves[0])).toEqual(['a', 'z']);
  });

  test('at the top of everything there is nothing to do', () => {
    expect(buildRoadmap(request({}))).toEqual({ waves: [[], [], []], later: [], leftOut: [] });
  });

  test('a firm at 0 everywhere gets its three foundations first, and every gap a step', () => {
    const zero = Object.fromEntries(items.map((item) => [item.id, 0 as const]));
    const built = buildRoadmap(request({ statuses: statuses(zero) }));
    expect(built.waves.map((wave) => wave.length)).toEqual([3, 4, 5]);
    expect(built.waves[0].map((each) => each.reasonForWave)).toEqual(Array(3).fill('foundation'));
    expect(built.waves[1][0]?.reasonForWave).toBe('foundation');
    const raised = placed(built).flatMap((each) => each.gains.map((gain) => gain.item));
    expect(raised.sort()).toEqual(items.map((item) => item.id).sort());
  });
});
