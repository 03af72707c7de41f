import {
  addDays,
  addWorkingDays,
  type CivilDate,
  type Holidays,
} from '#domain/kernel/index.server.ts';
import { DATA_REQUEST_KINDS, type DataRequestKind } from './data-request-kinds.ts';

/** Working days within which a request is answered (law 09-08, article 8). */
const ANSWER_WORKING_DAYS = 10;
/** How far ahead holidays are looked up: more days than ten working days can ever span. */
const HORIZON_DAYS = 60;
/** Requests of one person that may wait at the same time. */
export const MOST_OPEN = 5;

export function isDataRequestKind(text: string): text is DataRequestKind {
  return DATA_REQUEST_KINDS.some((kind) => kind === text);
}

/** The days among which holidays matter for a request opened on a day. */
export function holidaySpan(opened: CivilDate): readonly [CivilDate, CivilDate] {
  return [opened, addDays(opened, HORIZON_DAYS)];
}

/** The last day to answer a request opened on a day: the tenth working day after it. */
export function dueDay(opened: CivilDate, holidays: Holidays): CivilDate {
  return addWorkingDays(opened, ANSWER_WORKING_DAYS, holidays);
}

/** Whether an open request should have been answered before today. */
export function isLate(dueOn: CivilDate, today: CivilDate): boolean {
  return today > dueOn;
}
