import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { suspendVoucher } from '#domain/cases/vouchers/suspend.server.ts';
import {
  acknowledgeDecision,
  exportFirmRequests,
  listOwnVouchers,
  runCasesClock,
  saveProject,
  startApplication,
} from '#domain/cases/index.server.ts';
import { caseFacts } from '#domain/cases/applications/facts.server.ts';
import { readRequest } from '#domain/cases/applications/read-request.server.ts';
import { runHere } from '#domain/cases/applications/programme.server.ts';
import { advance, lockApplication } from '#domain/cases/records.server.ts';
import { findLiveOf } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { at, NOON } from '../../factories/actors.ts';
import {
  aProject,
  makeOfficers,
  openProgramme,
  sendApplication,
  type OpenProgramme,
} from '../../factories/cases.ts';
import { seatOf } from '../../factories/firms.ts';
import { notificationsTo, waitingJobs } from '../../factories/jobs.ts';
import { aLastingContent } from '../../factories/public-programmes.ts';
import { makeMember } from '../../factories/people.ts';
import { assignTo, giveVoucher, type Given } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

const DAY = 86_400_000;
const days = (count: number) => at(count * DAY);
const clock = (now: Date) => runCasesClock({ now, randomBytes });

let programme: OpenProgramme;

beforeEach(async () => {
  await resetDatabase();
  const content = { ...aLastingContent(), categories: ['WEB', 'MKT'] };
  programme = await openProgramme({ content });
});

/** A request that two officers refused at noon; nobody has opened it. */
async function refuse() {
  const officers = await makeOfficers(programme.ownerId);
  const sent = await sendApplication(programme);
  await assignTo(sent.id, officers.proposes);
  for (const [who, event, party] of [
    [officers.proposes, 'propose-reject', 'proposes'],
    [officers.decides, 'reject', 'decides'],
  ] as const)
    await inTransaction('tests.refuse', async (tx) => {
      const application = await lockApplication(tx, sent.id, {});
      await advance(tx, { ...who, now: NOON }, application, {
        ...{ event, party, changes: event === 'reject' ? { decidedAt: NOON } : {} },
      });
    });
  return sent;
}

const begin = async ({ firm }: Given, category: string) =>
  (
    await startApplication(firm, {
      ...{ programmeSlug: programme.slug, organisationId: seatOf(firm), category },
    })
  ).id;

const unopened = () => giveVoucher(programme, { isOpened: false });

/** The aid that a draft of the firm, and that officers, know it received. */
async function known({ firm, firmId }: Given, draft: string) {
  const live = await findLiveOf(db, programme.programmeId);
  const here = live && runHere(live, NOON);
  if (!here) throw new Error('the programme is not run here');
  const row = await db.aidApplication.findUniqueOrThrow({ where: { id: draft } });
  const { facts: told } = (await readRequest(db, row, here, NOON)).firm;
  const { facts } = await caseFacts(db, firmId, NOON);
  expect(firm.person.seat.organisationId).toBe(firmId);
  return {
    firm: [told.aidReceivedMAD?.value, told.hasActiveVoucher?.value],
    officers: [facts.aidReceivedMAD?.value, facts.hasActiveVoucher?.value],
  };
}

describe('before a decision is opened', () => {
  test('a draft of the firm does not know what was given', async () => {
    const given = await unopened();
    const draft = await begin(given, 'MKT');
    const before = await known(given, draft);
    expect(before.firm).not.toEqual(before.officers);
    await acknowledgeDecision(given.firm, given.applicationId);
    const after = await known(given, draft);
    expect(after.firm).toEqual(after.officers);
    expect(after.officers).toEqual(before.officers);
  });

  test('something waits in the list of vouchers after a refusal as after an approval', async () => {
    const given = await unopened();
    const refused = await refuse();
    const listOf = async (firm: Given['firm']) => listOwnVouchers(firm, 'fr');
    const refusedFirm = { ...given.firm, person: refused.applicant.person } as Given['firm'];
    expect(await listOf(given.firm)).toMatchObject({ vouchers: [], unopened: 1 });
    expect(await listOf(refusedFirm)).toMatchObject({ vouchers: [], unopened: 1 });
    await acknowledgeDecision({ ...refusedFirm, now: days(1) }, refused.id);
    expect(await listOf(refusedFirm)).toMatchObject({ unopened: 0 });
  });

  test('both are recalled on the same days, by the same words', async () => {
    const given = await unopened();
    const refused = await refuse();
    const told = async (accountId: string) =>
      (await notificationsTo(accountId)).map(({ kind, params }) => [kind, params['date']]);
    for (const day of [12, 16, 23, 30, 40]) await clock(days(day));
    const lines = await told(given.firm.person.accountId);
    expect(lines.map(([kind]) => kind)).toEqual(['aid-reminder', 'aid-reminder']);
    expect(await told(refused.applicant.person.accountId)).toEqual(lines);
    expect(await db.voucher.findUniqueOrThrow({ where: { id: given.voucher.id } })).toMatchObject({
      state: 'lapsed',
    });
  });

  test('nothing is said of a voucher that is suspended', async () => {
    const given = await unopened();
    const risk = await makeMember('programme', ['risk-officer'], programme.ownerId);
    await suspendVoucher(risk, given.voucher.id, { stamp: 1, reason: 'Un doute' });
    expect(await notificationsTo(given.firm.person.accountId)).toEqual([]);
    expect(await waitingJobs('notify')).toEqual([]);
  });
});

test('the export of a firm says how an appeal ended once that was opened', async () => {
  const refused = await refuse();
  const firm = { ...refused.applicant, now: NOON } as Given['firm'];
  await acknowledgeDecision(firm, refused.id);
  await db.aidAppeal.create({
    data: {
      ...{ applicationId: refused.id, grounds: 'Une erreur', openedAt: NOON },
      ...{ openedById: firm.person.accountId, state: 'dismissed', answeredAt: days(1) },
    },
  });
  for (const [event, party, now] of [
    ['appeal', 'applicant', NOON],
    ['dismiss', 'decides', days(1)],
  ] as const)
    await inTransaction('tests.dismiss', async (tx) => {
      const application = await lockApplication(tx, refused.id, {});
      await advance(tx, { ...firm, now }, application, { event, party });
    });
  const stateOf = async () => {
    const { requests } = await exportFirmRequests(firm);
    return requests[0]?.appeal?.state;
  };
  expect(await stateOf()).toBeNull();
  await acknowledgeDecision({ ...firm, now: days(2) }, refused.id);
  expect(await stateOf()).toBe('dismissed');
});

test('a draft that is worked on is kept for as long again', async () => {
  const given = await giveVoucher(programme);
  const id = await begin(given, 'MKT');
  const dueOn = async () =>
    (await db.caseClock.findFirstOrThrow({ where: { applicationId: id, code: 'draft' } })).dueOn;
  const before = (await dueOn())?.getTime() ?? 0;
  await clock(days(80));
  const { stamp } = await db.aidApplication.findUniqueOrThrow({ where: { id } });
  const form = aProject({ stamp, category: 'MKT', title: 'Autre' });
  await saveProject({ ...given.firm, now: days(85) }, id, form);
  expect((await dueOn())?.getTime()).toBe(before + 85 * DAY);
  await clock(days(95));
  expect(await db.aidApplication.count({ where: { id } })).toBe(1);
});
