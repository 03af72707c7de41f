import { beforeEach, describe, expect, test } from 'vitest';
import { acknowledgeDecision } from '#domain/cases/applications/acknowledge.server.ts';
import { openAppeal } from '#domain/cases/appeals/open-appeal.server.ts';
import { assignCases } from '#domain/cases/officers/assign.server.ts';
import { seedOf, tokenOf } from '#domain/cases/officers/choose-officer.ts';
import { db } from '#platform/db.ts';
import { anActor, at } from '../../factories/actors.ts';
import { openProgramme, sendApplication, type OpenProgramme } from '../../factories/cases.ts';
import { caseInHand, decideNow, openOffice, proposeRefusal } from '../../factories/decisions.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { giveRole, makeMember } from '../../factories/people.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

const run = () => assignCases(anActor());

async function officersFor({ ownerId }: OpenProgramme, count: number): Promise<string[]> {
  const members = [];
  for (let made = 0; made < count; made += 1)
    members.push(await makeMember('programme', ['proposing-officer'], ownerId));
  return members.map(({ person }) => person.accountId);
}

/** Who examines a case in its present round. */
async function officerOf(id: string): Promise<string | null> {
  const { round } = await db.aidApplication.findUniqueOrThrow({ where: { id } });
  const row = await db.casePerson.findFirst({
    where: { applicationId: id, part: 'proposes', round },
  });
  return row?.accountId ?? null;
}

describe('requests are given to officers', () => {
  test('by load, with the draw written down so that it can be done again', async () => {
    const programme = await openProgramme();
    const officers = await officersFor(programme, 3);
    const sent = [];
    for (let made = 0; made < 6; made += 1) sent.push(await sendApplication(programme));
    await run();
    const given = await Promise.all(sent.map(({ id }) => officerOf(id)));
    for (const officer of officers) expect(given.filter((one) => one === officer)).toHaveLength(2);
    for (const { id } of sent) {
      const row = await db.aidApplication.findUniqueOrThrow({ where: { id } });
      expect(row.state).toBe('under-review');
      const event = await db.caseEvent.findFirstOrThrow({
        where: { applicationId: id, event: 'assign' },
      });
      const officer = (await officerOf(id)) ?? '';
      expect(event.data).toMatchObject({
        ...{ seed: seedOf(id, 1), chosen: tokenOf(seedOf(id, 1), officer) },
      });
      expect(event.actorId).toBeNull();
      expect(JSON.stringify(event.data)).not.toContain(officer);
      const clocks = await db.caseClock.findMany({
        where: { applicationId: id, endedAt: null },
        select: { code: true },
      });
      expect(clocks).toEqual([{ code: 'propose' }]);
    }
    const told = await notificationsTo(officers[0] ?? '');
    expect(told.map(({ kind }) => kind)).toEqual(['aid-assigned', 'aid-assigned']);
    expect(told[0]?.params).toMatchObject({ number: expect.stringMatching(/^RQ-2026-\d{6}$/) });
    expect(told[0]?.params['date']).toMatch(/^2026-\d\d-\d\d$/);
  });

  test('never to somebody of the firm, of a linked firm, or who wrote the request', async () => {
    const programme = await openProgramme();
    const [insider, once, linked, outsider] = await officersFor(programme, 4);
    const sent = await sendApplication(programme);
    const sibling = await sendApplication(programme);
    await giveRole(insider ?? '', sent.firmId, 'sme-member');
    const ended = await giveRole(once ?? '', sent.firmId, 'sme-member');
    await db.roleGrant.update({ where: { id: ended }, data: { status: 'revoked' } });
    await db.organisation.updateMany({
      where: { id: { in: [sent.firmId, sibling.firmId] } },
      data: { taxId: '40404040' },
    });
    await giveRole(linked ?? '', sibling.firmId, 'sme-member');
    await run();
    expect(await officerOf(sent.id)).toBe(outsider);
  });

  test('to an officer whose regions cover it', async () => {
    const programme = await openProgramme();
    const [elsewhere, here] = await officersFor(programme, 2);
    const limit = (accountId: string | undefined, region: string) =>
      db.roleGrant.updateMany({
        where: { accountId: accountId ?? '', organisationId: programme.ownerId },
        data: { regions: [region] },
      });
    await limit(elsewhere, 'MA-01');
    await limit(here, 'MA-06');
    const sent = await sendApplication(programme, { region: 'MA-06' });
    await run();
    expect(await officerOf(sent.id)).toBe(here);
  });

  test('only to people of the organisation that decides', async () => {
    const [programme, other] = [await openProgramme(), await openProgramme()];
    await officersFor(other, 1);
    const sent = await sendApplication(programme);
    await run();
    expect(await officerOf(sent.id)).toBeNull();
  });

  test('and wait when nobody can take them; the managers are told once', async () => {
    const programme = await openProgramme();
    const manager = await makeMember('programme', ['programme-manager'], programme.ownerId);
    const first = await sendApplication(programme);
    await run();
    await run();
    await sendApplication(programme);
    await run();
    const told = await notificationsTo(manager.person.accountId);
    expect(told.map(({ kind }) => kind)).toEqual(['aid-late']);
    const row = await db.aidApplication.findUniqueOrThrow({ where: { id: first.id } });
    expect(row.state).toBe('submitted');
    const [officer] = await officersFor(programme, 1);
    await run();
    expect(await officerOf(first.id)).toBe(officer);
  });

  test('again to another one once the first stepped aside', async () => {
    const programme = await openProgramme();
    await officersFor(programme, 2);
    const sent = await sendApplication(programme);
    await run();
    const first = await officerOf(sent.id);
    await db.casePerson.updateMany({
      where: { applicationId: sent.id },
      data: { part: 'recused', declaration: 'conflict', declaredAt: at(1) },
    });
    await run();
    const second = await officerOf(sent.id);
    expect(second).not.toBeNull();
    expect(second).not.toBe(first);
    const trail = await db.auditEntry.findMany({
      where: { streamId: `case:${sent.id}`, type: 'cases.reassigned' },
    });
    expect(trail).toHaveLength(1);
  });

  test('to a third officer when the decision is contested', async () => {
    const office = await openOffice();
    const { proposes, decides } = office.officers;
    const { id, applicant } = await caseInHand(office);
    await proposeRefusal(proposes, id);
    await decideNow(decides, id);
    await acknowledgeDecision(applicant, id);
    const { stamp } = await db.aidApplication.findUniqueOrThrow({ where: { id } });
    await openAppeal(applicant, id, { stamp, grounds: 'Voici la pièce.' });
    // Whoever decided first may hold the other role by now.
    await db.roleGrant.updateMany({
      where: { accountId: decides.person.accountId },
      data: { status: 'revoked' },
    });
    await giveRole(decides.person.accountId, office.programme.ownerId, 'proposing-officer');
    await run();
    expect(await officerOf(id)).toBeNull();
    const [third] = await officersFor(office.programme, 1);
    await run();
    expect(await officerOf(id)).toBe(third);
    const row = await db.aidApplication.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ state: 'appealed', round: 2 });
  });

  test('once, however many workers run at the same time', async () => {
    const programme = await openProgramme();
    const officers = await officersFor(programme, 2);
    const sent = [];
    for (let made = 0; made < 10; made += 1) sent.push(await sendApplication(programme));
    const results = await Promise.all([run(), run(), run(), run()]);
    expect(results.reduce((sum, { given }) => sum + given, 0)).toBe(10);
    for (const { id } of sent) {
      expect(officers).toContain(await officerOf(id));
      expect(await db.caseEvent.count({ where: { applicationId: id, event: 'assign' } })).toBe(1);
    }
    expect(await run()).toMatchObject({ given: 0 });
  });
});
