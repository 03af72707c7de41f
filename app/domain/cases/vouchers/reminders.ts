/** The reminders of a clock as they stand. */
export interface Reminders {
  /** Days before the end at which its holder is reminded. */
  readonly days: readonly number[];
  /** Days that the clock has in all: none of its reminders comes on its first day. */
  readonly allowed: number;
  /** Those that went out. */
  readonly reminded: readonly number[];
  /** Days until its last one. */
  readonly left: number;
}

export interface Reminder {
  /** What counts as sent from now on, however many days went by without a run. */
  readonly marks: readonly number[];
  /** Whether its holder is told, once for all of them. */
  readonly tells: boolean;
}

/** The reminder that is due with so many days left; null when there is none. */
export function dueReminder({ days, allowed, reminded, left }: Reminders): Reminder | null {
  const marks = days.filter((day) => day >= left && !reminded.includes(day));
  if (marks.length === 0) return null;
  const latest = Math.min(...days.filter((day) => day >= left));
  return { marks, tells: marks.includes(latest) && latest < allowed };
}
