import type { demoCasesSchema } from '#content/demo-schema.ts';
import {
  addDays,
  civilDateOf,
  isWorkingDay,
  type CivilDate,
  type Holidays,
} from '#domain/kernel/index.server.ts';

export type DemoCases = ReturnType<typeof demoCasesSchema.parse>;
export type DemoRequest = DemoCases['requests'][number];

/** What is done with a request, in the order of a day. */
const ACTS = [
  'submit',
  'appeal',
  'assign',
  'declare',
  'check',
  'ask-opinions',
  'ask-corrections',
  'propose-approve',
  'propose-reject',
  'decide',
  'open',
  'accept',
] as const;
export type Act = (typeof ACTS)[number];

/** Acts with the working day they fall on, counted from the one on which the request is sent. */
type Story = readonly (readonly [Act, number])[];

const GIVEN: Story = [
  ['submit', 0],
  ['assign', 0],
  ['declare', 1],
];
const APPROVED: Story = [...GIVEN, ['propose-approve', 3], ['decide', 4]];
const REFUSED: Story = [...GIVEN, ['propose-reject', 3], ['decide', 4], ['open', 5]];

const STORIES: Readonly<Record<DemoRequest['until'], Story>> = {
  submitted: [['submit', 0]],
  'under-review': GIVEN,
  'opinions-asked': [...GIVEN, ['check', 2], ['ask-opinions', 3]],
  'needs-correction': [...GIVEN, ['ask-corrections', 3]],
  'proposed-approve': [...GIVEN, ['check', 2], ['propose-approve', 3]],
  'proposed-reject': [...GIVEN, ['check', 2], ['propose-reject', 3]],
  approved: APPROVED,
  rejected: REFUSED,
  'voucher-issued': [...APPROVED, ['open', 5]],
  voucher: [...APPROVED, ['open', 5], ['accept', 6]],
  appealed: [...REFUSED, ['appeal', 7], ['assign', 7]],
};

/** An act at its instant. */
export interface Entry {
  readonly at: Date;
  readonly act: Act;
  readonly request: DemoRequest;
}

const MORNING = 'T08:00:00Z';
const ACT_MINUTES = 40;
const MINUTE_MS = 60_000;

/**
 * When all that is done with some requests is done, earliest first, so that they came to where they
 * are by the eve of a day. No two acts share an instant, and all are on working days.
 */
export function timetable(
  requests: readonly DemoRequest[],
  today: CivilDate,
  holidays: Holidays,
): readonly Entry[] {
  const entries = requests.flatMap((request, place) =>
    STORIES[request.until].map(([act, after]): Entry => {
      const day = workingDaysBefore(today, request.workingDaysAgo - after, holidays);
      const minutes = ACTS.indexOf(act) * ACT_MINUTES + place;
      const begins = Date.parse(day + MORNING);
      return { at: new Date(begins + minutes * MINUTE_MS), act, request };
    }),
  );
  return entries
    .filter((entry, place) => !isDoneBefore(entry, entries.slice(0, place)))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** All requests of a day are given to officers at once. */
function isDoneBefore({ act, at }: Entry, earlier: readonly Entry[]): boolean {
  const isSameDay = (other: Date) => civilDateOf(other) === civilDateOf(at);
  return act === 'assign' && earlier.some((one) => one.act === act && isSameDay(one.at));
}

/** The day so many working days before another. */
export function workingDaysBefore(day: CivilDate, count: number, holidays: Holidays): CivilDate {
  let before = day;
  for (let left = count; left > 0;) {
    before = addDays(before, -1);
    if (isWorkingDay(before, holidays)) left -= 1;
  }
  return before;
}
