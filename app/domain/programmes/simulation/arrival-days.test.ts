import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import { FIRST_RUNNING } from '../studio/empty-draft.ts';
import { periodOf } from './arrival-days.ts';

const TODAY = civilDate('2026-11-22');
const draft = (
  opensOn: string | null,
  closesOn: string | null,
  validFrom: string | null = null,
) => ({
  validFrom,
  running: { ...FIRST_RUNNING, opensOn, closesOn },
});

describe('the days a version takes applications', () => {
  test('begin no earlier than today, nor than it opens or is in force', () => {
    const to = '2027-12-31';
    expect(periodOf(draft('2026-09-01', to), TODAY)).toEqual({ from: TODAY, to });
    expect(periodOf(draft('2027-01-04', to), TODAY)).toEqual({ from: '2027-01-04', to });
    expect(periodOf(draft('2026-09-01', to, '2027-02-01'), TODAY)).toEqual({
      ...{ from: '2027-02-01', to },
    });
  });

  test('are none when they are over, not said, or of centuries', () => {
    expect(periodOf(draft('2026-01-01', '2026-11-21'), TODAY)).toBeNull();
    expect(periodOf(draft('2026-01-01', null), TODAY)).toBeNull();
    expect(periodOf(draft(null, '2027-12-31'), TODAY)).toBeNull();
    expect(periodOf(draft('2026-01-01', '2426-01-01'), TODAY)).toBeNull();
  });
});
