import {
  addDays,
  addWorkingDays,
  workingDaysBetween,
  type CivilDate,
  type Holidays,
} from '#domain/kernel/index.server.ts';

/** Working days from the day an application is sent to its decision. */
const EXAMINATION_DAYS = 20;
/** Calendar days a provider has to answer a request for changes. */
const ANSWER_DAYS = 30;
/** Working days a provider has to answer the notice of a measure. */
export const MEASURE_ANSWER_DAYS = 10;

/** Calendar days that hold any of these deadlines, whatever the holidays: how many to load. */
export const HOLIDAYS_AHEAD = 90;

/** The day an examination that starts on a day is due. */
export function examinationDue(sent: CivilDate, holidays: Holidays): CivilDate {
  return addWorkingDays(sent, EXAMINATION_DAYS, holidays);
}

/** The clock while the provider has to answer: working days left, 0 when late, and its last day. */
export function stopClock(
  today: CivilDate,
  dueOn: CivilDate,
  holidays: Holidays,
): { readonly daysLeft: number; readonly answerDueOn: CivilDate } {
  return {
    daysLeft: Math.max(0, workingDaysBetween(today, dueOn, holidays)),
    answerDueOn: addDays(today, ANSWER_DAYS),
  };
}

/** The day an examination is due again once the provider has answered. */
export function resumeClock(today: CivilDate, daysLeft: number, holidays: Holidays): CivilDate {
  return addWorkingDays(today, daysLeft, holidays);
}

/** Days before the end of a certificate on which its owners are reminded, most distant first. */
const REMINDER_DAYS = [120, 60, 30, 7] as const;

/** Calendar days before its end from which a renewal may be asked for. */
export const RENEWAL_DAYS = REMINDER_DAYS[0];

/**
 * The reminder that is due so many days before an end, null for none: each is sent once, and those
 * missed meanwhile are not made up for.
 */
export function dueReminder(
  daysLeft: number,
  reminded: number | null,
  steps: readonly number[] = REMINDER_DAYS,
): number | null {
  const step = steps.filter((days) => daysLeft <= days).at(-1);
  if (step === undefined || daysLeft < 0) return null;
  return reminded === null || reminded > step ? step : null;
}
