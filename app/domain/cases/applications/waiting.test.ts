import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents } from '#domain/kernel/index.server.ts';
import { choosePromoted, type ListMoney, type Waiting } from './waiting.ts';

const asks = (id: string, amount: bigint, ...envelopeIds: readonly string[]): Waiting => ({
  ...{ id, amount: cents(amount), envelopeIds },
});
const money = (free: Readonly<Record<string, bigint>>): ListMoney => ({
  ...{ left: new Map(Object.entries(free)), kept: new Set() },
});
const idsOf = (waiting: readonly Waiting[], free: Readonly<Record<string, bigint>>) =>
  choosePromoted(waiting, money(free)).promoted.map(({ id }) => id);

describe('who leaves the waiting list', () => {
  test('the first ones, as far as the money goes', () => {
    const waiting = [asks('a', 40n, 'e'), asks('b', 40n, 'e'), asks('c', 40n, 'e')];
    expect(idsOf(waiting, { e: 100n })).toEqual(['a', 'b']);
    expect(idsOf(waiting, { e: 39n })).toEqual([]);
    expect(idsOf(waiting, { e: 120n })).toEqual(['a', 'b', 'c']);
  });

  test('nobody passes the first one who asks more than there is', () => {
    const waiting = [asks('large', 90n, 'e'), asks('small', 5n, 'e')];
    expect(idsOf(waiting, { e: 50n })).toEqual([]);
  });

  test('who waits for another envelope is not held up', () => {
    const waiting = [asks('south', 90n, 'south'), asks('north', 5n, 'north')];
    expect(idsOf(waiting, { south: 50n, north: 5n })).toEqual(['north']);
  });

  test('an envelope for all is kept for the first who waits for it and its own', () => {
    const waiting = [asks('first', 90n, 'region', 'all'), asks('second', 5n, 'all')];
    expect(idsOf(waiting, { region: 50n, all: 50n })).toEqual([]);
    expect(choosePromoted(waiting, money({ region: 50n, all: 95n })).promoted).toEqual([
      { id: 'first', envelopeId: 'all' },
      { id: 'second', envelopeId: 'all' },
    ]);
  });

  test('a list read in two parts is left as it is in one', () => {
    const waiting = [
      asks('a', 90n, 'e'),
      asks('b', 20n, 'f'),
      asks('c', 5n, 'e'),
      asks('d', 5n, 'f'),
    ];
    const free = money({ e: 50n, f: 30n });
    const first = choosePromoted(waiting.slice(0, 2), free);
    const second = choosePromoted(waiting.slice(2), first.money);
    expect([...first.promoted, ...second.promoted]).toEqual(choosePromoted(waiting, free).promoted);
    expect(second.promoted).toEqual([{ id: 'd', envelopeId: 'f' }]);
  });

  test('whatever is asked: never more than there is, and nobody is passed on an envelope', () => {
    const names = ['a', 'b', 'c'];
    const list = fc.array(
      fc.record({
        amount: fc.bigInt({ min: 1n, max: 60n }),
        envelopeIds: fc.subarray(names, { minLength: 1 }),
      }),
      { maxLength: 12 },
    );
    const free = fc.tuple(...names.map(() => fc.bigInt({ min: 0n, max: 120n })));
    fc.assert(
      fc.property(list, free, (rows, amounts) => {
        const waiting = rows.map(({ amount, envelopeIds }, index) =>
          asks(String(index), amount, ...envelopeIds),
        );
        const left = new Map(names.map((name, index) => [name, amounts[index] ?? 0n]));
        const { promoted } = choosePromoted(waiting, { left, kept: new Set() });
        const found = new Map(promoted.map(({ id, envelopeId }) => [id, envelopeId]));
        const kept = new Set<string>();
        for (const { id, amount, envelopeIds } of waiting) {
          const envelopeId = found.get(id);
          if (envelopeId === undefined) {
            for (const one of envelopeIds) {
              if (!kept.has(one)) expect((left.get(one) ?? 0n) < amount).toBe(true);
              kept.add(one);
            }
          } else {
            expect(kept.has(envelopeId)).toBe(false);
            left.set(envelopeId, (left.get(envelopeId) ?? 0n) - amount);
            expect((left.get(envelopeId) ?? 0n) >= 0n).toBe(true);
          }
        }
      }),
    );
  });
});
