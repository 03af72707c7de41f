import { describe, expect, test } from 'vitest';
import { dueReminder } from './reminders.ts';

const USE = { days: [60, 30, 14, 3], allowed: 120 } as const;

/** Days before the end on which a reminder goes out, run on each of the given days. */
function told(
  daysLeft: readonly number[],
  about: { readonly days: readonly number[]; readonly allowed: number } = USE,
) {
  const reminded: number[] = [];
  return daysLeft.filter((left) => {
    const reminder = dueReminder({ ...about, reminded, left });
    reminded.push(...(reminder?.marks ?? []));
    return reminder?.tells ?? false;
  });
}

const down = (from: number) => Array.from({ length: from + 1 }, (_, index) => from - index);

describe('reminders', () => {
  test('go out on their days, each once however often the clock runs', () => {
    expect(told(down(120))).toEqual([60, 30, 14, 3]);
    expect(told([61, 60, 60, 60, 59, 30, 30])).toEqual([60, 30]);
  });

  test('that were missed are one', () => {
    expect(told([70, 13, 12, 3])).toEqual([13, 3]);
    expect(told([2, 1, 0])).toEqual([2]);
  });

  test('do not come with the beginning of a short clock', () => {
    expect(told(down(45), { ...USE, allowed: 45 })).toEqual([30, 14, 3]);
    expect(told(down(2), { ...USE, allowed: 2 })).toEqual([]);
  });

  test('go out again once they were taken back, after an extension', () => {
    const about = { ...USE, allowed: 180, reminded: [] };
    expect(dueReminder({ ...about, left: 75 })).toBeNull();
    expect(dueReminder({ ...about, left: 60 })).toEqual({ marks: [60], tells: true });
  });
});
