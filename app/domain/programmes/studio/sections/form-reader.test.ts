import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dirhamsTyped, FormReader, percentTyped } from './form-reader.ts';
import { addRow, removeRow, rowsIn } from './rows.ts';

const read = <T>(typed: string, how: (form: FormReader) => T) => {
  const form = new FormReader({ x: typed });
  return { value: how(form), error: form.errors['x'] };
};

describe('what is typed', () => {
  test.each([
    ['2027-02-15', '2027-02-15', undefined],
    ['15/2/2027', '2027-02-15', undefined],
    ['١٥/٠٢/٢٠٢٧', '2027-02-15', undefined],
    ['', null, undefined],
    ['30/02/2027', null, 'day'],
    ['1027-01-01', null, 'day'],
  ])('as a day: %s', (typed, value, error) => {
    expect(read(typed, (form) => form.day('x'))).toEqual({ value, error });
  });

  test.each([
    ['30', 0.3, undefined],
    ['12,5 %', 0.125, undefined],
    ['٥٠٪', 0.5, undefined],
    ['0', 1, 'share'],
    ['100,01', 1, 'share'],
    ['', 1, 'share'],
  ])('as a share: %s', (typed, value, error) => {
    expect(read(typed, (form) => form.share('x'))).toEqual({ value, error });
  });

  test.each([
    ['12', 12, undefined],
    ['', 1, undefined],
    ['1 2', 12, undefined],
    ['0', 1, 'outOfBounds'],
    ['200', 1, 'outOfBounds'],
    ['-5', 1, 'number'],
  ])('as a whole number: %s', (typed, value, error) => {
    expect(read(typed, (form) => form.whole('x', 1, 120))).toEqual({ value, error });
  });

  test('amounts and shares come back as they were kept', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (centimes) => {
        expect(read(dirhamsTyped(centimes), (form) => form.centimes('x')).value).toBe(centimes);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (tenThousandths) => {
        const share = tenThousandths / 10_000;
        expect(read(percentTyped(share), (form) => form.share('x')).value).toBe(share);
      }),
    );
  });
});

test('rows are added after the last and taken out one by one', () => {
  const values = { 'steps.0.fr': 'a', 'steps.3.fr': 'b', other: 'c' };
  const more = addRow(values, 'steps', { fr: '' });
  expect(rowsIn(more, 'steps')).toEqual([0, 3, 4]);
  expect(removeRow(more, 'steps', 3)).toEqual({ 'steps.0.fr': 'a', 'steps.4.fr': '', other: 'c' });
});
