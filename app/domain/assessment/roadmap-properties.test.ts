import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions as catalogue } from '#content/actions/index.server.ts';
import definitionJson from '#content/frameworks/m1/definition.json' with { type: 'json' };
import { civilDate } from '#domain/kernel/index.server.ts';
import type { Action } from './framework.ts';
import { compileFramework, frameworkDefinitionSchema } from './framework.ts';
import type { Roadmap, RoadmapAction, RoadmapRequest } from './roadmap.ts';
import { buildRoadmap } from './roadmap.ts';
import type { Goal, ItemStatus, Level } from './types.ts';
import { GOALS, LEVELS } from './types.ts';

const framework = compileFramework(frameworkDefinitionSchema.parse(definitionJson));
const { items, foundation } = framework.definition;

const at = (level: Level): ItemStatus => ({ status: 'answered', level });
const placed = (roadmap: Roadmap): RoadmapAction[] => [...roadmap.waves.flat(), ...roadmap.later];
const ids = (list: readonly { readonly id: string }[]) => list.map((each) => each.id);

const status: fc.Arbitrary<ItemStatus> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...LEVELS).map(at) },
  fc.constantFrom<ItemStatus>(
    { status: 'implied', level: 0 },
    { status: 'dont_know' },
    { status: 'skipped' },
    { status: 'not_asked' },
    { status: 'not_applicable', reason: 'law' },
  ),
);
const firm: fc.Arbitrary<Firm> = fc.record({
  statuses: fc
    .tuple(...items.map(() => status))
    .map((list) => Object.fromEntries(items.map((item, index) => [item.id, list[index] ?? at(0)]))),
  staff: fc.constantFrom(1, 2, 3, 4, 9, 10, 49, 50, 200),
  goals: fc.uniqueArray(fc.constantFrom(...GOALS), { maxLength: 3 }),
  running: fc.uniqueArray(fc.constantFrom(...ids(catalogue)), { maxLength: 3 }),
  floors: fc.array(fc.constantFrom<Action['minStaff']>(1, 2, 4, 10, 50), {
    minLength: catalogue.length,
    maxLength: catalogue.length,
  }),
});

interface Firm {
  readonly statuses: Readonly<Record<string, ItemStatus>>;
  readonly staff: number;
  readonly goals: readonly Goal[];
  readonly running: readonly string[];
  readonly floors: readonly Action['minStaff'][];
}

/** The whole catalogue, with the size floors drawn for this firm. */
function requestOf({ statuses, staff, goals, running, floors }: Firm): RoadmapRequest {
  return {
    framework,
    actions: catalogue.map((each, index) => ({ ...each, minStaff: floors[index] ?? 1 })),
    statuses,
    profile: { staff, sector: 'IND', usesMachinery: true, exportsOrSuppliesLarge: true },
    goals,
    today: civilDate('2026-11-22'),
    running,
  };
}

describe('for any firm', () => {
  test('the order of what is given changes nothing', () => {
    fc.assert(
      fc.property(firm, fc.infiniteStream(fc.nat()), (of, keys) => {
        const asked = requestOf(of);
        const order = new Map(asked.actions.map((each) => [each, keys.next().value]));
        const shuffled = {
          ...asked,
          actions: [...asked.actions].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
          goals: [...asked.goals].reverse(),
          running: [...asked.running].reverse(),
          statuses: Object.fromEntries(Object.entries(asked.statuses).reverse()),
        };
        expect(JSON.stringify(buildRoadmap(shuffled))).toBe(JSON.stringify(buildRoadmap(asked)));
      }),
    );
  });

  test('size floors, caps, running actions and positions hold', () => {
    fc.assert(
      fc.property(firm, (of) => {
        const asked = requestOf(of);
        const built = buildRoadmap(asked);
        const floors = new Map(asked.actions.map((each) => [each.id, each.minStaff]));
        for (const each of placed(built)) {
          expect(floors.get(each.id)).toBeLessThanOrEqual(of.staff);
          expect(of.running).not.toContain(each.id);
        }
        expect(built.waves[0].length).toBeLessThanOrEqual(of.staff <= 3 ? 2 : 3);
        expect(built.waves[1].length).toBeLessThanOrEqual(of.staff <= 3 ? 3 : 4);
        expect(built.waves[2].length).toBeLessThanOrEqual(of.staff <= 3 ? 4 : 5);
        for (const wave of [...built.waves, built.later])
          expect(wave.map((each) => each.position)).toEqual(wave.map((_, index) => index + 1));
      }),
    );
  });

  test('each step is the next level of a known item, and nothing is raised twice', () => {
    fc.assert(
      fc.property(firm, (of) => {
        const built = buildRoadmap(requestOf(of));
        const gains = placed(built).flatMap((each) => each.gains);
        for (const gain of gains) {
          const known = of.statuses[gain.item];
          expect(known && 'level' in known ? known.level : null).toBe(gain.from);
          expect(gain.to).toBe(gain.from + 1);
        }
        const raised = gains.map((gain) => gain.item);
        expect(new Set(raised).size).toBe(raised.length);
        const named = [...ids(placed(built)), ...ids(built.leftOut)];
        expect(new Set(named).size).toBe(named.length);
      }),
    );
  });

  test('prerequisites are met by what the firm has or by an earlier wave', () => {
    fc.assert(
      fc.property(firm, (of) => {
        const asked = requestOf(of);
        const built = buildRoadmap(asked);
        const byId = new Map(asked.actions.map((each) => [each.id, each]));
        const levels = new Map<string, number>();
        for (const [item, known] of Object.entries(of.statuses))
          if ('level' in known) levels.set(item, known.level);
        const isMet = (one: RoadmapAction) =>
          byId
            .get(one.id)
            ?.prerequisites.every(
              ({ item, min }) =>
                of.statuses[item]?.status === 'not_applicable' || (levels.get(item) ?? -1) >= min,
            );
        const start = new Map(levels);
        for (const [index, wave] of built.waves.entries()) {
          for (const one of wave) expect(isMet(one)).toBe(true);
          if (index === 0) {
            for (const id of of.running)
              for (const { item, to } of byId.get(id)?.raises ?? []) {
                const level = start.get(item);
                if (level !== undefined && to.some((each) => each === level + 1))
                  levels.set(item, level + 1);
              }
          }
          for (const one of wave) for (const gain of one.gains) levels.set(gain.item, gain.to);
        }
        for (const one of built.later) {
          expect(isMet(one)).toBe(true);
          for (const gain of one.gains) levels.set(gain.item, gain.to);
        }
      }),
    );
  });

  test('weak foundations come before anything else in every wave', () => {
    fc.assert(
      fc.property(firm, (of) => {
        const asked = { ...requestOf(of), actions: catalogue, running: [] };
        const built = buildRoadmap(asked);
        const weak = foundation.filter((item) => {
          const known = of.statuses[item];
          return known && 'level' in known && known.level <= 1;
        });
        const cap = of.staff <= 3 ? 2 : 3;
        const first = built.waves[0].filter((each) => each.reasonForWave === 'foundation');
        expect(first).toHaveLength(Math.min(weak.length, cap));
        for (const wave of built.waves) {
          const reasons = wave.map((each) => each.reasonForWave === 'foundation');
          expect(reasons).toEqual([...reasons].sort((a, b) => Number(b) - Number(a)));
        }
      }),
    );
  });

  test('within a wave what is not foundation goes by priority, and its parts multiply', () => {
    fc.assert(
      fc.property(firm, (of) => {
        for (const each of placed(buildRoadmap(requestOf(of)))) {
          const { gain, need, urgency, effort, gains } = each;
          expect(each.priority).toBeCloseTo((gain * need * urgency) / effort, 9);
          expect(gain).toBeCloseTo(
            gains.reduce((sum, one) => sum + one.points, 0),
            9,
          );
        }
        for (const wave of buildRoadmap(requestOf(of)).waves) {
          const rest = wave.filter((each) => each.reasonForWave !== 'foundation');
          const priorities = rest.map((each) => each.priority);
          expect(priorities).toEqual([...priorities].sort((a, b) => b - a));
        }
      }),
    );
  });
});
