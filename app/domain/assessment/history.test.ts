import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileFramework } from './compile.ts';
import { answered, definition, framework } from '../../../tests/factories/assessment.ts';
import { numbered, progressBetween, type Measurement, type Progress } from './history.ts';
import { LEVELS, type ItemStatus, type Level } from './types.ts';

type Statuses = Readonly<Record<string, ItemStatus>>;

function measured(statuses: Statuses): Measurement {
  return { framework, statuses };
}

function compared(before: Statuses, after: Statuses) {
  const progress = progressBetween(measured(before), measured(after));
  if (progress.kind !== 'compared') throw new Error(progress.kind);
  return progress;
}

const level = (): fc.Arbitrary<Level> => fc.constantFrom(...LEVELS);
const status = (): fc.Arbitrary<ItemStatus> =>
  fc.oneof(
    level().map((value) => answered(value)),
    fc.constantFrom<ItemStatus>(
      { status: 'dont_know' },
      { status: 'skipped' },
      { status: 'not_asked' },
      { status: 'implied', level: 0 },
      { status: 'not_applicable', reason: 'staff' },
    ),
  );
const statuses = (): fc.Arbitrary<Statuses> =>
  fc
    .array(status(), { minLength: framework.itemIds.length, maxLength: framework.itemIds.length })
    .map((list) =>
      Object.fromEntries(framework.itemIds.map((id, i) => [id, list[i] ?? { status: 'skipped' }])),
    );

function figures(progress: Progress): readonly number[] {
  if (progress.kind !== 'compared') return [];
  return [progress.overall, ...Object.values(progress.dimensions)].map(({ change }) => change);
}

describe('T0, T1, T2', () => {
  const one = (id: string, day: string | null, secondOfId: string | null = null) => ({
    id,
    completedAt: day === null ? null : new Date(`${day}T10:00:00Z`),
    secondOfId,
  });
  const all = [
    one('b', '2026-06-01'),
    one('a', '2026-01-01'),
    one('draft', null),
    one('copy', '2026-02-01', 'a'),
    one('c', '2026-06-01'),
  ];

  test('are the completed first copies in the order of time', () => {
    expect(numbered(all).map(({ id, t }) => [id, t])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
  });

  test('do not depend on the order they are read in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(numbered(shuffled)).toEqual(numbered(all));
      }),
    );
  });
});

describe('a change', () => {
  test('is in points of the weighted items of a dimension', () => {
    const { dimensions, overall } = compared(
      { 'CUS-01': answered(1), 'CUS-02': answered(2) },
      { 'CUS-01': answered(3), 'CUS-02': answered(2) },
    );
    const weight = (id: string) => definition.items.find((item) => item.id === id)?.weight ?? 0;
    const [first, second] = [weight('CUS-01'), weight('CUS-02')];
    const before = (first * 25 + second * 50) / (first + second);
    const after = (first * 75 + second * 50) / (first + second);
    expect(dimensions['CUS']?.before).toBeCloseTo(before, 9);
    expect(dimensions['CUS']?.after).toBeCloseTo(after, 9);
    expect(dimensions['CUS']?.change).toBeCloseTo(after - before, 9);
    expect(overall).toEqual(dimensions['CUS']);
  });

  test('weighs the dimensions as the method does', () => {
    const { overall } = compared(
      { 'CUS-01': answered(0), 'SEC-01': answered(2) },
      { 'CUS-01': answered(4), 'SEC-01': answered(1) },
    );
    const weight = (id: string) => definition.dimensions.find((one) => one.id === id)?.weight ?? 0;
    const [customers, security] = [weight('CUS'), weight('SEC')];
    const expected = (100 * customers - 25 * security) / (customers + security);
    expect(overall.change).toBeCloseTo(expected, 9);
    expect(overall.items).toBe(2);
  });

  test.each([
    ['an unknown answer', { status: 'dont_know' }],
    ['a skipped one', { status: 'skipped' }],
    ['an implied level', { status: 'implied', level: 0 }],
    ['what did not apply', { status: 'not_applicable', reason: 'law' }],
    ['what was off the path', { status: 'not_asked' }],
  ] as const)('never counts %s', (_what, unanswered: ItemStatus) => {
    const known = { 'CUS-01': answered(1) };
    const { overall } = compared(
      { ...known, 'CUS-04': unanswered, 'SEC-01': answered(4) },
      { ...known, 'CUS-04': answered(4), 'SEC-01': unanswered },
    );
    expect(overall).toMatchObject({ change: 0, items: 1, clear: false });
  });

  test('under four points is no clear change, from four points on it is', () => {
    const { items } = definition;
    const all = (value: Level) => Object.fromEntries(items.map(({ id }) => [id, answered(value)]));
    const steps = items.map((_, raised) => ({
      ...all(1),
      ...Object.fromEntries(items.slice(0, raised + 1).map(({ id }) => [id, answered(2)])),
    }));
    const changes = steps.map((after) => compared(all(1), after).overall);
    expect(changes.some(({ change }) => change > 0 && change < 4)).toBe(true);
    for (const { change, clear } of changes) expect(clear).toBe(change >= 4 - 1e-9);
    expect(compared(all(3), all(2)).overall).toMatchObject({ clear: true });
  });

  test('is not told across major versions, and is across minor ones', () => {
    const other = (version: string) => ({
      framework: compileFramework({ ...definition, version }),
      statuses: { 'CUS-01': answered(4) },
    });
    const before = measured({ 'CUS-01': answered(1) });
    expect(progressBetween(before, other('2.0.0'))).toEqual({ kind: 'other-version' });
    expect(progressBetween(before, other('1.7.3')).kind).toBe('compared');
  });

  test('is not told when nothing was answered both times', () => {
    expect(
      progressBetween(measured({ 'CUS-01': answered(1) }), measured({ 'CUS-02': answered(1) })),
    ).toEqual({ kind: 'nothing-common' });
  });

  test('lies within −100 and 100, and is nothing between equal answers', () => {
    fc.assert(
      fc.property(statuses(), statuses(), (before, after) => {
        for (const change of figures(progressBetween(measured(before), measured(after))))
          expect(Math.abs(change)).toBeLessThanOrEqual(100 + 1e-9);
        for (const change of figures(progressBetween(measured(before), measured(before))))
          expect(change).toBeCloseTo(0, 9);
      }),
    );
  });

  test('turned round is the opposite', () => {
    fc.assert(
      fc.property(statuses(), statuses(), (before, after) => {
        const there = figures(progressBetween(measured(before), measured(after)));
        const back = figures(progressBetween(measured(after), measured(before)));
        expect(back).toHaveLength(there.length);
        there.forEach((change, index) => expect(change + (back[index] ?? 0)).toBeCloseTo(0, 9));
      }),
    );
  });

  test('does not move with what only one of the two answered', () => {
    fc.assert(
      fc.property(
        statuses(),
        statuses(),
        fc.constantFrom(...framework.itemIds),
        level(),
        (before, after, item, value) => {
          const without = { ...before, [item]: { status: 'skipped' } as const };
          expect(
            progressBetween(measured(without), measured({ ...after, [item]: answered(value) })),
          ).toEqual(
            progressBetween(
              measured(without),
              measured({ ...after, [item]: { status: 'dont_know' } }),
            ),
          );
        },
      ),
    );
  });

  test('never falls when a later answer rises', () => {
    fc.assert(
      fc.property(
        statuses(),
        statuses(),
        fc.constantFrom(...framework.itemIds),
        (before, after, item) => {
          const first = { ...before, [item]: answered(1) };
          const low = compared(first, { ...after, [item]: answered(2) }).overall.change;
          const high = compared(first, { ...after, [item]: answered(3) }).overall.change;
          expect(high).toBeGreaterThanOrEqual(low - 1e-9);
        },
      ),
    );
  });
});
