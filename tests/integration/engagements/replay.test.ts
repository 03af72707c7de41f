import { expect, test } from 'vitest';
import { getReplay, listEngagements } from '#domain/engagements/index.server.ts';
import { db } from '#platform/db.ts';
import { acceptMilestone, engagementAt, makeLaterOfficers } from '../../factories/engagements.ts';
import { makeMember } from '../../factories/people.ts';

async function anAuditor(ownerId: string) {
  return makeMember('programme', ['auditor'], ownerId);
}

test('an auditor replays a whole case on one page', async () => {
  const engaged = await engagementAt('in-delivery');
  await acceptMilestone(engaged, 1);
  const auditor = await anAuditor(engaged.programme.ownerId);
  const replay = await getReplay(auditor, engaged.engagement.id);
  const told = replay.events.map(({ kind, event }) => `${kind}.${event}`);
  expect(told).toEqual(expect.arrayContaining(['case.submit', 'case.approve', 'voucher.accept']));
  expect(told.slice(-3)).toEqual(['engagement.begin', 'milestone.deliver', 'milestone.accept']);
  const instants = replay.events.map(({ at }) => at.getTime());
  expect(instants).toEqual(instants.toSorted((one, other) => one - other));
  expect(replay.transfers.map(({ code }) => code)).toEqual(['L2', 'L4', 'L5', 'B1', 'B2']);
  expect(replay.persons.map(({ part }) => part)).toEqual(['proposes', 'decides']);
  expect(replay.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(replay.trail).toMatchObject({ isWhole: true });
  expect(replay.receipt).toMatch(/^RQ-2026-\d{6}$/);
  // People of the firm and of the provider are told as their side.
  const named = replay.events.filter(({ by }) => by !== null).map(({ part }) => part);
  expect(new Set(named)).toEqual(new Set(['proposes', 'decides']));
});

test('what does not fit is told by the check that finds it', async () => {
  const engaged = await engagementAt('in-delivery');
  await db.engagement.update({ where: { id: engaged.engagement.id }, data: { certified: 100n } });
  const auditor = await anAuditor(engaged.programme.ownerId);
  const { checks } = await getReplay(auditor, engaged.engagement.id);
  const broken = checks.flatMap(({ code, ok }) => (ok ? [] : [code]));
  expect(broken).toEqual(['engaged-fits', 'certified-fits']);
});

test('only people of the programme find it, by name, number and state', async () => {
  const { engagement, programme, firm, provider } = await engagementAt('copay-pending');
  const { certifies } = await makeLaterOfficers(programme.ownerId);
  const found = (text: string, state: 'copay-pending' | 'closed' | null = null) =>
    listEngagements(certifies, { state, text, page: 1 });
  expect((await found('')).lines).toMatchObject([{ id: engagement.id, state: 'copay-pending' }]);
  expect((await found(String(engagement.number))).total).toBe(1);
  expect((await found('no such name')).total).toBe(0);
  expect((await found('', 'closed')).lines).toEqual([]);
  const stranger = await anAuditor((await engagementAt('quoted')).programme.ownerId);
  for (const actor of [stranger, firm, provider])
    await expect(getReplay(actor, engagement.id)).rejects.toThrow('engagements.not-found');
});
