import { ownedFirmIds } from '#domain/accounts/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { AidApplication, Prisma } from '#platform/prisma-client/client.ts';
import { timelineOf } from '../pages/timeline.ts';
import { receiptOf } from '../receipt.ts';
import { APPLICATION_EVENTS } from '../transitions.ts';
import { decidedLast } from './acknowledge-state.server.ts';

const PAPER = {
  ...{ id: true, organisationId: true, code: true, sha256: true, issuedOn: true },
  ...{ validUntil: true, addedAt: true, withdrawnAt: true },
} satisfies Prisma.FirmDocumentSelect;

/**
 * The requests for aid of the firms a person owns and the papers they gave, as plain data for the
 * export of their data. What officers do among themselves, and a decision that was not opened yet,
 * are told as the firm's own pages tell them.
 */
export async function exportFirmRequests(actor: PersonActor) {
  const organisationId = { in: await ownedFirmIds(actor.person.accountId) };
  const [rows, papers] = await Promise.all([
    db.aidApplication.findMany({ where: { organisationId }, orderBy: { createdAt: 'asc' } }),
    db.firmDocument.findMany({
      where: { organisationId },
      orderBy: { addedAt: 'asc' },
      select: PAPER,
    }),
  ]);
  const requests = [];
  for (const row of rows) requests.push(await requestOf(row));
  return { requests, papers };
}

async function requestOf(row: AidApplication) {
  const where = { applicationId: row.id };
  const [events, joined, corrections, appeal, decided] = await Promise.all([
    db.caseEvent.findMany({ where, orderBy: { sequence: 'asc' } }),
    db.caseDocument.findMany({
      where,
      orderBy: { joinedAt: 'asc' },
      select: { code: true, documentId: true, sha256: true, joinedAt: true },
    }),
    db.caseCorrection.findMany({
      where,
      orderBy: { askedAt: 'asc' },
      select: { field: true, reason: true, note: true, askedAt: true, answeredAt: true },
    }),
    db.aidAppeal.findUnique({ where, select: { grounds: true, openedAt: true, state: true } }),
    decidedLast(db, row),
  ]);
  const { id, organisationId, programmeId, content, snapshot, number, submittedAt } = row;
  const isOpened = decided?.isOpened === true;
  return {
    ...{ id, organisationId, programmeId, content, snapshot, createdAt: row.createdAt },
    receipt: number === null || submittedAt === null ? null : receiptOf(number, submittedAt),
    ...{ submittedAt, asked: centimes(row.asked) },
    awarded: isOpened && decided.state === 'approved' ? centimes(row.awarded) : null,
    history: timelineOf(events.flatMap(storedEvent), {
      closed: decided && !isOpened ? decided.sequence : null,
      openedAt: row.acknowledgedAt,
    }),
    ...{ papers: joined, corrections },
    // How it was answered is told by the decision, once that is opened.
    appeal: appeal && { ...appeal, state: isOpened || decided === null ? appeal.state : null },
  };
}

/** Centimes as text: JSON has no such numbers. */
const centimes = (amount: bigint | null) => (amount === null ? null : String(amount));

function storedEvent(row: {
  readonly sequence: number;
  readonly event: string;
  readonly part: string;
  readonly at: Date;
}) {
  const event = APPLICATION_EVENTS.find((one) => one === row.event);
  return event === undefined ? [] : [{ ...row, event }];
}
