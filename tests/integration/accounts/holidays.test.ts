import { beforeEach, describe, expect, test } from 'vitest';
import { makeMember } from '../../factories/people.ts';
import { resetDatabase } from '../../setup/database.ts';
import {
  confirmHoliday,
  removeHoliday,
  seedHolidays,
  setHoliday,
  viewHolidays,
} from '#domain/accounts/index.server.ts';
import { addWorkingDays, civilDate, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { holidaysBetween } from '#platform/holidays.ts';

const IN_2026 = new Date('2026-11-16T11:00:00Z');
const FORM = {
  day: '2026-03-21',
  code: 'eid-al-fitr',
  status: 'confirmed',
  source: 'Communiqué of 19 March 2026',
} as const;

let admin: MemberActor;

beforeEach(async () => {
  await resetDatabase();
  admin = await makeMember('platform', ['platform-admin']);
});

const daysOf = async (year: number) =>
  (await viewHolidays(admin, year)).map(({ day, code, status }) => `${day} ${code} ${status}`);

const auditTypes = async () =>
  (await db.auditEntry.findMany({ orderBy: { sequence: 'asc' } })).map(({ type }) => type);

describe('filling in', () => {
  test('this year and the next, once, even by two processes at once', async () => {
    await Promise.all([seedHolidays(IN_2026), seedHolidays(IN_2026)]);
    const before = await daysOf(2026);
    expect(before).toContain('2026-07-30 throne fixed');
    expect(before).toContain('2026-05-27 eid-al-adha expected');
    expect(before).toHaveLength(18);
    expect(await daysOf(2027)).toHaveLength(17);
    expect(await daysOf(2028)).toEqual([]);
    await seedHolidays(IN_2026);
    expect(await daysOf(2026)).toEqual(before);
  });

  test('never brings back what an administrator moved, renamed or deleted', async () => {
    await seedHolidays(IN_2026);
    await setHoliday(admin, { ...FORM, was: '2026-03-20', day: '2026-03-22' });
    await removeHoliday(admin, '2026-10-31');
    await confirmHoliday(admin, '2026-03-21');
    const edited = await daysOf(2026);
    await seedHolidays(IN_2026);
    await seedHolidays(new Date('2027-02-01T11:00:00Z'));
    expect(await daysOf(2026)).toEqual(edited);
    expect(edited).not.toContain('2026-10-31 unity expected');
    expect(edited).toContain('2026-03-22 eid-al-fitr confirmed');
    expect(edited).toContain('2026-03-21 eid-al-fitr confirmed');
    expect(await daysOf(2028)).not.toEqual([]);
  });

  test('what was there before stays', async () => {
    await setHoliday(admin, { ...FORM, day: '2026-07-30', code: 'exceptional' });
    await seedHolidays(IN_2026);
    expect(await daysOf(2026)).toContain('2026-07-30 exceptional confirmed');
  });
});

describe('changing', () => {
  test('a day counts for deadlines as soon as it is kept', async () => {
    await setHoliday(admin, { ...FORM, day: '2026-11-18', code: 'independence' });
    const [from, to] = [civilDate('2026-11-01'), civilDate('2026-11-30')];
    const holidays = await holidaysBetween(db, from, to);
    expect([...holidays]).toEqual(['2026-11-18']);
    expect(addWorkingDays(civilDate('2026-11-17'), 1, holidays)).toBe('2026-11-19');
    expect(await holidaysBetween(db, civilDate('2026-11-19'), to)).toEqual(new Set());
    expect((await holidaysBetween(db, civilDate('2026-11-18'), civilDate('2026-11-18'))).size).toBe(
      1,
    );
  });

  test('two holidays do not share a day', async () => {
    await setHoliday(admin, FORM);
    await setHoliday(admin, { ...FORM, day: '2026-03-22' });
    const taken = { code: 'accounts.holiday-taken' };
    await expect(setHoliday(admin, { ...FORM, code: 'youth' })).rejects.toMatchObject(taken);
    const moved = { ...FORM, was: '2026-03-22', code: 'youth' as const };
    await expect(setHoliday(admin, moved)).rejects.toMatchObject(taken);
    expect(await daysOf(2026)).toHaveLength(2);
  });

  test('repeating a form changes nothing and leaves one entry', async () => {
    await setHoliday(admin, FORM);
    await setHoliday(admin, FORM);
    const moved = { ...FORM, was: FORM.day, day: '2026-03-22' };
    await setHoliday(admin, moved);
    await setHoliday(admin, moved);
    await removeHoliday(admin, '2026-03-22');
    await removeHoliday(admin, '2026-03-22');
    expect(await auditTypes()).toEqual([
      'accounts.holiday-set',
      'accounts.holiday-set',
      'accounts.holiday-removed',
    ]);
  });

  test('only what is expected can be confirmed, and only what there is', async () => {
    await setHoliday(admin, { ...FORM, status: 'expected' });
    await confirmHoliday(admin, FORM.day);
    await confirmHoliday(admin, FORM.day);
    expect(await daysOf(2026)).toEqual(['2026-03-21 eid-al-fitr confirmed']);
    expect(await auditTypes()).toHaveLength(2);
    const missing = { code: 'accounts.not-found' };
    await expect(confirmHoliday(admin, '2026-03-23')).rejects.toMatchObject(missing);
    await expect(confirmHoliday(admin, 'tomorrow')).rejects.toMatchObject(missing);
  });

  test('is for administrators', async () => {
    const manager = await makeMember('programme', ['programme-manager']);
    for (const attempt of [
      () => setHoliday(manager, FORM),
      () => confirmHoliday(manager, FORM.day),
      () => removeHoliday(manager, FORM.day),
      () => viewHolidays(manager, 2026),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'accounts.not-found' });
    expect(await db.holiday.count()).toBe(0);
  });
});
