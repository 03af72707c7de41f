import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  applyForAccreditation,
  withdrawAccreditation,
} from '#domain/cases/accreditations/apply.server.ts';
import { runAccreditationClock } from '#domain/cases/accreditations/clock.server.ts';
import {
  decideAccreditation,
  type OfficerAct,
} from '#domain/cases/accreditations/decide.server.ts';
import { listOwnAccreditations } from '#domain/cases/accreditations/views.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import { makeOfficers, openProgramme, type OpenProgramme } from '../../factories/cases.ts';
import { seatOf } from '../../factories/firms.ts';
import { makeMember } from '../../factories/people.ts';
import { makeCertificate } from '../../factories/providers.ts';
import { resetDatabase } from '../../setup/database.ts';

let programme: OpenProgramme;
let provider: MemberActor;
let officer: MemberActor;

beforeEach(async () => {
  await resetDatabase();
  programme = await openProgramme();
  provider = await makeMember('provider', ['provider-owner']);
  officer = (await makeOfficers(programme.ownerId)).proposes;
});

const row = () =>
  db.accreditation.findFirstOrThrow({ where: { organisationId: seatOf(provider) } });
const apply = () => applyForAccreditation(provider, programme.programmeId);

async function decide(act: OfficerAct, reason = 'Un motif', by = officer): Promise<void> {
  const { id, stamp } = await row();
  await decideAccreditation(by, id, { stamp, act, reason });
}

const clock = (days: number) =>
  runAccreditationClock({
    ...{ now: new Date(NOON.getTime() + days * 86_400_000), randomBytes },
    requestId: 'clock',
  });

describe('a provider asks for accreditation', () => {
  test('needs a certificate in force', async () => {
    await expect(apply()).rejects.toThrow('cases.not-certified');
    expect(await db.accreditation.count()).toBe(0);
  });

  test('once, however often it clicks, and officers have ten working days', async () => {
    await makeCertificate(seatOf(provider));
    await Promise.all([apply(), apply().catch(() => undefined)]);
    await apply();
    expect(await db.accreditation.count()).toBe(1);
    const { id } = await row();
    const [running] = await db.caseClock.findMany({ where: { accreditationId: id } });
    expect(running).toMatchObject({ code: 'accredit', allowed: 10, holder: 'programme' });
  });

  test('is not for its members, nor for other organisations', async () => {
    await makeCertificate(seatOf(provider));
    const member = await makeMember('provider', ['provider-member'], seatOf(provider));
    await expect(applyForAccreditation(member, programme.programmeId)).rejects.toThrow('not-found');
    await expect(applyForAccreditation(officer, programme.programmeId)).rejects.toThrow(
      'not-found',
    );
  });
});

describe('an officer', () => {
  beforeEach(async () => {
    await makeCertificate(seatOf(provider));
    await apply();
  });

  test('accepts on probation for two years; the same click again changes nothing', async () => {
    const { id, stamp } = await row();
    const decision = { stamp, act: 'accept', reason: '' } as const;
    await decideAccreditation(officer, id, decision);
    await decideAccreditation(officer, id, decision);
    expect(await row()).toMatchObject({ state: 'probation', stamp: stamp + 1 });
    expect((await row()).expiresOn?.toISOString().slice(0, 10)).toBe('2028-11-16');
    expect(await db.accreditationEvent.count()).toBe(1);
    expect(await db.caseClock.count({ where: { endedAt: null } })).toBe(0);
  });

  test('refuses with a reason, after which the provider may ask again', async () => {
    await expect(decide('refuse', '')).rejects.toThrow('cases.no-reason');
    await decide('refuse');
    await apply();
    expect(await db.accreditation.count()).toBe(2);
  });

  test('decides on no provider they once worked for', async () => {
    await db.roleGrant.create({
      data: {
        ...{ id: randomUUID(), accountId: officer.person.accountId, regions: [] },
        ...{ organisationId: seatOf(provider), role: 'provider-member', status: 'revoked' },
        ...{ requestedById: 'who asked', requestedAt: NOON, grantedById: 'who granted' },
        ...{ grantedAt: NOON, endedById: 'who ended', endedAt: NOON },
      },
    });
    await expect(decide('accept')).rejects.toThrow('cases.own-firm');
    expect((await row()).state).toBe('submitted');
  });

  test('of another organisation finds nothing', async () => {
    const stranger = (await makeOfficers((await openProgramme()).ownerId)).proposes;
    await expect(decide('accept', '', stranger)).rejects.toThrow('cases.not-found');
  });

  test('two at once: the second reads that it changed', async () => {
    const other = (await makeOfficers(programme.ownerId)).decides;
    const results = await Promise.allSettled([decide('accept'), decide('refuse', 'Non', other)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('time', () => {
  beforeEach(async () => {
    await makeCertificate(seatOf(provider));
    await apply();
    await decide('accept');
  });

  test('suspends while the certificate is held back, and only then brings it back', async () => {
    await db.certificate.updateMany({ data: { state: 'suspended', lapsedAt: NOON } });
    await clock(1);
    await clock(1);
    expect(await row()).toMatchObject({ state: 'suspended', suspendedFrom: 'probation' });
    expect(await db.accreditationEvent.count()).toBe(2);
    await db.certificate.updateMany({ data: { state: 'certified', lapsedAt: null } });
    await clock(2);
    expect((await row()).state).toBe('probation');
    await decide('suspend');
    await clock(3);
    expect((await row()).state).toBe('suspended');
  });

  test('lifts no suspension of an officer, whatever word they gave as reason', async () => {
    await decide('suspend', 'certificate');
    await clock(1);
    expect((await row()).state).toBe('suspended');
  });

  test('confirms after three deliveries and ends after two years', async () => {
    await db.accreditation.updateMany({ data: { deliveries: 3 } });
    await clock(1);
    expect((await row()).state).toBe('accredited');
    await clock(750);
    expect((await row()).state).toBe('expired');
  });

  test('lets it be renewed in its last ninety days, once', async () => {
    await db.accreditation.updateMany({ data: { deliveries: 3 } });
    await clock(1);
    await expect(apply()).rejects.toThrow('cases.already-accredited');
    const late = { ...provider, now: new Date('2028-10-01T09:00:00Z') };
    await applyForAccreditation(late, programme.programmeId);
    expect((await row()).expiresOn?.toISOString().slice(0, 10)).toBe('2030-11-16');
    await expect(applyForAccreditation(late, programme.programmeId)).rejects.toThrow('already');
  });
});

test('the provider withdraws, unless work runs', async () => {
  await makeCertificate(seatOf(provider));
  await apply();
  await decide('accept');
  const { id, stamp } = await row();
  await db.accreditation.updateMany({ data: { running: 1 } });
  await expect(withdrawAccreditation(provider, id, { stamp })).rejects.toThrow('work-running');
  await db.accreditation.updateMany({ data: { running: 0 } });
  await withdrawAccreditation(provider, id, { stamp });
  await withdrawAccreditation(provider, id, { stamp });
  const [line] = (await listOwnAccreditations(provider)).lines;
  expect(line?.accreditation?.state).toBe('withdrawn');
  expect(line?.canApply).toBe(true);
});
