import { beforeEach, expect, test, vi } from 'vitest';
import { db } from '#platform/db.ts';
import { env } from '#platform/env.ts';
import * as demo from '../../app/routes/_public.demo._index.tsx';
import * as confirm from '../../app/routes/_space.account.confirm.tsx';
import * as demoMail from '../../app/routes/_public.demo.mail.tsx';
import * as demoPay from '../../app/routes/_public.demo.pay.$session.tsx';
import { routesWith } from '../architecture/route-access.ts';
import { makeSession } from '../factories/keys.ts';
import { makeMember } from '../factories/people.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

vi.hoisted(() => {
  process.env['RAQMANA_MODE'] = 'live';
});

const params = { lang: 'fr' };

beforeEach(resetDatabase);

test('what only a demonstration has is not there otherwise', async () => {
  expect(env().RAQMANA_MODE).toBe('live');
  expect(routesWith('demo only').sort()).toEqual([
    'routes/_public.demo._index.tsx',
    'routes/_public.demo.mail.tsx',
    'routes/_public.demo.pay.$session.tsx',
  ]);
  for (const { loader } of [demo, demoMail])
    expect((await call(loader, { params })).status).toBe(404);
  const paying = { params: { ...params, session: 'cs_test_of_nobody' } };
  expect((await call(demoPay.loader, paying)).status).toBe(404);
  expect((await call(demoPay.action, { ...paying, form: {} })).status).toBe(404);
});

test('nobody becomes a persona, even if one was left in the database', async () => {
  const { person } = await makeMember('programme', ['auditor']);
  await db.account.update({ where: { id: person.accountId }, data: { persona: 'auditor' } });
  const answer = await call(demo.action, { params, form: { persona: 'auditor' } });
  expect(answer.status).toBe(404);
  expect(await db.session.count()).toBe(0);
});

test('nobody is recognised by a button either', async () => {
  const { person } = await makeMember('programme', ['auditor']);
  await db.account.update({ where: { id: person.accountId }, data: { persona: 'auditor' } });
  const long = new Date('2026-01-01T00:00:00Z');
  const idHash = await makeSession(person.accountId);
  await db.session.update({ where: { idHash }, data: { confirmedAt: long } });
  const who = { params, person: { ...person, sessionHash: idHash } };
  expect((await call(confirm.loader, who)).data).toMatchObject({ persona: false });
  const answer = await call(confirm.action, { ...who, form: { how: 'persona' } });
  expect(answer.status).toBe(422);
  expect(await db.session.findFirst()).toMatchObject({ confirmedAt: long });
});
