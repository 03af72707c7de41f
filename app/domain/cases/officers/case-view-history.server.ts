import { namesOf } from '#domain/accounts/index.server.ts';
import { civilDateOf, type CivilDate, type Holidays, dayOf } from '#domain/kernel/index.server.ts';
import { holidaysBetween } from '#platform/holidays.ts';
import type { CaseClock, CaseEvent } from '#platform/prisma-client/client.ts';
import { spentOn } from '../clocks/clock.ts';
import { CLOCK_CODES, type ClockCode } from '../clocks/plan.ts';
import { clockOf } from '../clocks/records.server.ts';
import type { Reader } from '../records.server.ts';
import { APPLICATION_EVENTS, PARTIES, stateOf, type ApplicationEvent } from '../transitions.ts';

type Actors = 'advisor' | (typeof PARTIES)[number];

/** What happened in a case, oldest first. People of the firm are told as the firm. */
export async function readEvents(reader: Reader, applicationId: string) {
  const rows = await reader.caseEvent.findMany({
    where: { applicationId },
    orderBy: { sequence: 'asc' },
  });
  const names = await namesOf(rows.flatMap(({ actorId }) => actorId ?? []));
  return rows.flatMap((row) => {
    const event = eventOf(row);
    return event === null ? [] : [eventLine(row, event, names)];
  });
}

function eventLine(row: CaseEvent, event: ApplicationEvent, names: ReadonlyMap<string, string>) {
  const { sequence, fromState, toState, actorId, part, at } = row;
  const party = partyOf(part);
  const ofProgramme = party !== 'applicant' && party !== 'advisor' && party !== 'system';
  return {
    ...{ sequence, event, party, at },
    ...{ from: stateOf(fromState), to: stateOf(toState) },
    by: ofProgramme && actorId !== null ? (names.get(actorId) ?? '') : '',
  };
}

function eventOf({ event }: CaseEvent): ApplicationEvent | null {
  return APPLICATION_EVENTS.find((one) => one === event) ?? null;
}

function partyOf(part: string): Actors {
  return part === 'advisor' ? part : (PARTIES.find((one) => one === part) ?? 'system');
}

/** Every clock of a case with its spans, oldest first. */
export async function readClocks(reader: Reader, applicationId: string, now: Date) {
  const rows = await reader.caseClock.findMany({
    where: { applicationId },
    orderBy: { startedOn: 'asc' },
  });
  const today = civilDateOf(now);
  const [first] = rows;
  const since = first ? dayOf(first.startedOn) : today;
  const holidays = await holidaysBetween(reader, since, today);
  return rows
    .filter(({ code }) => code !== 'draft')
    .map((row) => clockLine(row, today, holidays))
    .sort((a, b) => a.startedOn.localeCompare(b.startedOn) || placeOf(a.code) - placeOf(b.code));
}

/** Clocks of one day follow one another as the steps of a case do. */
const placeOf = (code: ClockCode) => CLOCK_CODES.indexOf(code);

function clockLine(row: CaseClock, today: CivilDate, holidays: Holidays) {
  const clock = clockOf(row);
  const { code, holder, unit, allowed, startedOn, spans, runsSince } = clock;
  const state: 'ended' | 'paused' | 'running' =
    row.endedAt !== null ? 'ended' : runsSince === null ? 'paused' : 'running';
  return {
    ...{ id: row.id, code, holder, unit, allowed, startedOn, state },
    spent: spentOn(clock, today, holidays),
    dueOn: row.dueOn && dayOf(row.dueOn),
    endedOn: row.endedAt && civilDateOf(row.endedAt),
    late: row.lateSince !== null || (row.dueOn !== null && dayOf(row.dueOn) < today),
    spans: spans.map(({ from, to, holder: by }) => ({ fromOn: from, toOn: to, holder: by })),
  };
}
