import { beforeEach, describe, expect, test } from 'vitest';
import {
  decideApplication,
  getOwnCertification,
  proposeDecision,
  recordChecks,
} from '#domain/catalogue/index.server.ts';
import { type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { examineAll, makeApplicant, sendApplication } from '../../factories/certification.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { makeExaminer } from '../../factories/providers.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

let owner: MemberActor;
let examiner: MemberActor;
let second: MemberActor;

const row = (id: string) => db.certificationApplication.findUniqueOrThrow({ where: { id } });
const stateOf = async (id: string) => (await row(id)).state;
const certificate = () =>
  db.certificate.findFirst({
    where: { organisationId: owner.person.seat.organisationId },
    include: { events: { orderBy: { at: 'asc' } } },
  });
const day = (date: Date | null) => date?.toISOString().slice(0, 10);
const kindsTo = async ({ person }: MemberActor) =>
  (await notificationsTo(person.accountId)).map(({ kind }) => kind);
const accept = { verdict: 'accept', reason: 'All in order' } as const;
const agree = { agrees: true, reason: 'I agree' } as const;

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

describe('the decision', () => {
  let id: string;
  beforeEach(async () => {
    id = await sendApplication(owner);
    await examineAll(examiner, id);
  });

  test('by two: a certificate on probation with its days, its history and a place in the lists', async () => {
    await proposeDecision(examiner, id, accept);
    await decideApplication(second, id, agree);
    await decideApplication(second, id, agree);
    const issued = await certificate();
    expect(issued?.code).toMatch(/^RQ-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(issued).toMatchObject({ state: 'probation', grade: 'probation' });
    expect(day(issued?.probationUntil ?? null)).toBe('2027-05-15');
    expect(day(issued?.validUntil ?? null)).toBe('2028-11-16');
    expect(issued?.events.map(({ type, toState }) => [type, toState])).toEqual([
      ['issue', 'probation'],
    ]);
    expect(await row(id)).toMatchObject({ state: 'accepted', certificateId: issued?.id });
    expect(await db.providerListing.count()).toBe(1);
    expect(await kindsTo(owner)).toEqual(['application-decided']);
    expect(await kindsTo(second)).toContain('application-proposed');
    expect(await kindsTo(examiner)).not.toContain('application-proposed');
    expect((await trail()).slice(-3)).toEqual([
      'catalogue.application-proposed',
      'catalogue.certificate-changed',
      'catalogue.application-accepted',
    ]);
  });

  test('is not told to the provider while it is only proposed', async () => {
    await proposeDecision(examiner, id, { verdict: 'refuse', reason: 'Between examiners' });
    const own = await getOwnCertification(owner);
    expect(own.current?.state).toBe('examining');
    expect(JSON.stringify(own)).not.toContain('Between examiners');
  });

  test('never by the one who proposed, sent back or not', async () => {
    await proposeDecision(examiner, id, accept);
    for (const agrees of [true, false])
      expect(await refusalCode(decideApplication(examiner, id, { agrees, reason: 'Mine' }))).toBe(
        'catalogue.same-person',
      );
    expect(await stateOf(id)).toBe('proposed');
    expect(await certificate()).toBeNull();
  });

  test('the database refuses the same person as well', async () => {
    await proposeDecision(examiner, id, accept);
    const same = { state: 'accepted', decidedById: examiner.person.accountId };
    await expect(db.certificationApplication.update({ where: { id }, data: same })).rejects.toThrow(
      'certification_application_two_persons',
    );
  });

  test('sent back, it is examined and proposed again, by the other as well', async () => {
    await proposeDecision(examiner, id, { verdict: 'refuse', reason: 'Doubtful' });
    await decideApplication(second, id, { agrees: false, reason: 'Look again' });
    expect(await row(id)).toMatchObject({ state: 'examining', proposedById: null });
    await proposeDecision(second, id, accept);
    await decideApplication(examiner, id, agree);
    expect(await stateOf(id)).toBe('accepted');
  });

  test('a refusal issues nothing, and the provider may apply again', async () => {
    await proposeDecision(examiner, id, { verdict: 'refuse', reason: 'No work shown' });
    await decideApplication(second, id, agree);
    expect(await stateOf(id)).toBe('refused');
    expect(await certificate()).toBeNull();
    await sendApplication(owner);
  });

  test('does not accept without papers in force, two references and the lines of the list', async () => {
    await proposeDecision(examiner, id, accept);
    const { organisationId } = owner.person.seat;
    await db.credential.updateMany({
      where: { organisationId, kind: 'cnss-attestation' },
      data: { validTo: new Date('2026-11-15') },
    });
    const [one] = await db.providerReference.findMany({ where: { organisationId } });
    await db.providerReference.update({ where: { id: one?.id ?? '' }, data: { state: 'refused' } });
    await db.applicationCheck.update({
      where: { applicationId_item: { applicationId: id, item: 'interview' } },
      data: { verdict: 'open' },
    });
    const refused = await decideApplication(second, id, agree).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'catalogue.not-acceptable',
      details: { reasons: 'paper:cnss-attestation references:1 item:interview' },
    });
    expect(await stateOf(id)).toBe('proposed');
    expect(await certificate()).toBeNull();
  });

  test('nothing is proposed to be accepted that cannot be', async () => {
    await recordChecks(examiner, id, [{ item: 'identity', verdict: 'not-met', note: 'No' }]);
    expect(await refusalCode(proposeDecision(examiner, id, accept))).toBe(
      'catalogue.not-acceptable',
    );
  });
});
