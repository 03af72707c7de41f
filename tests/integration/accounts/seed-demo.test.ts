import { beforeEach, expect, test } from 'vitest';
import { findActiveMandate, listPersonas, seedDemoPeople } from '#domain/accounts/index.server.ts';
import { seedDemoAssessments } from '#domain/assessment/index.server.ts';
import { isRole, parseIce, touchesMoney } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import { freshDatabase } from '../../factories/drafts.ts';

const T0 = new Date('2026-03-16T09:00:00Z');
const T1 = new Date('2026-10-16T09:00:00Z');

async function everything() {
  return {
    organisations: await db.organisation.findMany({ orderBy: { id: 'asc' } }),
    accounts: await db.account.findMany({ orderBy: { id: 'asc' } }),
    roles: await db.roleGrant.findMany({ orderBy: { id: 'asc' } }),
    mandates: await db.mandate.findMany(),
    assessments: await db.assessment.findMany({ orderBy: { id: 'asc' } }),
    results: await db.assessmentResult.count(),
    entries: await db.auditEntry.count(),
    jobs: await db.$queryRaw`SELECT count(*)::int AS count FROM graphile_worker._private_jobs`,
  };
}

beforeEach(freshDatabase);

test('seeding again changes nothing', async () => {
  await seedDemoPeople();
  await seedDemoAssessments();
  const before = await everything();
  await seedDemoPeople();
  await seedDemoAssessments();
  expect(await everything()).toEqual(before);
  expect(before.accounts).toHaveLength(21);
});

test('every ICE is valid, synthetic and of a firm of its own, and all say they are not real', async () => {
  await seedDemoPeople();
  const { organisations } = await everything();
  const ices = organisations.flatMap(({ ice }) => ice ?? []);
  expect(ices).toHaveLength(6);
  for (const ice of ices) {
    expect(parseIce(ice)).toEqual({ ok: true, value: ice });
    expect(ice).toMatch(/^99/);
  }
  expect(new Set(organisations.flatMap(({ ice9 }) => ice9 ?? [])).size).toBe(6);
  expect(organisations.every(({ isDemo }) => isDemo)).toBe(true);
});

test('there is a persona for each part, reachable nowhere and without a password', async () => {
  await seedDemoPeople();
  const personas = await listPersonas();
  expect(personas.map(({ code }) => code)).toEqual(
    [
      ...['admin', 'advisor', 'auditor', 'authorising', 'certifier', 'deciding-1', 'deciding-2'],
      ...['examiner-1', 'examiner-2', 'manager-1', 'manager-2', 'mediator', 'proposing-1'],
      ...['proposing-2', 'provider-1', 'provider-2', 'provider-3', 'regional-examiner', 'risk'],
      ...['sme-ar', 'sme-fr'],
    ].sort(),
  );
  expect(personas.find(({ code }) => code === 'sme-ar')).toMatchObject({
    language: 'ar',
    kind: 'sme',
    role: 'sme-owner',
  });
  const { accounts } = await everything();
  for (const { email, persona, passwordHash, emailVerifiedAt } of accounts) {
    expect(email).toBe(`${persona ?? ''}@demo.raqmana.invalid`);
    expect(passwordHash).toBeNull();
    expect(emailVerifiedAt).not.toBeNull();
  }
});

test('roles that touch money name three different persons', async () => {
  await seedDemoPeople();
  const { roles } = await everything();
  const money = roles.filter(({ role }) => isRole(role) && touchesMoney(role));
  expect(money).toHaveLength(9);
  for (const { accountId, requestedById, grantedById } of money)
    expect(new Set([accountId, requestedById, grantedById]).size).toBe(3);
});

test('the firms have their assessments, on their dates, and the mandate is in force', async () => {
  await seedDemoPeople();
  await seedDemoAssessments();
  const firmOf = async (persona: string) => {
    const grant = await db.roleGrant.findFirstOrThrow({ where: { account: { persona } } });
    return grant.organisationId;
  };
  const [shop, workshop, chamber] = await Promise.all(['sme-fr', 'sme-ar', 'advisor'].map(firmOf));
  const { assessments } = await everything();
  const ofShop = assessments.filter(({ organisationId }) => organisationId === shop);
  expect(ofShop.map(({ completedAt }) => completedAt)).toEqual([T0, T1]);
  const [assisted] = assessments.filter(({ organisationId }) => organisationId === workshop);
  expect(assisted).toMatchObject({ mode: 'assisted', path: 'express' });
  expect(assisted?.completedAt).not.toBeNull();
  const scores = await db.assessmentResult.findMany({ orderBy: { computedAt: 'asc' } });
  expect(scores.every(({ score }) => score !== null)).toBe(true);
  const parties = { organisationId: workshop ?? '', advisorBodyId: chamber ?? '' };
  expect(await findActiveMandate(db, { ...parties, scope: 'assess', now: NOON })).not.toBeNull();
});

test('what visitors changed stays changed, and a missing persona stops nothing', async () => {
  await seedDemoPeople();
  await db.account.updateMany({ where: { persona: 'sme-fr' }, data: { name: 'Visitor' } });
  await db.account.updateMany({ where: { persona: 'advisor' }, data: { status: 'suspended' } });
  await db.roleGrant.updateMany({
    where: { account: { persona: 'advisor' } },
    data: { status: 'revoked' },
  });
  await seedDemoPeople();
  await seedDemoAssessments();
  const personas = await listPersonas();
  expect(personas.find(({ code }) => code === 'sme-fr')?.name).toBe('Visitor');
  expect(personas.map(({ code }) => code)).not.toContain('advisor');
  expect(await db.assessment.count()).toBe(2);
});
