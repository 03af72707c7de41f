import { addDays, civilDateOf, type CivilDate } from '#domain/kernel/index.server.ts';

/** How often notifications go out by mail. */
export const RHYTHMS = ['at-once', 'daily', 'weekly'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export interface Preferences {
  readonly rhythm: Rhythm;
  /** Hours of the day in Morocco (0–23) from and until which no mail goes out; equal for none. */
  readonly quietFrom: number;
  readonly quietTo: number;
}

export const DEFAULT_PREFERENCES: Preferences = { rhythm: 'at-once', quietFrom: 21, quietTo: 7 };

/** Hour in Morocco from which the mails of a day or a week go out. */
const DIGEST_HOUR = 8;
const DAYS_AFTER_MONDAY = 6;

const hourFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Africa/Casablanca',
  hour: '2-digit',
  hourCycle: 'h23',
});

function hourOf(instant: Date): number {
  return Number(hourFormat.format(instant));
}

function isQuietHour({ quietFrom, quietTo }: Preferences, hour: number): boolean {
  return quietFrom <= quietTo
    ? hour >= quietFrom && hour < quietTo
    : hour >= quietFrom || hour < quietTo;
}

/** Whether a reader wants no mail at this instant. */
export function isQuiet(preferences: Preferences, instant: Date): boolean {
  return isQuietHour(preferences, hourOf(instant));
}

/**
 * Notifications made before the returned instant may go out by mail at `now`; null while the reader
 * wants quiet. With a rhythm that is eight in the morning in Morocco, of today (of Monday), or the
 * end of the quiet hours when eight is one of them; a mail missed then goes out at the next try.
 */
export function sendableBefore(preferences: Preferences, now: Date): Date | null {
  if (isQuiet(preferences, now)) return null;
  if (preferences.rhythm === 'at-once') return now;
  const step = preferences.rhythm === 'daily' ? 1 : 7;
  const hour = isQuietHour(preferences, DIGEST_HOUR) ? preferences.quietTo : DIGEST_HOUR;
  const today = civilDateOf(now);
  const day = step === 1 ? today : addDays(today, 0 - daysSinceMonday(today));
  const moment = instantAt(day, hour);
  return moment <= now ? moment : instantAt(addDays(day, 0 - step), hour);
}

function daysSinceMonday(day: CivilDate): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + DAYS_AFTER_MONDAY) % 7;
}

/** The instant at which it is this hour of this day in Morocco, whatever the offset of that day. */
function instantAt(day: CivilDate, hour: number): Date {
  const asUtc = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
  const shown = hourOf(asUtc);
  const ahead = ((shown - hour + 36) % 24) - 12;
  return new Date(asUtc.getTime() - ahead * 3_600_000);
}
