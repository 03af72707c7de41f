import { beforeEach, describe, expect, test } from 'vitest';
import {
  acceptCharter,
  addInterview,
  addNote,
  answerRequest,
  assignApplication,
  CHARTER_VERSION,
  openApplication,
  recordChecks,
  requestChanges,
  runCatalogueClock,
  submitApplication,
  withdrawApplication,
} from '#domain/catalogue/index.server.ts';
import { civilDate, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import {
  anIntent,
  daysLater,
  makeApplicant,
  sendApplication,
} from '../../factories/certification.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { giveRole, makeMember } from '../../factories/people.ts';
import { makeExaminer, makeProvider } from '../../factories/providers.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

let owner: MemberActor;
let examiner: MemberActor;
let second: MemberActor;

const row = (id: string) => db.certificationApplication.findUniqueOrThrow({ where: { id } });
const stateOf = async (id: string) => (await row(id)).state;
const day = (date: Date | null) => date?.toISOString().slice(0, 10);
const kindsTo = async ({ person }: MemberActor) =>
  (await notificationsTo(person.accountId)).map(({ kind }) => kind);

async function trail(): Promise<string[]> {
  const rows = await db.auditEntry.findMany({
    where: { streamId: `organisation:${owner.person.seat.organisationId}` },
    orderBy: { sequence: 'asc' },
  });
  return rows.map(({ type }) => type);
}

beforeEach(async () => {
  await resetDatabase();
  owner = await makeApplicant();
  examiner = await makeExaminer();
  second = await makeExaminer();
});

describe('sending an application', () => {
  test('starts twenty working days and tells every examiner', async () => {
    const id = await sendApplication(owner, 'We have no insurance yet.');
    expect(await row(id)).toMatchObject({ kind: 'first', state: 'submitted' });
    // Monday 16 November; the 18th of November is a holiday only where the calendar says so.
    expect(day((await row(id)).dueOn)).toBe('2026-12-14');
    expect(await kindsTo(examiner)).toEqual(['application-submitted']);
    expect(await kindsTo(second)).toEqual(['application-submitted']);
    expect(await trail()).toEqual([
      'catalogue.charter-accepted',
      'catalogue.application-submitted',
    ]);
  });

  test('leaves holidays out', async () => {
    const throne = { day: new Date('2026-11-18'), code: 'independence', status: 'fixed' };
    await db.holiday.create({ data: { ...throne, source: 'a test' } });
    expect(day((await row(await sendApplication(owner))).dueOn)).toBe('2026-12-15');
  });

  test('is refused with what is missing, and nothing is kept', async () => {
    const { organisationId } = owner.person.seat;
    await db.provider.update({ where: { organisationId }, data: { languages: [] } });
    await db.credential.deleteMany({ where: { organisationId, kind: 'tax-attestation' } });
    const id = await openApplication(owner, anIntent());
    const statement = { text: 'Kept?', declaresNoInsurance: false };
    const refused = await submitApplication(owner, id, statement).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DomainError);
    expect(refused).toMatchObject({
      code: 'catalogue.not-ready',
      details: { missing: 'page tax-attestation insurance' },
    });
    expect(await stateOf(id)).toBe('draft');
    expect(await db.applicationEntry.count()).toBe(0);
  });

  test('is for owners, of their own provider, once', async () => {
    const { organisationId } = owner.person.seat;
    const member = await makeMember('provider', ['provider-member'], organisationId);
    expect(await refusalCode(openApplication(member, anIntent()))).toBe('catalogue.owner-only');
    expect(await refusalCode(openApplication(examiner, anIntent()))).toBe('catalogue.not-found');
    const intent = anIntent();
    const id = await openApplication(owner, intent);
    expect(await openApplication(owner, intent)).toBe(id);
    expect(await refusalCode(openApplication(owner, anIntent()))).toBe(
      'catalogue.application-open',
    );
    const stranger = await makeProvider();
    const nothing = { text: '', declaresNoInsurance: true };
    expect(await refusalCode(submitApplication(stranger, id, nothing))).toBe('catalogue.not-found');
    expect(await refusalCode(withdrawApplication(stranger, id))).toBe('catalogue.not-found');
    await submitApplication(owner, id, nothing);
    await submitApplication(owner, id, nothing);
    expect(await kindsTo(examiner)).toHaveLength(1);
  });

  test('the charter is agreed to in its present version only, and keeps its first day', async () => {
    expect(await refusalCode(acceptCharter(owner, 'another'))).toBe('catalogue.charter-changed');
    await acceptCharter(daysLater(owner, 3), CHARTER_VERSION);
    const { organisationId } = owner.person.seat;
    const page = await db.provider.findUniqueOrThrow({ where: { organisationId } });
    expect(page.charterAcceptedAt).toEqual(owner.now);
    const nobody = await makeMember('provider', ['provider-owner']);
    expect(await refusalCode(acceptCharter(nobody, CHARTER_VERSION))).toBe('catalogue.no-page');
  });

  test('an application is taken back before it is decided, and not afterwards', async () => {
    const id = await sendApplication(owner);
    await withdrawApplication(owner, id);
    await withdrawApplication(owner, id);
    expect(await stateOf(id)).toBe('withdrawn');
    expect(await refusalCode(assignApplication(examiner, id, examiner.person.accountId))).toBe(
      'catalogue.wrong-state',
    );
    await sendApplication(owner);
  });
});

describe('the examination', () => {
  let id: string;
  beforeEach(async () => {
    id = await sendApplication(owner);
  });

  test('is for examiners, never of a provider they work for, and drafts are private', async () => {
    const others = [owner, await makeMember('programme', ['programme-manager'])];
    for (const actor of others)
      expect(await refusalCode(addNote(actor, id, 'A note', anIntent()))).toBe(
        'catalogue.not-found',
      );
    await giveRole(examiner.person.accountId, owner.person.seat.organisationId, 'provider-member');
    expect(await refusalCode(addNote(examiner, id, 'A note', anIntent()))).toBe(
      'catalogue.conflict',
    );
    await withdrawApplication(owner, id);
    const draft = await openApplication(owner, anIntent());
    expect(await refusalCode(assignApplication(second, draft, second.person.accountId))).toBe(
      'catalogue.not-found',
    );
  });

  test('begins when somebody takes it; only colleagues can be named', async () => {
    const { accountId } = examiner.person;
    expect(await refusalCode(assignApplication(examiner, id, second.person.accountId))).toBe(
      'catalogue.unknown-examiner',
    );
    await assignApplication(examiner, id, accountId);
    expect(await row(id)).toMatchObject({ state: 'examining', examinerId: accountId });
    const colleague = await makeMember(
      'programme',
      ['provider-examiner'],
      examiner.person.seat.organisationId,
    );
    await assignApplication(examiner, id, colleague.person.accountId);
    expect((await row(id)).examinerId).toBe(colleague.person.accountId);
    await assignApplication(examiner, id, null);
    expect(await row(id)).toMatchObject({ state: 'examining', examinerId: null });
  });

  test('writes only the lines that changed, and interviews and notes once', async () => {
    await assignApplication(examiner, id, examiner.person.accountId);
    const identity = { item: 'identity', verdict: 'met', note: 'Seen' } as const;
    await recordChecks(examiner, id, [identity]);
    await recordChecks(second, id, [
      identity,
      { item: 'charter', verdict: 'open', note: '' },
      { item: 'offers', verdict: 'not-met', note: 'None' },
    ]);
    const checks = await db.applicationCheck.findMany({ orderBy: { item: 'asc' } });
    expect(checks.map(({ item, byId }) => [item, byId])).toEqual([
      ['identity', examiner.person.accountId],
      ['offers', second.person.accountId],
    ]);
    const intent = anIntent();
    const interview = { heldOn: civilDate('2026-11-16'), people: 'Amina', text: 'Went well' };
    await addInterview(examiner, id, interview, intent);
    await addInterview(examiner, id, interview, intent);
    expect(await db.applicationEntry.count()).toBe(1);
    const tomorrow = { ...interview, heldOn: civilDate('2026-11-17') };
    expect(await refusalCode(addInterview(examiner, id, tomorrow, anIntent()))).toBe(
      'catalogue.future-day',
    );
  });

  test('stops while the provider answers and goes on with the days that were left', async () => {
    await assignApplication(examiner, id, examiner.person.accountId);
    const asked = { item: 'public-page', text: 'Please say where you work.' } as const;
    const intent = anIntent();
    await requestChanges(daysLater(examiner, 2), id, asked, intent);
    await requestChanges(daysLater(examiner, 2), id, asked, intent);
    const stopped = await row(id);
    expect(stopped).toMatchObject({ state: 'changes-requested', dueOn: null, daysLeft: 18 });
    expect(day(stopped.answerDueOn)).toBe('2026-12-18');
    expect(await kindsTo(owner)).toEqual(['application-changes']);
    const stranger = await makeProvider();
    expect(await refusalCode(answerRequest(stranger, id, 'Done', anIntent()))).toBe(
      'catalogue.not-found',
    );
    await answerRequest(daysLater(owner, 10), id, 'Done', anIntent());
    const resumed = await row(id);
    expect(resumed).toMatchObject({ state: 'examining', daysLeft: null, answerDueOn: null });
    // Eighteen working days after Thursday 26 November.
    expect(day(resumed.dueOn)).toBe('2026-12-22');
    const texts = await db.applicationEntry.findMany({ orderBy: { at: 'asc' } });
    expect(texts.map(({ kind, text }) => [kind, text])).toEqual([
      ['request', asked.text],
      ['answer', 'Done'],
    ]);
  });

  test('is closed the day after the last day to answer, not before, and once', async () => {
    await assignApplication(examiner, id, examiner.person.accountId);
    await requestChanges(examiner, id, { item: null, text: 'More, please' }, anIntent());
    await runCatalogueClock(daysLater(owner, 30).now);
    expect(await stateOf(id)).toBe('changes-requested');
    await runCatalogueClock(daysLater(owner, 31).now);
    await runCatalogueClock(daysLater(owner, 31).now);
    expect(await stateOf(id)).toBe('lapsed');
    const told = await kindsTo(owner);
    expect(told.filter((kind) => kind === 'application-lapsed')).toHaveLength(1);
    expect(await refusalCode(answerRequest(daysLater(owner, 31), id, 'Late', anIntent()))).toBe(
      'catalogue.wrong-state',
    );
  });
});
