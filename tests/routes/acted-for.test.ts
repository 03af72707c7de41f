import { beforeEach, expect, test } from 'vitest';
import { findFirmActedFor } from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';
import { loader } from '../../app/root.tsx';
import { aDraft, freshDatabase } from '../factories/drafts.ts';
import { anActor, NOON } from '../factories/actors.ts';
import { makeMember, makeOrganisation } from '../factories/people.ts';
import { call } from './call.ts';

let id: string;
let firm: string;

beforeEach(async () => {
  await freshDatabase();
  id = await aDraft(anActor());
  firm = await makeOrganisation('sme', { name: 'Atelier Atlas' });
  await db.assessment.update({ where: { id }, data: { organisationId: firm } });
});

async function anAdvisor(mandated: boolean) {
  const advisor = await makeMember('advisor', ['advisor']);
  if (mandated)
    await db.mandate.create({
      data: {
        id: 'a mandate',
        organisationId: firm,
        advisorBodyId: advisor.person.seat.organisationId,
        scopes: ['assess'],
        status: 'active',
        grantedById: 'an owner',
        createdAt: NOON,
        grantedAt: NOON,
        expiresAt: new Date('2028-01-01T00:00:00Z'),
      },
    });
  return advisor;
}

const shown = async (person: Parameters<typeof call>[1]) =>
  ((await call(loader, { params: { lang: 'fr', id }, ...person })).data as { actedFor: unknown })
    .actedFor;

test('an advisor sees on each page of an assessment in whose name it is opened', async () => {
  const { person } = await anAdvisor(true);
  expect(await shown({ person })).toBe('Atelier Atlas');
});

test('nobody else is told the name of the firm', async () => {
  const stranger = await anAdvisor(false);
  const other = await makeMember('sme', ['sme-owner']);
  expect(await shown({ person: stranger.person })).toBeNull();
  expect(await shown({ person: other.person })).toBeNull();
  expect(await shown({})).toBeNull();
  expect(await findFirmActedFor(stranger, 'no assessment')).toBeNull();
});
