import { beforeEach, describe, expect, test } from 'vitest';
import {
  decideApplication,
  openApplication,
  proposeDecision,
  runCatalogueClock,
  submitApplication,
  withdrawCertificate,
} from '#domain/catalogue/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { saveSetting } from '#platform/settings.ts';
import { inTransaction } from '#platform/transaction.ts';
import {
  anIntent,
  daysLater,
  examineAll,
  makeApplicant,
  sendApplication,
} from '../../factories/certification.ts';
import { holding } from '../../factories/interleaving.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { makeMember } from '../../factories/people.ts';
import {
  dayFromNoon,
  makeCertificate,
  makeCredential,
  makeExaminer,
  makeOffer,
  makeProvider,
} from '../../factories/providers.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

let owner: MemberActor;
let examiner: MemberActor;
let second: MemberActor;
let organisationId: string;

const accept = { verdict: 'accept', reason: 'All in order' } as const;
const agree = { agrees: true, reason: 'I agree' } as const;
const day = (date: Date | null | undefined) => date?.toISOString().slice(0, 10);
const certificate = () =>
  db.certificate.findFirst({
    where: { organisationId },
    orderBy: { issuedAt: 'desc' },
    include: { events: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  });
const history = async () =>
  ((await certificate())?.events ?? []).map(({ type, toState, reason }) =>
    [type, toState, reason].join(' '),
  );
const kindsTo = async ({ person }: MemberActor, kind: string) =>
  (await notificationsTo(person.accountId)).filter((line) => line.kind === kind);
const clock = (days: number) => runCatalogueClock(daysLater(owner, days).now);

/** Sends, examines and accepts an application so many days after noon. */
async function certify(days = 0): Promise<string> {
  const id = await sendApplication(daysLater(owner, days));
  await examineAll(daysLater(examiner, days), id);
  await proposeDecision(daysLater(examiner, days), id, accept);
  await decideApplication(daysLater(second, days), id, agree);
  return id;
}

/** Papers that hold for years, so that a test may look far ahead. */
async function lastingPapers(): Promise<void> {
  await db.credential.updateMany({
    where: { organisationId, kind: 'cnss-attestation' },
    data: { validTo: dayFromNoon(2_000) },
  });
  for (const from of [150, 330, 510, 690])
    await makeCredential(organisationId, { kind: 'tax-attestation', from, to: from + 181 });
}

beforeEach(async () => {
  await resetDatabase();
  owner = await makeApplicant();
  organisationId = owner.person.seat.organisationId;
  examiner = await makeExaminer();
  second = await makeExaminer();
});

describe('two examiners at the same moment', () => {
  test('one decision wins, the other finds it decided', async () => {
    const id = await sendApplication(owner);
    await examineAll(examiner, id);
    await proposeDecision(examiner, id, accept);
    const third = await makeExaminer();
    const decisions = await holding(async ({ query, somebodyWaits }) => {
      await query('SELECT 1 FROM certification_application WHERE id = $1 FOR UPDATE', [id]);
      const both = [second, third].map((actor) => refusalCode(decideApplication(actor, id, agree)));
      await somebodyWaits();
      return { both };
    });
    const codes = await Promise.all(decisions.both);
    expect(codes.sort()).toEqual(['catalogue.wrong-state', null]);
    expect(await db.certificate.count({ where: { organisationId } })).toBe(1);
    expect(await kindsTo(owner, 'application-decided')).toHaveLength(1);
  });

  test('the same one twice decides once and is told so twice', async () => {
    const id = await sendApplication(owner);
    await examineAll(examiner, id);
    await proposeDecision(examiner, id, accept);
    const twice = [decideApplication(second, id, agree), decideApplication(second, id, agree)];
    expect(await Promise.all(twice.map(refusalCode))).toEqual([null, null]);
    expect(await db.certificate.count({ where: { organisationId } })).toBe(1);
  });
});

describe('from probation to renewal', () => {
  test('the probation lasts as long as the setting says', async () => {
    await inTransaction('a test', (tx) =>
      saveSetting(tx, 'certification.probation-days', 90, { now: owner.now, by: null }),
    );
    await certify();
    expect(day((await certificate())?.probationUntil)).toBe('2027-02-14');
  });

  test('a confirmation waits for the end of the probation and for work that was shown', async () => {
    await certify();
    await lastingPapers();
    const id = await openApplication(owner, anIntent());
    const send = (days: number) =>
      refusalCode(
        submitApplication(daysLater(owner, days), id, { text: '', declaresNoInsurance: true }),
      );
    await makeOffer(organisationId);
    expect(await send(179)).toBe('catalogue.not-ready');
    await db.offerVersion.updateMany({ data: { state: 'superseded' } });
    expect(await send(180)).toBe('catalogue.not-ready');
    await db.offerVersion.updateMany({ data: { state: 'published' } });
    expect(await send(180)).toBeNull();
    await examineAll(daysLater(examiner, 180), id);
    await proposeDecision(daysLater(examiner, 180), id, accept);
    await decideApplication(daysLater(second, 180), id, agree);
    expect(await certificate()).toMatchObject({ state: 'certified', grade: 'certified' });
    expect(day((await certificate())?.validUntil)).toBe('2028-11-16');
    expect(await history()).toEqual(['issue probation ', 'confirm certified ']);
  });

  test('a renewal from 120 days before the end adds 24 months to it', async () => {
    await makeCertificate(organisationId);
    await lastingPapers();
    await db.certificate.updateMany({ data: { remindedDays: 120 } });
    const early = await openApplication(owner, anIntent());
    const nothing = { text: '', declaresNoInsurance: true };
    expect(await refusalCode(submitApplication(daysLater(owner, 579), early, nothing))).toBe(
      'catalogue.not-ready',
    );
    await submitApplication(daysLater(owner, 580), early, nothing);
    await examineAll(daysLater(examiner, 580), early);
    await proposeDecision(daysLater(examiner, 580), early, accept);
    await decideApplication(daysLater(second, 580), early, agree);
    const renewed = await certificate();
    expect(renewed).toMatchObject({ state: 'certified', remindedDays: null });
    expect(day(renewed?.validUntil)).toBe('2030-10-16');
    expect(await history()).toContain('renew certified ');
  });

  test('an application for a certificate that has ended meanwhile is not accepted', async () => {
    await makeCertificate(organisationId);
    await lastingPapers();
    const id = await sendApplication(daysLater(owner, 600));
    await examineAll(daysLater(examiner, 600), id);
    await proposeDecision(daysLater(examiner, 600), id, accept);
    await clock(701);
    expect(await refusalCode(decideApplication(daysLater(second, 701), id, agree))).toBe(
      'catalogue.certificate-changed',
    );
  });
});

describe('what the days bring', () => {
  test('it is suspended without its papers and restored with them', async () => {
    await certify();
    await clock(151);
    expect(await certificate()).toMatchObject({ state: 'suspended', grade: 'probation' });
    expect(await db.providerListing.count()).toBe(0);
    expect(await kindsTo(owner, 'certificate-changed')).toHaveLength(1);
    await makeCredential(organisationId, { kind: 'tax-attestation', from: 151, to: 331 });
    await makeCredential(organisationId, { kind: 'cnss-attestation', from: 151, to: 331 });
    await clock(152);
    await clock(152);
    expect(await history()).toEqual([
      'issue probation ',
      'lapse suspended papers',
      'restore probation papers',
    ]);
    expect(await db.providerListing.count()).toBe(1);
  });

  test('it ends the day after its last day', async () => {
    await makeCertificate(organisationId);
    await lastingPapers();
    await clock(700);
    expect((await certificate())?.state).toBe('certified');
    await clock(701);
    await clock(702);
    expect((await certificate())?.state).toBe('expired');
    expect((await history()).slice(1)).toEqual(['expire expired period-over']);
  });

  test('its owners are reminded 120, 60, 30 and 7 days before, once each', async () => {
    await makeCertificate(organisationId);
    await lastingPapers();
    for (const left of [121, 120, 119, 60, 60, 30, 8, 7, 0]) await clock(700 - left);
    const told = await kindsTo(owner, 'certificate-expiring');
    expect(told.map(({ params }) => params)).toEqual(Array(4).fill({ date: '2028-10-16' }));
  });
});

describe('giving a certificate up', () => {
  test('is for owners, for good, and leaves its history', async () => {
    await certify();
    const member = await makeMember('provider', ['provider-member'], organisationId);
    expect(await refusalCode(withdrawCertificate(member))).toBe('catalogue.owner-only');
    expect(await refusalCode(withdrawCertificate(await makeProvider()))).toBe(
      'catalogue.not-found',
    );
    await withdrawCertificate(owner);
    await withdrawCertificate(owner);
    expect(await history()).toEqual(['issue probation ', 'withdraw withdrawn own-wish']);
    expect(await db.providerListing.count()).toBe(0);
    await expect(db.certificateEvent.deleteMany()).rejects.toThrow('certificate_history_grows');
  });

  test('afterwards a first one may be applied for again', async () => {
    await certify();
    await withdrawCertificate(owner);
    await certify(1);
    expect(await db.certificate.count({ where: { organisationId } })).toBe(2);
    expect((await certificate())?.state).toBe('probation');
  });
});
