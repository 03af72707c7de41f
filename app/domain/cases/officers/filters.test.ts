import { describe, expect, test } from 'vitest';
import { numberOfReceipt, queryOfFilter, readCaseFilter } from './filters.ts';

const read = (query: string) => readCaseFilter(new URLSearchParams(query));

describe('the filters of the queue', () => {
  test('without anything show what is open', () => {
    const { filter, problems, values } = read('');
    expect(filter).toEqual({
      ...{ show: 'open', state: null, programme: null, region: null, category: null },
      ...{ officer: null, who: null, late: false, min: null, max: null },
      ...{ number: null, firm: null },
    });
    expect(problems).toEqual({});
    expect(queryOfFilter(values)).toBe('');
  });

  test('leave out what nobody knows', () => {
    const { filter } = read(
      'show=x&state=x&region=x&category=x&who=x&late=x&programme=a%20b&page=2',
    );
    expect(filter).toEqual(read('').filter);
    expect(read("officer='--&programme=%00").filter).toMatchObject({
      programme: null,
      officer: null,
    });
  });

  test('come back as they were sent', () => {
    const query =
      'state=under-review&programme=p-1&region=MA-06&category=WEB&officer=o_1&who=mine&late=yes&min=1+000%2C50&max=2000&q=RQ-2026-000123&show=closed';
    const { filter, values } = read(query);
    expect(filter).toMatchObject({
      ...{ show: 'closed', state: 'under-review', region: 'MA-06', late: true },
      ...{ min: 100_050n, max: 200_000n, number: 123, firm: null },
    });
    expect(queryOfFilter(values)).toBe(query);
    expect(read(queryOfFilter(values))).toEqual(read(query));
  });

  test.each(['Boulangerie du Port', 'مخبزة الميناء', '12 abc', '001234567000089'])(
    'take %s for a part of a firm’s name',
    (typed) => {
      const { filter, values } = read(new URLSearchParams({ q: ` ${typed} ` }).toString());
      expect(filter).toMatchObject({ number: null, firm: typed });
      expect(queryOfFilter(values)).toBe(new URLSearchParams({ q: typed }).toString());
    },
  );

  test.each([
    ['12,5', 1250n],
    ['1 000,00 DH', 100_000n],
    ['١٢٣', 12_300n],
    ['0', 0n],
    ['-5', undefined],
    ['1e9', undefined],
    ['beaucoup', undefined],
  ])('read an amount typed as %s', (typed, amount) => {
    const { filter, problems, values } = read(new URLSearchParams({ min: typed }).toString());
    expect(filter.min).toBe(amount ?? null);
    expect(problems.min).toBe(amount === undefined ? 'money' : undefined);
    expect(values.min).toBe(typed);
  });

  test.each([
    ['RQ-2026-000123', 123],
    ['rq 2026 000123', 123],
    ['2026-000123', 123],
    ['RQ-2026-1234567', 1_234_567],
    ['000123', 123],
    ['١٢٣', 123],
    ['2147483647', 2_147_483_647],
    ['2147483648', undefined],
    ['0', undefined],
    ['RQ-XXXX', undefined],
    ['12 abc', undefined],
    ['000001234000056', undefined],
  ])('read a receipt typed as %s', (typed, number) => {
    expect(numberOfReceipt(typed)).toBe(number);
  });
});
