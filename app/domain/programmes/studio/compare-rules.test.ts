import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareLines } from './compare-rules.ts';

const line = (text: string, id: string | null = null) => ({ depth: 0, text, id });
const told = (old: readonly string[], fresh: readonly string[]) =>
  compareLines(
    old.map((text) => line(text)),
    fresh.map((text) => line(text)),
  ).map(({ kind, text }) => `${kind} ${text}`);

describe('two lists of lines', () => {
  test('that are the same', () => {
    expect(told(['a', 'b'], ['a', 'b'])).toEqual(['same a', 'same b']);
  });

  test('with a line more and a line less, each where it stands', () => {
    expect(told(['a', 'b', 'c'], ['a', 'c', 'd'])).toEqual([
      ...['same a', 'removed b', 'same c', 'added d'],
    ]);
  });

  test('with a line that kept its name', () => {
    const old = [line('staff up to 9', 'staff'), line('in order', 'taxes')];
    const fresh = [line('staff up to 49', 'staff'), line('in order', 'taxes')];
    expect(compareLines(old, fresh)).toMatchObject([
      { kind: 'changed', text: 'staff up to 49', before: 'staff up to 9' },
      { kind: 'same' },
    ]);
  });

  test('give both lists back, whatever they are', () => {
    const lines = fc.array(
      fc.record({
        depth: fc.constant(0),
        text: fc.constantFrom('a', 'b', 'c', 'd'),
        id: fc.constantFrom('x', 'y', null),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(lines, lines, (old, fresh) => {
        const changes = compareLines(old, fresh);
        const after = changes.filter(({ kind }) => kind !== 'removed').map(({ text }) => text);
        const before = changes.flatMap(({ kind, text, before: was }) =>
          kind === 'added' ? [] : [kind === 'changed' ? was : text],
        );
        expect(after).toEqual(fresh.map(({ text }) => text));
        expect([...before].sort()).toEqual(old.map(({ text }) => text).sort());
      }),
    );
  });
});
