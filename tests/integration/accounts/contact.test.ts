import { beforeEach, expect, test } from 'vitest';
import {
  confirmContactChange,
  parseAddress,
  requestContactChange,
} from '#domain/accounts/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { anActor, aPerson } from '../../factories/actors.ts';
import { messagesTo } from '../../factories/jobs.ts';
import { makeAccount } from '../../factories/people.ts';
import { resetDatabase } from '../../setup/database.ts';

const OLD = 'old@atlas.example';
const NEW = 'new@atlas.example';
const helpLink = 'http://localhost/fr/help';

beforeEach(resetDatabase);

async function changed(target: string): Promise<PersonActor> {
  const accountId = await makeAccount({ email: OLD });
  const actor = { ...anActor(), person: aPerson({ accountId }) };
  const address = parseAddress(target);
  if (address) await requestContactChange(actor, address);
  return actor;
}

test('the old address serves until the code of the new one comes back, and is told then', async () => {
  const actor = await changed(NEW);
  expect(await db.account.count({ where: { email: OLD } })).toBe(1);
  expect(await messagesTo(OLD)).toEqual([]);
  const code = String((await messagesTo(NEW)).at(-1)?.payload.params?.['code']);
  await confirmContactChange(actor, { channel: 'email', code, helpLink });
  expect(await db.account.findFirstOrThrow()).toMatchObject({ email: NEW });
  const [told] = await messagesTo(OLD);
  expect(told?.payload).toMatchObject({ kind: 'address-replaced', params: { link: helpLink } });
});

test('a first mobile number replaces nothing and tells nobody', async () => {
  const actor = await changed('06 12 34 56 78');
  const code = String((await messagesTo('+212612345678')).at(-1)?.payload.params?.['code']);
  await confirmContactChange(actor, { channel: 'sms', code, helpLink });
  expect(await db.account.findFirstOrThrow()).toMatchObject({ email: OLD, phone: '+212612345678' });
  expect(await messagesTo(OLD)).toEqual([]);
});
