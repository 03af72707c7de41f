import { beforeEach, describe, expect, test } from 'vitest';
import { getCase } from '#domain/cases/officers/case-view.server.ts';
import { withdrawApplication } from '#domain/cases/applications/withdraw.server.ts';
import { getReassignment } from '#domain/cases/officers/reassign.server.ts';
import { declareLinks } from '#domain/cases/officers/declare.server.ts';
import { assignCases } from '#domain/cases/officers/assign.server.ts';
import { askOpinion } from '#domain/cases/officers/opinions.server.ts';
import type { MemberActor, Role } from '#domain/kernel/index.server.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { db } from '#platform/db.ts';
import { anActor } from '../../factories/actors.ts';
import { openProgramme, readyDraft, sendApplication } from '../../factories/cases.ts';
import { makeFirmPerson } from '../../factories/firms.ts';
import { aCaseGiven, aCaseInHand, caseRow } from '../../factories/casework.ts';
import { waitingJobs } from '../../factories/jobs.ts';
import { asMember, giveRole, makeMember } from '../../factories/people.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

const speaker = speakerOf('fr');
const open = (actor: MemberActor, id: string) => getCase(actor, id, speaker);

describe('the declaration', () => {
  test('comes before anything of the file', async () => {
    const { id, proposes } = await aCaseGiven();
    const before = await open(proposes, id);
    expect(before).toMatchObject({ standing: 'declares', file: null });
    expect(before.may).toMatchObject({ declare: true, check: false, propose: false });
    expect(JSON.stringify(before, withBigints)).not.toContain('Vendre en ligne');
    await declareLinks(proposes, id, 'none');
    await declareLinks(proposes, id, 'none');
    const after = await open(proposes, id);
    expect(after).toMatchObject({ standing: 'examines', file: { project: { cost: 800_000n } } });
    expect(after.may).toMatchObject({ declare: false, check: true, propose: true, correct: true });
    expect(after.header.people).toMatchObject([{ part: 'proposes', declared: true }]);
    const entries = await db.auditEntry.count({ where: { type: 'cases.declared' } });
    expect(entries).toBe(1);
  });

  test('of a conflict takes the case away and gives it to somebody else', async () => {
    const { id, proposes, programme } = await aCaseGiven();
    await declareLinks(proposes, id, 'conflict');
    await declareLinks(proposes, id, 'conflict');
    expect(await waitingJobs('assign-cases')).toHaveLength(1);
    expect(await open(proposes, id)).toMatchObject({ standing: 'recused', file: null });
    expect(await caseRow(id)).toMatchObject({ state: 'under-review' });
    expect(await refusalCode(declareLinks(proposes, id, 'none'))).toBe('cases.not-yours');
    const second = await makeMember('programme', ['proposing-officer'], programme.ownerId);
    await assignCases(anActor());
    expect(await open(second, id)).toMatchObject({ standing: 'declares' });
    expect((await open(second, id)).header.people).toMatchObject([
      { part: 'recused', conflict: true },
      { part: 'proposes', declared: false },
    ]);
  });

  test('may turn into a conflict later, while the case is examined', async () => {
    const { id, proposes } = await aCaseInHand();
    await declareLinks(proposes, id, 'conflict');
    expect(await open(proposes, id)).toMatchObject({ standing: 'recused', file: null });
  });

  test('is nobody else’s', async () => {
    const { id, decides, programme } = await aCaseGiven();
    const other = await makeMember('programme', ['proposing-officer'], programme.ownerId);
    for (const actor of [decides, other])
      expect(await refusalCode(declareLinks(actor, id, 'none'))).toBe('cases.not-yours');
  });
});

describe('who reads a case', () => {
  test.each<[Role, string, boolean]>([
    ['deciding-officer', 'reads', true],
    ['risk-officer', 'reads', true],
    ['programme-manager', 'reads', true],
    ['auditor', 'reads', true],
    ['proposing-officer', 'elsewhere', false],
  ])('%s: %s', async (role, standing, reads) => {
    const { id, programme } = await aCaseInHand();
    const actor = await makeMember('programme', [role], programme.ownerId);
    const page = await open(actor, id);
    expect(page.standing).toBe(standing);
    expect(page.file !== null).toBe(reads);
    expect(page.may).toMatchObject({ declare: false, check: false, correct: false, ask: false });
    expect(page.may.write).toBe(reads && role !== 'auditor');
    expect(page.may.propose).toBe(false);
    expect(page.may.officer).toBe(role === 'programme-manager');
  });

  test('a regional examiner reads the cases of its regions alone', async () => {
    const { id, programme } = await aCaseInHand({ sent: { region: 'MA-06' } });
    const examiner = await makeMember('programme', ['regional-examiner'], programme.ownerId);
    const of = (region: string): MemberActor => ({
      ...examiner,
      person: { ...examiner.person, seat: { ...examiner.person.seat, regions: [region] } },
    });
    expect((await open(of('MA-06'), id)).file).not.toBeNull();
    expect(await refusalCode(open(of('MA-01'), id))).toBe('cases.not-found');
  });

  test('nobody of another organisation, of the firm, or of no reading role finds it', async () => {
    const { id, applicant, programme } = await aCaseInHand();
    const strangers = [
      applicant,
      await makeMember('programme', ['programme-manager']),
      await makeMember('programme', ['provider-examiner'], programme.ownerId),
      await makeMember('advisor', ['advisor']),
    ];
    for (const actor of strangers)
      expect(await refusalCode(open(actor, id))).toBe('cases.not-found');
  });

  test('whoever belongs, or belonged, to the firm or a linked one sees the head alone', async () => {
    const { id, firmId, programme, decides } = await aCaseInHand();
    const sibling = await sendApplication(programme);
    await db.organisation.updateMany({
      where: { id: { in: [firmId, sibling.firmId] } },
      data: { taxId: '40404040' },
    });
    const grant = await giveRole(decides.person.accountId, sibling.firmId, 'sme-member');
    expect(await open(decides, id)).toMatchObject({
      ...{ standing: 'own-firm', file: null },
      header: { state: null, awarded: null, ball: null, people: [] },
    });
    await db.roleGrant.update({ where: { id: grant }, data: { status: 'revoked' } });
    expect(await open(decides, id)).toMatchObject({
      ...{ standing: 'own-firm', file: null },
      may: { decide: false, write: false },
    });
  });

  test('a colleague who was asked reads it, whatever their role', async () => {
    const { id, proposes, programme } = await aCaseInHand();
    const expert = await makeMember('programme', ['provider-examiner'], programme.ownerId);
    const question = { colleague: expert.person.accountId, question: 'Is it feasible?' };
    await askOpinion(proposes, id, question, 'an-intent-of-a-question');
    const page = await open(expert, id);
    expect(page).toMatchObject({ standing: 'asked', may: { write: true, check: false } });
    expect(page.file?.talk.opinions).toMatchObject([{ mine: true, verdict: null }]);
  });

  test('a draft that was withdrawn concerns the firm alone', async () => {
    const { programme, proposes } = await aCaseInHand();
    const sent = await sendApplication(programme);
    await db.$executeRaw`
      INSERT INTO aid_application (id, programme_id, version_id, owner_id, organisation_id, state,
        language, content, created_at, updated_at)
      SELECT 'a withdrawn draft', programme_id, version_id, owner_id, organisation_id, 'withdrawn',
        'fr', content, created_at, updated_at FROM aid_application WHERE id = ${sent.id}`;
    expect(await refusalCode(open(proposes, 'a withdrawn draft'))).toBe('cases.not-found');
  });
});

describe('the file', () => {
  test('explains the answer of the day it was sent, that of today, and what changed', async () => {
    const { id, proposes, firmId } = await aCaseInHand();
    const { file } = await open(proposes, id);
    expect(file?.facts.sent?.replay).toEqual({
      ...{ same: true, sameRules: true, sameFacts: true, sameAnswer: true },
    });
    expect(file?.facts).toMatchObject({ changes: [], statusChanged: false, version: 1 });
    const staff = file?.facts.rows.find(({ fact }) => fact === 'staff');
    expect(staff).toMatchObject({ read: true, changed: false, now: { source: 'self' } });
    expect(staff?.now?.value).toMatch(/^5/);

    await db.firmFact.updateMany({
      where: { organisationId: firmId, fact: 'staff' },
      data: { value: 60, source: 'registry', evidence: 'CNSS 11/2026' },
    });
    const later = (await open(proposes, id)).file?.facts;
    expect(later).toMatchObject({ statusChanged: true });
    expect(later?.sent?.explanation?.status).toBe('eligible');
    expect(later?.now?.explanation.status).toBe('not_eligible');
    expect(later?.changes).toMatchObject([
      { id: 'staff', before: { sign: 'yes' }, after: { sign: 'no' } },
    ]);
    expect(later?.rows.find(({ fact }) => fact === 'staff')).toMatchObject({
      ...{ changed: true, now: { source: 'registry', evidence: 'CNSS 11/2026' } },
    });
    expect(later?.sent?.replay.same).toBe(true);
  });

  test('says so when what was kept no longer gives the same answer', async () => {
    const { id, proposes } = await aCaseInHand();
    await db.$executeRaw`ALTER TABLE aid_application DISABLE TRIGGER aid_application_number_kept`;
    await db.$executeRaw`
      UPDATE aid_application SET snapshot = jsonb_set(snapshot, '{facts,staff,value}', '70')
      WHERE id = ${id}`;
    await db.$executeRaw`ALTER TABLE aid_application ENABLE TRIGGER aid_application_number_kept`;
    const { file } = await open(proposes, id);
    expect(file?.facts.sent?.replay).toEqual({
      ...{ same: false, sameRules: true, sameFacts: false, sameAnswer: false },
    });
  });

  test('shows linked firms with what ties them, and what they were granted', async () => {
    const { id, proposes, firmId, programme } = await aCaseInHand();
    const sibling = await sendApplication(programme);
    await db.organisation.updateMany({
      where: { id: { in: [firmId, sibling.firmId] } },
      data: { taxId: '40404040' },
    });
    const links = (await open(proposes, id)).file?.links;
    expect(links?.firms).toHaveLength(2);
    expect(links?.firms.find(({ own }) => own)?.id).toBe(firmId);
    expect(links?.links).toMatchObject([{ because: ['tax-id'] }]);
    expect(links?.others).toMatchObject([{ id: sibling.id, state: 'submitted' }]);
    expect(links?.cumulation).toMatchObject({ total: 0n, ceiling: 6_000_000n, left: 6_000_000n });
  });

  test('tells who is awaited until when, and what happened', async () => {
    const { id, proposes } = await aCaseInHand();
    const { header, file } = await open(proposes, id);
    expect(header.receipt).toMatch(/^RQ-2026-\d{6}$/);
    expect(header.ball).toMatchObject({ code: 'propose', holder: 'proposes', late: false });
    expect(file?.events.map(({ event }) => event)).toEqual(['submit', 'assign']);
    expect(file?.clocks).toMatchObject([
      { code: 'assign', state: 'ended' },
      { code: 'propose', state: 'running', spent: 0, spans: [{ toOn: null, holder: 'proposes' }] },
    ]);
    const inJanuary = { ...proposes, now: new Date('2027-01-20T10:00:00Z') };
    expect((await open(inJanuary, id)).header.ball).toMatchObject({ late: true });
  });
});

test('a seat is read again from the roles of the moment', async () => {
  const { id, proposes, programme } = await aCaseInHand();
  await db.roleGrant.updateMany({
    where: { accountId: proposes.person.accountId },
    data: { status: 'revoked' },
  });
  await giveRole(proposes.person.accountId, programme.ownerId, 'certifier');
  const now = await asMember(proposes.person.accountId, programme.ownerId);
  expect(await open(now, id)).toMatchObject({ standing: 'reads', may: { check: false } });
});

function withBigints(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

test('what a firm withdrew before it was sent is not there for officers', async () => {
  const programme = await openProgramme();
  const firm = await makeFirmPerson('sme-owner');
  const id = await readyDraft(programme, firm);
  await withdrawApplication(firm, id, { stamp: (await caseRow(id)).stamp });
  const officer = await makeMember(
    'programme',
    ['proposing-officer', 'programme-manager'],
    programme.ownerId,
  );
  for (const act of [
    () => open(officer, id),
    () => declareLinks(officer, id, 'none'),
    () => getReassignment(officer, id),
  ])
    expect(await refusalCode(act())).toBe('cases.not-found');
});

test('a manager is offered to give a case to another officer, also before anybody has it', async () => {
  const programme = await openProgramme();
  const { id } = await sendApplication(programme);
  const colleague = (role: Role) => makeMember('programme', [role], programme.ownerId);
  expect((await open(await colleague('programme-manager'), id)).may.officer).toBe(true);
  expect((await open(await colleague('deciding-officer'), id)).may.officer).toBe(false);
});
