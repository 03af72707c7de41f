import { listFirms } from '#domain/accounts/index.server.ts';
import { type CivilDate, dayOf } from '#domain/kernel/index.server.ts';
import type { AidApplication, CaseClock } from '#platform/prisma-client/client.ts';
import type { Clock } from '../clocks/clock.ts';
import type { ClockCode } from '../clocks/plan.ts';
import { clockOf } from '../clocks/records.server.ts';
import { versionOf, type Reader } from '../records.server.ts';
import { APPLICATION_EVENTS } from '../transitions.ts';
import type { StoredEvent } from './timeline.ts';

/** A stored clock with its last day, and whether it has ended. */
export interface KnownClock extends Clock {
  readonly code: ClockCode;
  readonly due: CivilDate | null;
  readonly isEnded: boolean;
}

/** Everything stored that the page of a request tells of. */
export async function readCase(reader: Reader, application: AidApplication) {
  const { id, organisationId } = application;
  const where = { applicationId: id };
  const [version, firms, events, clocks, corrections, appeal, revocation, voucher, documents] =
    await Promise.all([
      versionOf(reader, application),
      listFirms(reader, [organisationId]),
      reader.caseEvent.findMany({ where, orderBy: { sequence: 'asc' } }),
      reader.caseClock.findMany({ where, orderBy: [{ startedOn: 'asc' }, { id: 'asc' }] }),
      reader.caseCorrection.findMany({ where, orderBy: [{ round: 'asc' }, { field: 'asc' }] }),
      reader.aidAppeal.findUnique({ where }),
      reader.aidRevocation.findFirst({ where, orderBy: { noticedAt: 'desc' } }),
      reader.voucher.findUnique({ where }),
      reader.caseDocument.findMany({ where, orderBy: [{ code: 'asc' }, { joinedAt: 'asc' }] }),
    ]);
  return {
    ...{ version, corrections, appeal, revocation, voucher, documents },
    firm: firms.get(organisationId)?.name ?? '',
    events: events.flatMap(storedEvent),
    clocks: clocks.map(knownClock),
  };
}
export type CaseRead = Awaited<ReturnType<typeof readCase>>;

function storedEvent(row: {
  readonly sequence: number;
  readonly event: string;
  readonly part: string;
  readonly at: Date;
}): StoredEvent[] {
  const event = APPLICATION_EVENTS.find((one) => one === row.event);
  return event === undefined ? [] : [{ ...row, event }];
}

function knownClock(row: CaseClock): KnownClock {
  const { dueOn, endedAt } = row;
  return { ...clockOf(row), due: dueOn && dayOf(dueOn), isEnded: endedAt !== null };
}
