import { beforeEach, expect, test } from 'vitest';
import { endMandate, grantMandate, type MandateScope } from '#domain/accounts/index.server.ts';
import {
  listClientAssessments,
  listClientOverviews,
  saveProfile,
  startAssisted,
} from '#domain/assessment/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { aCompleted, freshDatabase, PLANT_FORM } from '../../factories/drafts.ts';
import { makeMember } from '../../factories/people.ts';

let owner: MemberActor;
let advisor: MemberActor;
let intents = 0;

beforeEach(async () => {
  await freshDatabase();
  owner = await makeMember('sme', ['sme-owner']);
  advisor = await makeMember('advisor', ['advisor']);
});

const firm = () => owner.person.seat.organisationId;
const mandate = (...scopes: MandateScope[]) =>
  grantMandate(
    owner,
    { advisorBodyId: advisor.person.seat.organisationId, scopes, months: 12 },
    `an intent of a form ${(intents += 1)}`,
  );
const complete = (path: 'express' | 'full' = 'full') =>
  aCompleted({ ...owner, deviceHash: 'a browser' }, { path });

test('shows the assessment completed last, an express one between two stages', async () => {
  await mandate('assess');
  expect(await listClientOverviews(advisor)).toMatchObject([{ latest: null, seesLatest: true }]);
  const id = await complete('express');
  const [client] = await listClientOverviews(advisor);
  expect(client?.latest).toMatchObject({ id, mode: 'self' });
  expect(client?.latest?.stage?.from).toBeLessThan(client?.latest?.stage?.to ?? 0);
});

test.each([
  [['assess'], true],
  [['follow'], true],
  [['apply'], false],
] as const)('a mandate for %j shows assessments: %s', async (scopes, shows) => {
  await mandate(...scopes);
  const id = await complete();
  const [client] = await listClientOverviews(advisor);
  expect(client?.seesLatest).toBe(shows);
  expect(client?.latest?.id ?? null).toBe(shows ? id : null);
  const listed = await listClientAssessments(advisor, firm());
  expect(listed?.map((one) => one.id) ?? null).toEqual(shows ? [id] : null);
});

test('lists drafts with the way they are filled in, and nothing once the mandate ended', async () => {
  const id = await mandate('assess');
  const draft = await startAssisted(advisor, {
    organisationId: firm(),
    mode: 'paper',
    path: 'full',
  });
  await saveProfile(advisor, draft, PLANT_FORM);
  expect(await listClientAssessments(advisor, firm())).toMatchObject([
    { id: draft, mode: 'paper', completedAt: null, stage: null },
  ]);
  await endMandate(owner, id);
  expect(await listClientOverviews(advisor)).toEqual([]);
  await expect(listClientAssessments(advisor, firm())).rejects.toMatchObject({
    code: 'accounts.not-found',
  });
});

test('the same form sent twice starts one assessment', async () => {
  await mandate('assess');
  const start = { organisationId: firm(), mode: 'assisted', path: 'express' } as const;
  const intent = 'an intent of one form';
  const ids = await Promise.all([
    startAssisted(advisor, start, intent),
    startAssisted(advisor, start, intent),
  ]);
  expect(ids[0]).toBe(ids[1]);
  expect(await listClientAssessments(advisor, firm())).toHaveLength(1);
});

test('nobody but an advisor of that body reads them', async () => {
  await mandate('assess');
  await complete();
  const other = await makeMember('advisor', ['advisor']);
  expect(await listClientOverviews(other)).toEqual([]);
  for (const actor of [other, owner])
    await expect(listClientAssessments(actor, firm())).rejects.toMatchObject({
      code: 'accounts.not-found',
    });
});
