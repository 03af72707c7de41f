import { extractText, getDocumentProxy } from 'unpdf';
import { beforeEach, describe, expect, test } from 'vitest';
import { openAppeal } from '#domain/cases/appeals/open-appeal.server.ts';
import { acknowledgeDecision } from '#domain/cases/applications/acknowledge.server.ts';
import { withdrawApplication } from '#domain/cases/applications/withdraw.server.ts';
import {
  getOwnAppeal,
  getOwnCase,
  getOwnCorrections,
  getOwnDecision,
  getOwnHearing,
  listOwnApplications,
  renderOwnLetter,
  renderOwnReceipt,
} from '#domain/cases/index.server.ts';
import { putOnWaitingList } from '#domain/cases/applications/waiting.server.ts';
import { decideRevocation } from '#domain/cases/decisions/decide-revocation.server.ts';
import { noticeRevocation } from '#domain/cases/decisions/notice-revocation.server.ts';
import { askCorrection } from '#domain/cases/officers/ask-correction.server.ts';
import { findRecord } from '#domain/audit/index.server.ts';
import { cents, type MemberActor } from '#domain/kernel/index.server.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { NOON } from '../../factories/actors.ts';
import {
  caseInHand,
  caseRow,
  decideNow,
  openOffice,
  proposeNow,
  proposeRefusal,
} from '../../factories/decisions.ts';
import { makeAdvisor, makeFirmPerson, seatOf } from '../../factories/firms.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { makeMember } from '../../factories/people.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { daysAfter } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

const FRENCH = speakerOf('fr');
const SITE = { lang: 'fr' as const, demo: false, origin: 'https://raqmana.example' };
const BIDI_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

let office: Awaited<ReturnType<typeof openOffice>>;
const later = (actor: MemberActor, days: number) => ({ ...actor, now: daysAfter(NOON, days) });
const pageOf = (actor: MemberActor, id: string) => getOwnCase(actor, id, FRENCH);

beforeEach(async () => {
  await resetDatabase();
  office = await openOffice();
});

async function approved() {
  const sent = await caseInHand(office);
  await proposeNow(office.officers.proposes, sent.id, { note: 'Bon projet.' });
  await decideNow(office.officers.decides, sent.id);
  return sent;
}

async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), {
    mergePages: true,
  });
  return text.replace(BIDI_MARKS, '').replace(/\s+/gu, ' ');
}

describe('the page of a request', () => {
  test('tells who has the ball, until when, what was sent and what may be done', async () => {
    const { id, applicant, application } = await caseInHand(office);
    const page = await pageOf(applicant, id);
    expect(page).toMatchObject({
      number: `RQ-2026-${String(application.number).padStart(6, '0')}`,
      ball: { standing: 'review', holder: 'proposes', isLate: false },
      before: 0,
      may: { withdraw: true, correct: false, appeal: false, open: false },
      deadlines: [{ code: 'propose', holder: 'proposes' }],
      content: { title: 'Un site pour le four' },
    });
    expect(page.ball.until).toBe(page.deadlines[0]?.due);
    expect(page.decisionBy && page.ball.until && page.decisionBy > page.ball.until).toBe(true);
    expect(page.timeline.map(({ what }) => what)).toEqual(['assign', 'submit']);
    expect(page.facts.map(({ name, value, source }) => [name, value, source])).toContainEqual([
      expect.stringContaining('Effectif') as string,
      '5 personnes',
      'self',
    ]);
  });

  test('never tells which way a proposal goes, to whoever compares two requests', async () => {
    const [good, bad] = [await caseInHand(office), await caseInHand(office)];
    await proposeNow(office.officers.proposes, good.id);
    await proposeRefusal(office.officers.proposes, bad.id);
    const [one, other] = [
      await pageOf(good.applicant, good.id),
      await pageOf(bad.applicant, bad.id),
    ];
    const told = ({ ball, may, timeline, voucherId, decisionBy }: typeof one) => ({
      ...{ ball, may, voucherId, decisionBy, whats: timeline.map(({ what }) => what) },
    });
    expect(told(one)).toEqual(told(other));
  });

  test('shows nothing of a decision that was not opened', async () => {
    const { id, applicant } = await approved();
    const closed = await pageOf(later(applicant, 1), id);
    expect(closed).toMatchObject({
      ball: { standing: 'open-decision', holder: 'applicant' },
      ...{ voucherId: null, may: { open: true, withdraw: false } },
    });
    expect(closed.timeline[0]).toMatchObject({ what: 'decided', by: 'decides' });
    expect(JSON.stringify(closed, (_, value: unknown) => String(value))).not.toMatch(/approve/);
    const decision = await getOwnDecision(applicant, id, 'fr');
    expect(decision).toMatchObject({ standing: 'closed', opened: null, appealDays: 60 });
    expect(await refusalCode(renderOwnLetter(applicant, id, SITE))).toBe('cases.not-found');
    const colleague = await makeFirmPerson('sme-owner', seatOf(applicant));
    await acknowledgeDecision(later(applicant, 1), id);
    const opened = await pageOf(later(applicant, 1), id);
    const voucher = await db.voucher.findFirstOrThrow();
    // Whoever did not open it is told that there is a voucher to accept, once.
    await acknowledgeDecision(later(applicant, 1), id);
    const kindsOf = async ({ person }: MemberActor) =>
      (await notificationsTo(person.accountId)).map(({ kind }) => kind);
    expect(await kindsOf(colleague)).toEqual(['voucher-issued']);
    expect(await kindsOf(applicant)).not.toContain('voucher-issued');
    expect(opened).toMatchObject({ ball: { standing: 'approved' }, voucherId: voucher.id });
    expect(opened.timeline.map(({ what }) => what).slice(0, 2)).toEqual(['opened', 'approve']);
  });

  test('tells the pauses of the officer’s time and the firm’s own day', async () => {
    const { id, applicant } = await caseInHand(office);
    const { stamp } = await caseRow(id);
    await askCorrection(later(office.officers.proposes, 1), id, {
      ...{ stamp, items: [{ field: 'cost', reason: 'incorrect', note: 'Trop haut.' }] },
    });
    const page = await pageOf(later(applicant, 2), id);
    expect(page).toMatchObject({
      ball: { standing: 'correct', holder: 'applicant' },
      pauses: [{ from: '2026-11-17', to: null }],
      may: { correct: true, withdraw: true },
    });
    const asked = await getOwnCorrections(later(applicant, 2), id, 'fr');
    expect(asked).toMatchObject({
      ...{ standing: 'open', until: page.ball.until, papers: [], mayAnswer: true },
      fields: [{ field: 'cost', reason: 'incorrect', note: 'Trop haut.', value: '800000' }],
      categories: [{ code: 'WEB', name: 'Site internet et visibilité' }],
    });
  });

  test('counts those before it that wait for the same step, of its programme', async () => {
    await caseInHand(office);
    const other = await openOffice();
    await caseInHand(other);
    const { id, applicant } = await caseInHand(office);
    expect((await pageOf(applicant, id)).before).toBe(1);
  });

  test('on the waiting list tells rank, what is asked before and what came back', async () => {
    for (const _ of [1, 2, 3]) {
      const { id, applicant } = await caseInHand(office);
      await proposeNow(office.officers.proposes, id);
      await withdrawApplication(applicant, id, { stamp: (await caseRow(id)).stamp });
    }
    const [first, last] = [await caseInHand(office), await caseInHand(office)];
    for (const { id } of [first, last])
      await inTransaction('tests.wait', async (tx) =>
        putOnWaitingList(tx, office.officers.proposes, await caseRow(id), {
          ...{ party: 'proposes', amount: cents(400_000n), facts: {} },
        }),
      );
    const page = await pageOf(last.applicant, last.id);
    expect(page).toMatchObject({
      ball: { standing: 'waiting', holder: null, until: null },
      waiting: { rank: 2, askedBefore: 400_000n, cameBack: 1_200_000n, odds: 'good', days: 90 },
    });
    const old = await pageOf(later(last.applicant, 91), last.id);
    expect(old.waiting).toMatchObject({ cameBack: 0n, odds: 'unknown' });
  });

  test('is for the firm and its advisors; readers may do nothing', async () => {
    const { id, firmId } = await caseInHand(office);
    const viewer = await pageOf(await makeFirmPerson('sme-viewer', firmId), id);
    expect(Object.values(viewer.may)).not.toContain(true);
    const advisor = await pageOf(await makeAdvisor(firmId, { scopes: ['apply'] }), id);
    expect(advisor).toMatchObject({ may: { withdraw: true } });
    expect(advisor.onBehalfOf).toMatch(/^Organisation/);
    for (const stranger of [
      await makeFirmPerson('sme-owner'),
      await makeAdvisor(firmId),
      office.officers.decides,
    ])
      for (const read of [
        () => pageOf(stranger, id),
        () => getOwnDecision(stranger, id, 'fr'),
        () => getOwnCorrections(stranger, id, 'fr'),
        () => getOwnAppeal(stranger, id),
        () => getOwnHearing(stranger, id),
        () => renderOwnReceipt(stranger, id, SITE),
      ])
        expect(await refusalCode(read())).toBe('cases.not-found');
  });
});

describe('the list of requests', () => {
  test('is of the own firm, newest first, with whose turn it is', async () => {
    await caseInHand(office);
    const { id, applicant, firmId } = await approved();
    await caseInHand(office, { actor: later(applicant, 0), category: 'CRM', facts: {} });
    const { lines, clients, writes } = await listOwnApplications(applicant, 'fr');
    expect(lines.map(({ ball }) => ball.standing).sort()).toEqual(['open-decision', 'review']);
    expect(lines.find((line) => line.id === id)).toMatchObject({ firm: { id: firmId } });
    expect([clients, writes]).toEqual([null, true]);
  });

  test('is of the clients with a mandate to apply, or of one of them', async () => {
    const { firmId } = await caseInHand(office);
    const advisor = await makeAdvisor(firmId, { scopes: ['apply'] });
    expect((await listOwnApplications(advisor, 'fr')).lines).toHaveLength(1);
    expect((await listOwnApplications(advisor, 'fr', firmId)).lines).toHaveLength(1);
    const { firmId: other } = await caseInHand(office);
    expect(await refusalCode(listOwnApplications(advisor, 'fr', other))).toBe('cases.not-found');
    const assessor = await makeAdvisor(other);
    expect((await listOwnApplications(assessor, 'fr')).lines).toEqual([]);
    expect(await refusalCode(listOwnApplications(office.officers.decides, 'fr'))).toBe(
      'cases.not-found',
    );
  });
});

describe('a decision that was opened', () => {
  test('that refuses says why, by which rule, and until when it may be contested', async () => {
    const { id, applicant } = await caseInHand(office);
    await proposeRefusal(office.officers.proposes, id);
    await decideNow(office.officers.decides, id);
    await acknowledgeDecision(applicant, id);
    const { opened } = await getOwnDecision(applicant, id, 'fr');
    expect(opened).toMatchObject({
      ...{ state: 'rejected', mayAppeal: true, appealUntil: '2027-01-15', amount: null },
      ...{ note: 'Voyez les raisons.', voucherId: null },
      reasons: [
        {
          text: 'Une condition du programme n’est pas remplie.',
          legalRef: 'Règlement du programme, conditions à remplir',
          remedy: expect.any(String) as string,
        },
      ],
    });
    const late = await getOwnDecision(later(applicant, 61), id, 'ar');
    expect(late.opened).toMatchObject({ mayAppeal: false, appealUntil: '2027-01-15' });
    expect(await getOwnAppeal(applicant, id)).toMatchObject({ mayAppeal: true, sent: null });
    const { stamp } = await caseRow(id);
    await openAppeal(applicant, id, { stamp, grounds: 'Voici.' });
    expect(await getOwnAppeal(applicant, id)).toMatchObject({
      ...{ mayAppeal: false, sent: { grounds: 'Voici.', at: NOON } },
    });
  });
});

describe('the papers of a request', () => {
  test('a receipt bears number, day and fingerprint, and is found in the public log', async () => {
    const { id, applicant, application } = await caseInHand(office);
    const { number, pdf } = await renderOwnReceipt(applicant, id, SITE);
    expect(number).toBe(`RQ-2026-${String(application.number).padStart(6, '0')}`);
    const text = await textOf(pdf);
    for (const words of [number, '16 novembre 2026', 'Un site pour le four', '8 000,00 DH'])
      expect(text.replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ')).toContain(words);
    const [, code = ''] = /\/v\/(\S{19})/.exec(text) ?? [];
    expect(await findRecord(code)).toMatchObject({ type: 'cases.submit' });
    expect(text).not.toContain('SPÉCIMEN');
  });

  test('the letter of an approval has the amount in figures and words, in its language', async () => {
    const { id, applicant } = await approved();
    await acknowledgeDecision(applicant, id);
    const french = await textOf((await renderOwnLetter(applicant, id, SITE)).pdf);
    for (const words of ['Votre demande est acceptée', 'quatre mille dirhams', 'Bon projet.'])
      expect(french).toContain(words);
    await db.aidApplication.update({ where: { id }, data: { language: 'ar' } });
    const arabic = await textOf((await renderOwnLetter(applicant, id, SITE)).pdf);
    for (const words of ['طلبكم', 'آلاف', 'أربعة']) expect(arabic).toContain(words);
  });

  test('the letter of a revocation says for what, and only the newest decision', async () => {
    const { id, applicant } = await approved();
    await acknowledgeDecision(applicant, id);
    const risk = await makeMember('programme', ['risk-officer'], office.programme.ownerId);
    const { stamp } = await caseRow(id);
    await noticeRevocation(later(risk, 1), id, { stamp, grounds: 'Le devis est faux.' });
    const { notice } = await getOwnHearing(later(applicant, 1), id);
    expect(notice).toMatchObject({ grounds: 'Le devis est faux.', answer: null });
    const { id: revocation } = await db.aidRevocation.findFirstOrThrow();
    const decides = later(office.officers.decides, 30);
    await decideRevocation(decides, id, { revocation, decision: 'revoke', note: 'Vu.' });
    expect((await getOwnDecision(later(applicant, 30), id, 'fr')).standing).toBe('closed');
    await acknowledgeDecision(later(applicant, 31), id);
    const letter = await textOf((await renderOwnLetter(applicant, id, SITE)).pdf);
    expect(letter).toContain('L’aide vous est retirée');
    expect(letter).toContain('Le devis est faux.');
  });
});
