import { beforeEach, describe, expect, test } from 'vitest';
import {
  exportAccount,
  giveFirmConsent,
  openDataRequest,
  renderPersonalData,
} from '#domain/accounts/index.server.ts';
import { exportFirmAssessments } from '#domain/assessment/index.server.ts';
import { listEntriesOfPerson } from '#domain/audit/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { exportNotifications } from '#domain/notifications/index.server.ts';
import { db } from '#platform/db.ts';
import { extractText, getDocumentProxy } from 'unpdf';
import { NOON } from '../../factories/actors.ts';
import { everyItem, freshDatabase } from '../../factories/drafts.ts';
import { aFirmResult, makeFirmPerson, seatOf, type SeatedActor } from '../../factories/firms.ts';
import { makeSession, withRecoveryCodes } from '../../factories/keys.ts';
import { makePerson } from '../../factories/people.ts';

let owner: SeatedActor;
let stranger: SeatedActor;

beforeEach(async () => {
  await freshDatabase();
  owner = await makeFirmPerson('sme-owner');
  stranger = await makeFirmPerson('sme-owner');
});

async function collect(actor: PersonActor) {
  const [account, rest, assessments, trail] = await Promise.all([
    exportAccount(actor),
    exportNotifications(actor),
    exportFirmAssessments(actor),
    listEntriesOfPerson(actor.person.accountId),
  ]);
  return { ...account, ...rest, assessments, trail };
}

async function live(actor: SeatedActor, mark: string): Promise<void> {
  const { accountId } = actor.person;
  await db.account.update({ where: { id: accountId }, data: { name: `Name ${mark}` } });
  await db.organisation.update({ where: { id: seatOf(actor) }, data: { name: `Firm ${mark}` } });
  await makeSession(accountId, { device: `Device ${mark}` });
  await withRecoveryCodes(actor);
  await db.passkey.create({
    data: {
      ...{ id: `credential ${mark}`, accountId, name: `Key ${mark}`, counter: 0 },
      ...{ publicKey: Buffer.from('a public key'), transports: [], createdAt: NOON },
    },
  });
  await giveFirmConsent(actor, { purpose: 'statistics' });
  await openDataRequest(actor, {
    kind: 'objection',
    text: `Request ${mark}`,
    intentId: 'an intent of a test',
  });
  await db.notification.create({
    data: {
      ...{ id: `n ${mark}`, accountId, kind: 'role-granted' },
      ...{ params: { organisation: `Note ${mark}` }, createdAt: NOON },
    },
  });
  await db.notificationPreference.create({ data: { accountId, rhythm: 'weekly' } });
  const assessmentId = await aFirmResult(actor, everyItem(2));
  await db.evidence.create({
    data: {
      ...{ id: `evidence ${mark}`, assessmentId, organisationId: seatOf(actor) },
      ...{ itemId: 'SEC-02', kind: 'description', text: `Evidence ${mark}` },
      ...{ addedById: accountId, addedAt: NOON },
    },
  });
}

const MARKED = ['Name', 'Firm', 'Device', 'Key', 'Request', 'Note', 'Evidence'];

describe('the export of a person', () => {
  test('has everything of theirs and nothing of anybody else', async () => {
    await live(owner, 'of mine');
    await live(stranger, 'of others');
    const exported = await collect(owner);
    const text = JSON.stringify(exported);
    for (const mark of MARKED) expect(text).toContain(`${mark} of mine`);
    expect(text).not.toContain('of others');
    expect(text).not.toContain(stranger.person.accountId);
    expect(text).not.toContain(seatOf(stranger));
    expect(exported.account).toMatchObject({ hasPassword: false, recoveryCodesLeft: 10 });
    expect(exported.preferences).toMatchObject({ rhythm: 'weekly' });
    expect(exported.roles).toMatchObject([{ role: 'sme-owner', status: 'active' }]);
    expect(exported.consents).toMatchObject([{ purpose: 'statistics' }]);
    expect(exported.assessments).toHaveLength(1);
    expect(exported.assessments[0]?.answers.length).toBeGreaterThan(30);
    expect(exported.assessments[0]?.results).toHaveLength(1);
  });

  test('has no secret: no hash, salt, key or code', async () => {
    await live(owner, 'of mine');
    await db.account.update({
      where: { id: owner.person.accountId },
      data: { passwordHash: 'the hash of a password' },
    });
    const text = JSON.stringify(await collect(owner));
    const [session, code, passkey, totp] = await Promise.all([
      db.session.findFirstOrThrow(),
      db.recoveryCode.findFirstOrThrow(),
      db.passkey.findFirstOrThrow(),
      db.totpFactor.findFirstOrThrow(),
    ]);
    for (const secret of ['the hash of a password', session.idHash, code.codeHash, passkey.id])
      expect(text).not.toContain(secret);
    for (const bytes of [passkey.publicKey, totp.secret])
      expect(text).not.toContain(JSON.stringify([...bytes]).slice(1, 40));
    for (const word of ['Hash"', 'auditSalt', 'publicKey', 'secret'])
      expect(text).not.toContain(word);
    expect(text).toContain('"hasPassword":true');
  });

  test('tells what the person did in the trail of others, not what others did there', async () => {
    await live(owner, 'of mine');
    await live(stranger, 'of others');
    const trail = await listEntriesOfPerson(owner.person.accountId);
    const streams = new Set(trail.map(({ stream }) => stream));
    expect(streams).toContain(`organisation:${seatOf(owner)}`);
    expect(streams).not.toContain(`organisation:${seatOf(stranger)}`);
    expect(trail.every(({ own }) => own)).toBe(true);
  });

  test('a member who owns nothing gets no assessment of the firm', async () => {
    await live(owner, 'of mine');
    const member = await makeFirmPerson('sme-member', seatOf(owner));
    const exported = await collect(member);
    expect(exported.assessments).toEqual([]);
    expect(exported.organisations).toEqual([]);
    expect(exported.roles).toMatchObject([{ organisation: { name: 'Firm of mine' } }]);
    expect(JSON.stringify(exported)).not.toContain('Name of mine');
  });

  test('an owner of the past gets none either', async () => {
    await live(owner, 'of mine');
    await db.roleGrant.updateMany({
      where: { accountId: (await makeFirmPerson('sme-owner', seatOf(owner))).person.accountId },
      data: { status: 'revoked' },
    });
    const past = await db.roleGrant.findFirstOrThrow({ where: { status: 'revoked' } });
    const actor = { ...owner, person: { ...owner.person, accountId: past.accountId } };
    expect((await collect(actor)).assessments).toEqual([]);
  });
});

describe('the PDF', () => {
  const textOf = async (pdf: Uint8Array) =>
    (await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })).text;

  test.each(['fr', 'ar', 'en'] as const)('says the same in plain words in %s', async (lang) => {
    await live(owner, 'of mine');
    const data = await collect(owner);
    const pdf = await renderPersonalData(data, { lang, demo: false, now: NOON });
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    const text = await textOf(pdf);
    for (const mark of ['Name', 'Firm', 'Device', 'Key', 'Request'])
      expect(text).toContain(`${mark} of mine`);
    expect(text).toContain(data.account.email);
    expect(text).toContain(data.organisations[0]?.ice);
  });

  test('somebody with nothing yet gets one too, and a demonstration says so', async () => {
    const nobody = await makePerson();
    const data = await collect(nobody);
    const pdf = await renderPersonalData(data, { lang: 'en', demo: true, now: NOON });
    expect(await textOf(pdf)).toContain('Demonstration');
  });

  test('a name that tries to turn the line round or to be code stays a name', async () => {
    const data = await collect(owner);
    const name = '#panic("x") \u202e*bold* $x$';
    const account = { ...data.account, name };
    const pdf = await renderPersonalData(
      { ...data, account },
      { lang: 'fr', demo: false, now: NOON },
    );
    expect(await textOf(pdf)).toContain('panic');
  });
});
