import { describe, expect, test } from 'vitest';
import { dueReminder } from './reminders.ts';

const deadline = { remind: [5, 2], days: 10, reminded: [] as number[], left: 5 };

describe('reminders before the end of a term', () => {
  test('go out once each', () => {
    expect(dueReminder({ ...deadline, left: 6 })).toBeNull();
    expect(dueReminder(deadline)).toEqual({ marks: [5], tells: true });
    expect(dueReminder({ ...deadline, left: 3, reminded: [5] })).toBeNull();
    expect(dueReminder({ ...deadline, left: 2, reminded: [5] })).toEqual({
      marks: [2],
      tells: true,
    });
  });

  test('are one when several days went by, and none when it is over', () => {
    expect(dueReminder({ ...deadline, left: 1 })).toEqual({ marks: [5, 2], tells: true });
    expect(dueReminder({ ...deadline, left: -1 })).toBeNull();
  });

  test('do not come on the first day', () => {
    expect(dueReminder({ ...deadline, days: 5 })).toEqual({ marks: [5], tells: false });
  });
});
