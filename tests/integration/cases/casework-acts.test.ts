import { beforeEach, describe, expect, test } from 'vitest';
import { askCorrection } from '#domain/cases/officers/ask-correction.server.ts';
import {
  getCaseChecklist,
  getCaseCorrections,
  getCaseTalk,
} from '#domain/cases/officers/case-view.server.ts';
import { saveChecks } from '#domain/cases/officers/checklist-save.server.ts';
import { getCasePaperToken } from '#domain/cases/officers/file-token.server.ts';
import { addCaseNote } from '#domain/cases/officers/notes.server.ts';
import { answerOpinion, askOpinion } from '#domain/cases/officers/opinions.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { db } from '#platform/db.ts';
import { advance } from '#domain/cases/records.server.ts';
import { configuredStorage } from '#platform/storage.ts';
import { inTransaction } from '#platform/transaction.ts';
import {
  aCaseGiven,
  aCaseInHand,
  caseRow,
  joinPaper,
  type CaseInHand,
} from '../../factories/casework.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { giveRole, makeMember } from '../../factories/people.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

const speaker = speakerOf('fr');
const INTENT = 'an-intent-of-a-form';
const ok = (item: string, note = '') => ({ item, outcome: 'ok', note }) as const;
const TITLE = { field: 'title', reason: 'incorrect', note: 'Say what the site is for.' } as const;

let inHand: CaseInHand;
beforeEach(async () => {
  await resetDatabase();
  inHand = await aCaseInHand();
});

/** Colleagues who may not act on the case, each with the refusal they get. */
async function others(): Promise<readonly (readonly [MemberActor, string])[]> {
  const { programme, decides, applicant } = inHand;
  const colleague = await makeMember('programme', ['proposing-officer'], programme.ownerId);
  const auditor = await makeMember('programme', ['auditor'], programme.ownerId);
  const stranger = await makeMember('programme', ['proposing-officer']);
  return [
    [decides, 'cases.not-yours'],
    [colleague, 'cases.not-yours'],
    [auditor, 'cases.not-yours'],
    [stranger, 'cases.not-found'],
    [applicant, 'cases.not-found'],
  ];
}

describe('the checklist', () => {
  const items = async () =>
    (await getCaseChecklist(inHand.proposes, inHand.id, speaker)).file?.checklist.items ?? [];

  test('holds the papers, the conditions on the firm’s word, and the whole', async () => {
    expect((await items()).map(({ id }) => id)).toEqual([
      ...['identity', 'paper:tax-attestation'],
      ...['criterion:staff', 'criterion:taxes', 'criterion:age'],
      ...['project', 'cost', 'links'],
    ]);
  });

  test('keeps each line with who found it, one by one or together', async () => {
    const { proposes, id } = inHand;
    await saveChecks(proposes, id, [ok('identity')]);
    await saveChecks({ ...proposes, now: new Date('2026-11-18T09:00:00Z') }, id, [
      ok('identity'),
      { item: 'cost', outcome: 'problem', note: 'Twice the usual price' },
    ]);
    const found = (await items()).filter(({ outcome }) => outcome !== null);
    expect(found).toMatchObject([
      { id: 'identity', outcome: 'ok', on: '2026-11-16', by: proposes.person.name },
      { id: 'cost', outcome: 'problem', note: 'Twice the usual price', on: '2026-11-18' },
    ]);
    const entries = await db.auditEntry.findMany({ where: { type: 'cases.checked' } });
    expect(entries).toHaveLength(2);
    expect(entries.map(({ body }) => body).join()).not.toContain('Twice');
  });

  test('keeps a line that the rules no longer ask for', async () => {
    await saveChecks(inHand.proposes, inHand.id, [ok('criterion:staff')]);
    await db.firmFact.updateMany({ where: { fact: 'staff' }, data: { source: 'registry' } });
    expect((await items()).at(-1)).toMatchObject({
      ...{ id: 'criterion:staff', kind: 'criterion', code: 'staff', outcome: 'ok' },
    });
  });

  test('is the assigned officer’s alone, and refuses lines it does not have', async () => {
    const { id, proposes } = inHand;
    for (const [actor, code] of await others())
      expect(await refusalCode(saveChecks(actor, id, [ok('identity')]))).toBe(code);
    expect(await refusalCode(saveChecks(proposes, id, [ok('paper:quote')]))).toBe(
      'cases.unknown-check',
    );
    const given = await aCaseGiven();
    expect(await refusalCode(saveChecks(given.proposes, given.id, [ok('identity')]))).toBe(
      'cases.not-declared',
    );
    expect(await db.caseCheck.count()).toBe(0);
  });
});

describe('notes', () => {
  test('are written once a form by whoever reads the file', async () => {
    const { id, proposes, decides } = inHand;
    await addCaseNote(proposes, id, 'Called the firm', INTENT);
    await addCaseNote(proposes, id, 'Called the firm', INTENT);
    await addCaseNote({ ...decides, now: new Date('2026-11-17T09:00:00Z') }, id, 'Seen', INTENT);
    const { file } = await getCaseTalk(proposes, id, speaker);
    expect(file?.talk.notes.map(({ text }) => text)).toEqual(['Called the firm', 'Seen']);
  });

  test('never by an auditor, by somebody of another organisation, or before the declaration', async () => {
    const given = await aCaseGiven();
    const auditor = await makeMember('programme', ['auditor'], inHand.programme.ownerId);
    expect(await refusalCode(addCaseNote(auditor, inHand.id, 'Mine', INTENT))).toBe(
      'cases.not-yours',
    );
    expect(await refusalCode(addCaseNote(given.proposes, inHand.id, 'Mine', INTENT))).toBe(
      'cases.not-found',
    );
    expect(await refusalCode(addCaseNote(given.proposes, given.id, 'Mine', INTENT))).toBe(
      'cases.not-yours',
    );
  });
});

describe('opinions', () => {
  const ask = (colleague: MemberActor, intent = INTENT, actor = inHand.proposes) =>
    askOpinion(
      actor,
      inHand.id,
      { colleague: colleague.person.accountId, question: 'Feasible?' },
      intent,
    );

  test('are asked once, answered once, and told to both', async () => {
    const { id, proposes, decides } = inHand;
    await ask(decides);
    await ask(decides);
    expect(await notificationsTo(decides.person.accountId)).toMatchObject([
      { kind: 'opinion-asked', path: `/programme/cases/${id}/opinions` },
    ]);
    const [opinion] = await db.caseOpinion.findMany();
    const answer = {
      opinionId: opinion?.id ?? '',
      verdict: 'reserved',
      answer: 'Too dear',
    } as const;
    await answerOpinion(decides, id, answer);
    await answerOpinion(decides, id, answer);
    expect(await refusalCode(answerOpinion(decides, id, { ...answer, verdict: 'for' }))).toBe(
      'cases.wrong-state',
    );
    const { file } = await getCaseTalk(proposes, id, speaker);
    expect(file?.talk.opinions).toMatchObject([
      { question: 'Feasible?', verdict: 'reserved', answer: 'Too dear', mine: false },
    ]);
    const told = await notificationsTo(proposes.person.accountId);
    expect(told.filter(({ kind }) => kind === 'opinion-given')).toHaveLength(1);
  });

  test('are not asked again of whoever still owes an answer', async () => {
    await ask(inHand.decides);
    expect(await refusalCode(ask(inHand.decides, 'another-intent-of-it'))).toBe(
      'cases.opinion-open',
    );
  });

  test('are asked of colleagues only: no auditor, nobody of the firm or of elsewhere, not oneself', async () => {
    const { programme, firmId, proposes, applicant } = inHand;
    const auditor = await makeMember('programme', ['auditor'], programme.ownerId);
    const insider = await makeMember('programme', ['risk-officer'], programme.ownerId);
    await giveRole(insider.person.accountId, firmId, 'sme-member');
    const stranger = await makeMember('programme', ['deciding-officer']);
    const codes = await refusalCodes(
      [auditor, insider, stranger, applicant, proposes].map((one) => ask(one)),
    );
    expect(codes).toEqual(['cases.unknown-colleague']);
    const page = await getCaseTalk(proposes, inHand.id, speaker);
    expect(page.file?.colleagues.map(({ accountId }) => accountId)).toEqual([
      inHand.decides.person.accountId,
    ]);
  });

  test('are answered by the one who was asked', async () => {
    const { id, proposes, decides } = inHand;
    await ask(decides);
    const [opinion] = await db.caseOpinion.findMany();
    const answer = { opinionId: opinion?.id ?? '', verdict: 'for', answer: 'Fine' } as const;
    expect(await refusalCode(answerOpinion(proposes, id, answer))).toBe('cases.not-found');
  });
});

describe('corrections', () => {
  const ask = async (items = [TITLE] as Parameters<typeof askCorrection>[2]['items']) =>
    askCorrection(inHand.proposes, inHand.id, { stamp: (await caseRow(inHand.id)).stamp, items });

  /** The firm answers, as its page does: a field changes and the case comes back. */
  async function answered(title: string): Promise<void> {
    await inTransaction('tests.correct', async (tx) => {
      const row = await tx.aidApplication.findUniqueOrThrow({ where: { id: inHand.id } });
      await tx.caseCorrection.updateMany({
        where: { applicationId: row.id, answeredAt: null },
        data: { answeredAt: inHand.applicant.now },
      });
      const content = { ...Object(row.content), title };
      await advance(tx, inHand.applicant, row, {
        ...{ event: 'correct', party: 'applicant', changes: { content } },
      });
    });
  }

  test('stop the officer’s clock, start the firm’s, and are told to it', async () => {
    const { id, applicant } = inHand;
    await ask([TITLE, { field: 'document:tax-attestation', reason: 'missing', note: 'Join it.' }]);
    expect(await caseRow(id)).toMatchObject({ state: 'needs-correction', correctionRounds: 1 });
    const clocks = await db.caseClock.findMany({ where: { applicationId: id, endedAt: null } });
    const byCode = new Map(clocks.map((clock) => [clock.code, clock]));
    expect(byCode.get('propose')).toMatchObject({ dueOn: null, runsSince: null });
    expect(byCode.get('correct')).toMatchObject({ holder: 'applicant', allowed: 10 });
    const due = byCode.get('correct')?.dueOn?.toISOString().slice(0, 10);
    expect(await notificationsTo(applicant.person.accountId)).toMatchObject([
      {
        ...{ kind: 'aid-correction', path: `/sme/applications/${id}/corrections` },
        params: { date: due, number: expect.stringMatching(/^RQ-2026-/) },
      },
    ]);
    const event = await db.caseEvent.findFirst({ where: { event: 'ask-correction' } });
    expect(event?.data).toEqual({
      round: 1,
      fields: [
        { field: 'title', reason: 'incorrect' },
        { field: 'document:tax-attestation', reason: 'missing' },
      ],
    });
  });

  test('come back with what changed marked, twice at most', async () => {
    const { id, proposes } = inHand;
    await ask();
    await answered('Un four en ligne');
    const read = async () => (await getCaseCorrections(proposes, id, speaker)).file?.corrections;
    expect(await read()).toMatchObject({
      left: 1,
      lines: [
        {
          ...{ field: 'title', was: 'Un site pour le four', now: 'Un four en ligne' },
          ...{ changed: true, answeredOn: '2026-11-16' },
        },
      ],
    });
    await ask();
    await answered('Un four en ligne');
    expect(await read()).toMatchObject({ left: 0, lines: [{}, { changed: false }] });
    expect(await refusalCode(ask())).toBe('cases.corrections-used');
  });

  test('are refused to others, of an older page, and for what cannot be corrected', async () => {
    const { id, proposes } = inHand;
    const { stamp } = await caseRow(id);
    for (const [actor, code] of await others())
      expect(await refusalCode(askCorrection(actor, id, { stamp, items: [TITLE] }))).toBe(code);
    const older = askCorrection(proposes, id, { stamp: stamp - 1, items: [TITLE] });
    expect(await refusalCode(older)).toBe('cases.changed-meanwhile');
    const codes = await refusalCodes([
      ask([]),
      ask([TITLE, TITLE]),
      ask([{ ...TITLE, field: 'consents' }]),
      ask([{ ...TITLE, field: 'document:quote' }]),
    ]);
    expect(codes).toEqual(['cases.unknown-field']);
    expect(await caseRow(id)).toMatchObject({ state: 'under-review', stamp });
    expect(await db.caseCorrection.count()).toBe(0);
  });

  test('asked twice at once, once', async () => {
    const { stamp } = await caseRow(inHand.id);
    const twice = () => askCorrection(inHand.proposes, inHand.id, { stamp, items: [TITLE] });
    const codes = await refusalCodes([twice(), twice()]);
    expect(codes.sort()).toEqual(['cases.changed-meanwhile', null].sort());
    expect(await db.caseCorrection.count()).toBe(1);
  });
});

test('papers open to whoever reads the file, and to nobody else', async () => {
  const { id, proposes, programme } = inHand;
  await db.caseDocument.create({
    data: {
      ...{ applicationId: id, code: 'tax-attestation', documentId: 'a paper' },
      ...{ fileId: 'a-file', sha256: 'f'.repeat(64), joinedAt: proposes.now, joinedById: 'firm' },
    },
  });
  const target = { caseId: id, documentId: 'a paper' };
  expect(await getCasePaperToken(proposes, target)).toMatch(/\w+/);
  const colleague = await makeMember('programme', ['proposing-officer'], programme.ownerId);
  const stranger = await makeMember('programme', ['programme-manager']);
  const other = await aCaseInHand();
  const codes = await refusalCodes([
    getCasePaperToken(colleague, target),
    getCasePaperToken(stranger, target),
    getCasePaperToken(proposes, { ...target, documentId: 'another' }),
    getCasePaperToken(other.proposes, { ...target, caseId: other.id }),
  ]);
  expect(codes).toEqual(['cases.not-found']);
});

test('a paper that is no longer the one that was joined is told', async () => {
  const { id, proposes } = inHand;
  const fileId = await joinPaper(inHand);
  const read = async () => (await getCaseChecklist(proposes, id, speaker)).file?.papers;
  expect(await read()).toMatchObject([
    {
      ...{ code: 'tax-attestation', required: true },
      papers: [{ integrity: 'same', validUntil: '2027-03-31', validity: 'good', added: true }],
    },
  ]);
  await configuredStorage().put(fileId, new TextEncoder().encode('%PDF another one'));
  expect(await read()).toMatchObject([{ papers: [{ integrity: 'changed' }] }]);
  await configuredStorage().remove(fileId);
  expect(await read()).toMatchObject([{ papers: [{ integrity: 'gone' }] }]);
});
