/** A deadline as its reminders see it. */
export interface Deadline {
  /** Days before its end at which its holder is reminded. */
  readonly remind: readonly number[];
  /** Days that it has in all: none of its reminders comes on its first day. */
  readonly days: number;
  /** Those that went out. */
  readonly reminded: readonly number[];
  /** Days until its last one. */
  readonly left: number;
}

/**
 * The reminders that count as sent from now on, and whether its holder is told, once for all of
 * them; null when none is due.
 */
export function dueReminder({
  remind,
  days,
  reminded,
  left,
}: Deadline): { readonly marks: readonly number[]; readonly tells: boolean } | null {
  const marks = remind.filter((day) => day >= left && !reminded.includes(day));
  if (marks.length === 0 || left < 0) return null;
  const latest = Math.min(...remind.filter((day) => day >= left));
  return { marks, tells: marks.includes(latest) && latest < days };
}
