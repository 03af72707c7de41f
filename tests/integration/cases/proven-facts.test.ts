import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { caseFacts } from '#domain/cases/applications/facts.server.ts';
import { getCase, getCaseFact } from '#domain/cases/officers/case-view.server.ts';
import { contestFact } from '#domain/cases/officers/contest-fact.server.ts';
import { declareLinks } from '#domain/cases/officers/declare.server.ts';
import type { SentProof } from '#domain/cases/officers/prove-fact-form.ts';
import { proveFact, takeProofBack } from '#domain/cases/officers/prove-fact.server.ts';
import { getOwnProofs } from '#domain/cases/pages/own-proofs.server.ts';
import { civilDate, type MemberActor } from '#domain/kernel/index.server.ts';
import {
  answerForOrganisation,
  getOrganisationFacts,
  getReaderFacts,
  listFactsOfFirms,
} from '#domain/programmes/index.server.ts';
import { eraseReaderFacts } from '#domain/programmes/eligibility/save-reader-facts.server.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { db } from '#platform/db.ts';
import { configuredStorage } from '#platform/storage.ts';
import { NOON } from '../../factories/actors.ts';
import { sendApplication } from '../../factories/cases.ts';
import { aCaseGiven, aCaseInHand, joinPaper, type CaseInHand } from '../../factories/casework.ts';
import { makeFirmPerson } from '../../factories/firms.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { giveRole, makeMember } from '../../factories/people.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

const speaker = speakerOf('fr');
const at = (actor: MemberActor, day: string) => ({ ...actor, now: new Date(`${day}T10:00:00Z`) });

let inHand: CaseInHand;
beforeEach(async () => {
  await resetDatabase();
  inHand = await aCaseInHand();
});

const STAFF: SentProof = {
  ...{ fact: 'staff', value: 60, evidence: null, trueOn: civilDate('2026-11-01'), until: null },
  ...{ documentId: null, note: 'Counted at the workshop' },
};
const prove = (proof: Partial<SentProof> = {}, actor = inHand.proposes, intent = randomUUID()) =>
  proveFact(actor, inHand.id, { ...STAFF, ...proof }, intent);
const paperId = async () => {
  await joinPaper(inHand);
  return (await db.caseDocument.findFirstOrThrow()).documentId;
};
const factsOn = async (day: Date) => (await getOrganisationFacts(db, inHand.firmId, day)).facts;
const answer = (staff: number, now = new Date('2026-11-18T09:00:00Z')) =>
  answerForOrganisation({ ...inHand.applicant, now }, inHand.firmId, {
    ...{ asked: ['staff'], given: { staff: { value: staff } } },
  });

describe('what was proven', () => {
  test('counts before the firm’s word, for every reader of its facts, and says its source', async () => {
    await prove({ documentId: await paperId(), note: '' });
    const { firmId, applicant, id, proposes } = inHand;
    const shown = { value: 60, source: 'document', at: '2026-11-01', evidence: 'tax-attestation' };
    expect((await factsOn(NOON)).staff).toEqual(shown);
    expect((await caseFacts(db, firmId, NOON)).facts.staff).toEqual(shown);
    expect((await listFactsOfFirms([firmId], NOON)).get(firmId)?.staff).toEqual(shown);
    expect(
      (await getReaderFacts({ ...applicant, now: NOON, deviceHash: null })).facts.staff,
    ).toEqual(shown);
    const { file } = await getCase({ ...proposes, now: NOON }, id, speaker);
    expect(file?.facts.now?.explanation.status).toBe('not_eligible');
    expect(file?.facts.sent?.replay.same).toBe(true);
    expect(file?.facts.rows.find(({ fact }) => fact === 'staff')).toMatchObject({
      ...{ changed: true, sent: { source: 'self' } },
      now: { source: 'document', evidence: 'tax-attestation', until: '2027-03-31' },
    });
    const reasons = JSON.stringify(file?.facts.now?.explanation.reasons);
    expect(reasons).toContain('60');
    expect(reasons).not.toContain('Vous avez indiqué : 60');
  });

  test('is not changed by what the firm answers or erases; its answer waits beside it', async () => {
    await answer(7);
    await prove();
    await answer(9);
    expect(await db.firmFact.findFirst({ where: { fact: 'staff' } })).toMatchObject({ value: 7 });
    expect((await factsOn(NOON)).staff).toMatchObject({ value: 60, source: 'officer' });
    const firm = { ...inHand.applicant, deviceHash: null };
    await eraseReaderFacts(firm, 'all');
    expect(await db.firmFact.count()).toBe(0);
    expect((await factsOn(NOON)).staff).toMatchObject({ value: 60 });
  });

  test('counts to its last day; then the firm’s word counts again', async () => {
    await prove({ until: civilDate('2026-12-15') });
    const valueOn = async (day: string) =>
      (await factsOn(new Date(`${day}T10:00:00Z`))).staff?.value;
    expect(await valueOn('2026-12-15')).toBe(60);
    expect(await valueOn('2026-12-16')).toBe(5);
  });

  test('lasts no longer than its paper', async () => {
    const documentId = await paperId();
    expect(await refusalCode(prove({ documentId, until: civilDate('2027-04-01') }))).toBe(
      'cases.until-past-paper',
    );
    await prove({ documentId });
    expect(await db.provenFact.findFirst()).toMatchObject({ until: new Date('2027-03-31') });
  });

  test('is replaced by a later proof and taken back by the organisation that gave it', async () => {
    await prove();
    await prove({ value: 12 });
    expect((await factsOn(NOON)).staff?.value).toBe(12);
    expect(await db.provenFact.count({ where: { endedAt: null } })).toBe(1);
    await takeProofBack(inHand.proposes, inHand.id, 'staff');
    await takeProofBack(inHand.proposes, inHand.id, 'staff');
    expect((await factsOn(NOON)).staff).toMatchObject({ value: 5, source: 'self' });
    expect(await db.auditEntry.count({ where: { type: 'cases.fact-unproven' } })).toBe(1);
  });

  test('leaves what follows from it, and ages go on', async () => {
    await prove({ fact: 'ageMonths', value: 10, evidence: 'registered:2026-01-10' });
    await prove({ fact: 'legalForm', value: 'SARL' });
    const { known } = await getOrganisationFacts(
      db,
      inHand.firmId,
      new Date('2027-01-10T10:00:00Z'),
    );
    expect((await factsOn(new Date('2027-01-10T10:00:00Z'))).ageMonths?.value).toBe(12);
    expect(known.legalForm).toMatchObject({ origin: 'proven', proof: { contestedOn: null } });
  });
});

describe('a proof', () => {
  test('is kept once a form, told to the firm, and leaves a trace without its value', async () => {
    const intent = randomUUID();
    await Promise.all([prove({}, inHand.proposes, intent), prove({}, inHand.proposes, intent)]);
    expect(await db.provenFact.count()).toBe(1);
    const told = await notificationsTo(inHand.applicant.person.accountId);
    expect(told.filter(({ kind }) => kind === 'aid-fact-proven')).toHaveLength(1);
    const [entry, ...others] = await db.auditEntry.findMany({
      where: { type: 'cases.fact-proven' },
    });
    expect(others).toEqual([]);
    expect(entry?.body).toContain(`"stream":"case:${inHand.id}"`);
    expect(entry?.body).toContain('"fact":"staff"');
    expect(entry?.body).not.toContain('workshop');
    expect(entry?.body).not.toContain('"value"');
  });

  test('is the examining officer’s alone', async () => {
    const { programme, decides, applicant } = inHand;
    const colleague = await makeMember('programme', ['proposing-officer'], programme.ownerId);
    const stranger = await makeMember('programme', ['proposing-officer']);
    const other = await makeFirmPerson('sme-owner');
    for (const [actor, code] of [
      [decides, 'cases.not-yours'],
      [colleague, 'cases.not-yours'],
      [stranger, 'cases.not-found'],
      [applicant, 'cases.not-found'],
      [other, 'cases.not-found'],
    ] as const) {
      expect(await refusalCode(prove({}, actor))).toBe(code);
      expect(await refusalCode(takeProofBack(actor, inHand.id, 'staff'))).toBe(code);
    }
    expect(await db.provenFact.count()).toBe(0);
  });

  test('waits for the declaration, and ends with a conflict or a seat in the firm', async () => {
    const given = await aCaseGiven();
    expect(await refusalCode(proveFact(given.proposes, given.id, STAFF, randomUUID()))).toBe(
      'cases.not-declared',
    );
    await giveRole(inHand.proposes.person.accountId, inHand.firmId, 'sme-member');
    expect(await refusalCode(prove())).toBe('cases.own-firm');
    const conflicted = await aCaseInHand();
    await declareLinks(conflicted.proposes, conflicted.id, 'conflict');
    expect(
      await refusalCode(proveFact(conflicted.proposes, conflicted.id, STAFF, randomUUID())),
    ).toBe('cases.not-yours');
  });

  test('rests on a paper of this case as it was joined, and still good', async () => {
    const elsewhere = await sendApplication(inHand.programme);
    await joinPaper({ ...inHand, ...elsewhere });
    const { documentId: strange } = await db.caseDocument.findFirstOrThrow();
    expect(await refusalCode(prove({ documentId: strange }))).toBe('cases.unknown-paper');
    const fileId = await joinPaper(inHand);
    const { documentId } = await db.caseDocument.findFirstOrThrow({
      where: { applicationId: inHand.id },
    });
    expect(await refusalCode(prove({ documentId }, at(inHand.proposes, '2027-04-01')))).toBe(
      'cases.paper-expired',
    );
    await configuredStorage().put(fileId, Buffer.from('%PDF-1.4 another'));
    expect(await refusalCode(prove({ documentId }))).toBe('cases.paper-changed');
  });

  test('is about what a firm is, with a value it can have', async () => {
    for (const change of [
      { fact: 'category', value: 'WEB' },
      { fact: 'region', value: '01' },
      { fact: 'assessmentAgeMonths', value: 1 },
      { fact: 'staff', value: -1 },
    ] as const)
      expect(await refusalCode(prove(change))).toBe('programmes.bad-fact');
  });

  test('is refused by the database itself of anybody else, and never changes', async () => {
    await prove();
    const row = await db.provenFact.findFirstOrThrow();
    const insert = (changes: Partial<Omit<typeof row, 'value'>>) =>
      db.provenFact.create({
        data: { ...row, value: 1, id: randomUUID(), fact: 'turnoverMAD', ...changes },
      });
    const { decides, applicant } = inHand;
    for (const { person } of [decides, applicant])
      await expect(insert({ provenById: person.accountId })).rejects.toThrow(
        'proven_fact_examiner',
      );
    await expect(insert({ organisationId: 'another' })).rejects.toThrow('proven_fact_examiner');
    await expect(
      insert({ source: 'document', paper: 'quote', documentId: 'none' }),
    ).rejects.toThrow('proven_fact_paper');
    await expect(insert({ fact: 'staff' })).rejects.toThrow();
    await expect(db.provenFact.updateMany({ data: { value: 1 } })).rejects.toThrow('cases_kept');
    await expect(db.provenFact.deleteMany()).rejects.toThrow('cases_kept');
  });
});

describe('the firm', () => {
  const own = (actor = inHand.applicant) =>
    getOwnProofs({ ...actor, now: NOON }, inHand.id, speaker);
  const contest = async (words = 'We are 7', actor: MemberActor = inHand.applicant) => {
    const { id: proof } = await db.provenFact.findFirstOrThrow({ where: { endedAt: null } });
    await contestFact(actor, inHand.id, { proof, words });
  };

  test('reads what was proven, by which role and on what, beside its own word', async () => {
    await prove({ documentId: await paperId() });
    const page = await own();
    expect(page.proofs).toMatchObject([
      {
        ...{ on: '2026-11-16', trueOn: '2026-11-01', until: '2027-03-31' },
        ...{ paper: 'tax-attestation', note: 'Counted at the workshop', contest: null },
        said: expect.stringMatching(/^5/),
        value: expect.stringMatching(/^60/),
      },
    ]);
    expect(JSON.stringify(page)).not.toContain(inHand.proposes.person.name);
    expect(JSON.stringify(page)).not.toContain(inHand.proposes.person.accountId);
  });

  test('contests it once; the officer is told and reads why, and it counts until changed', async () => {
    await prove();
    await contest();
    await contest();
    expect(await refusalCode(contest('Other words'))).toBe('programmes.already-contested');
    const told = await notificationsTo(inHand.proposes.person.accountId);
    expect(told.filter(({ kind }) => kind === 'aid-fact-contested')).toHaveLength(1);
    expect(await db.auditEntry.count({ where: { type: 'cases.fact-contested' } })).toBe(1);
    const { file } = await getCaseFact(inHand.proposes, inHand.id, { fact: 'staff' }, speaker);
    expect(file?.chosen).toMatchObject({
      ...{ said: { source: 'self' }, proven: { contest: 'We are 7', mine: true } },
    });
    expect((await factsOn(NOON)).staff?.value).toBe(60);
    await prove({ value: 7 });
    expect((await own()).proofs).toMatchObject([{ contest: null, contestedOn: null }]);
  });

  test('alone contests: no other firm, no officer, no advisor without a mandate, no viewer', async () => {
    await prove();
    const others: readonly MemberActor[] = [
      inHand.proposes,
      await makeFirmPerson('sme-owner'),
      await makeMember('sme', ['sme-viewer'], inHand.firmId),
      await makeMember('advisor', ['advisor']),
    ];
    for (const actor of others)
      expect(await refusalCode(contest('Not so', actor))).toBe('cases.not-found');
    const elsewhere = await sendApplication(inHand.programme);
    const { id: proof } = await db.provenFact.findFirstOrThrow();
    expect(
      await refusalCode(contestFact(elsewhere.applicant, elsewhere.id, { proof, words: 'Mine' })),
    ).toBe('programmes.no-proof');
    expect(await db.provenFact.count({ where: { contestedAt: { not: null } } })).toBe(0);
  });
});
