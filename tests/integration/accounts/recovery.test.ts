import { beforeEach, describe, expect, test } from 'vitest';
import {
  getKeys,
  makeRecoveryCodes,
  removeTotp,
  showSecondFactor,
} from '#domain/accounts/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { waitingJobs } from '../../factories/jobs.ts';
import { after, signedIn, withRecoveryCodes } from '../../factories/keys.ts';
import { resetDatabase } from '../../setup/database.ts';

let actor: PersonActor;
const WRONG = { code: 'accounts.wrong-code' };

beforeEach(async () => {
  await resetDatabase();
  actor = await signedIn({ passwordHash: 'some hash' });
});

describe('recovery codes', () => {
  test('are ten different ones, kept only as hashes', async () => {
    const codes = await withRecoveryCodes(actor);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}$/);
    const kept = JSON.stringify(await db.recoveryCode.findMany());
    for (const code of codes) expect(kept).not.toContain(code.replace('-', ''));
  });

  test('stand in for the phone once each, however they are typed', async () => {
    const [first = '', second = ''] = await withRecoveryCodes(actor);
    const later = after(actor, 1000);
    await showSecondFactor(later, ` ${first.toLowerCase().replace('-', ' ')} `);
    expect(await getKeys(actor)).toMatchObject({ shownAt: later.now, recoveryCodes: 9 });
    await expect(showSecondFactor(later, first)).rejects.toMatchObject(WRONG);
    await showSecondFactor(later, second);
    expect(await getKeys(actor)).toMatchObject({ recoveryCodes: 8 });
    const notices = await waitingJobs('notify');
    expect(
      notices.filter(({ payload }) => payload.params?.['what'] === 'recovery-code-used'),
    ).toHaveLength(2);
  });

  test('used by several requests at once serve once', async () => {
    const [code = ''] = await withRecoveryCodes(actor);
    const uses = await Promise.allSettled([1, 2, 3, 4].map(() => showSecondFactor(actor, code)));
    expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await getKeys(actor)).toMatchObject({ recoveryCodes: 9 });
  });

  test('made anew cancel those before', async () => {
    const [old = ''] = await withRecoveryCodes(actor);
    const [fresh = ''] = await makeRecoveryCodes(actor);
    expect(await db.recoveryCode.count()).toBe(10);
    await expect(showSecondFactor(actor, old)).rejects.toMatchObject(WRONG);
    await expect(showSecondFactor(actor, fresh)).resolves.toBeUndefined();
  });

  test('of somebody else, and things that are none, are wrong', async () => {
    await withRecoveryCodes(actor);
    const other = await signedIn();
    const [theirs = ''] = await withRecoveryCodes(other);
    for (const typed of [theirs, '', '-', 'x'.repeat(2000), "' OR 1=1 --"])
      await expect(showSecondFactor(actor, typed)).rejects.toMatchObject(WRONG);
    expect(await getKeys(other)).toMatchObject({ recoveryCodes: 10 });
  });

  test('need a second factor they stand in for, and go with the last one', async () => {
    await expect(makeRecoveryCodes(actor)).rejects.toMatchObject({
      code: 'accounts.no-second-factor',
    });
    await withRecoveryCodes(actor);
    await removeTotp(actor);
    expect(await db.recoveryCode.count()).toBe(0);
  });
});
