import { beforeEach, describe, expect, test } from 'vitest';
import {
  beginTotp,
  confirmTotp,
  findPendingTotp,
  getKeys,
  removeTotp,
  showSecondFactor,
} from '#domain/accounts/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { seal } from '#platform/secrets.ts';
import { waitingJobs } from '../../factories/jobs.ts';
import { after, phoneWith, signedIn, STEP_MS, withTotp } from '../../factories/keys.ts';
import { giveRole, makeOrganisation } from '../../factories/people.ts';
import { resetDatabase } from '../../setup/database.ts';

let actor: PersonActor;

beforeEach(async () => {
  await resetDatabase();
  actor = await signedIn({ email: 'salma@example.ma', passwordHash: 'some hash' });
});

async function shownAt(who = actor): Promise<Date | null> {
  const { sessionHash } = who.person;
  const session = await db.session.findUniqueOrThrow({ where: { idHash: sessionHash } });
  return session.secondFactorAt;
}

describe('setting up an authenticator application', () => {
  test('protects nothing until a first code, which counts in the session', async () => {
    await beginTotp(actor);
    expect(await getKeys(actor)).toMatchObject({ totp: false, step: null });
    const pending = await findPendingTotp(actor);
    expect(pending?.uri).toContain('otpauth://totp/Raqmana:salma%40example.ma?');
    const phone = phoneWith(pending?.text ?? '');
    await expect(showSecondFactor(actor, phone(actor.now))).rejects.toMatchObject({
      code: 'accounts.no-totp',
    });
    await confirmTotp(actor, phone(actor.now));
    expect(await getKeys(actor)).toMatchObject({ totp: true, shownAt: actor.now, step: null });
    expect(await findPendingTotp(actor)).toBeNull();
    const entries = await db.auditEntry.findMany({
      where: { streamId: `account:${actor.person.accountId}` },
    });
    expect(entries.map(({ type }) => type)).toEqual(['accounts.totp-added']);
    expect(await waitingJobs('notify')).toMatchObject([
      { payload: { kind: 'security-changed', params: { what: 'totp-added' } } },
    ]);
  });

  test('keeps the key sealed, for this account alone', async () => {
    await beginTotp(actor);
    const pending = await findPendingTotp(actor);
    const { secret } = await db.totpFactor.findFirstOrThrow();
    expect(Buffer.from(secret).toString('latin1')).not.toContain(
      Buffer.from(pending?.text.replaceAll(' ', '') ?? '', 'base64').toString('latin1'),
    );
    const other = await signedIn();
    await db.totpFactor.create({ data: { accountId: other.person.accountId, secret } });
    await expect(findPendingTotp(other)).rejects.toThrow();
    await db.totpFactor.update({
      where: { accountId: other.person.accountId },
      data: { secret: seal(`totp ${other.person.accountId}`, new Uint8Array(20)) },
    });
    await expect(findPendingTotp(other)).resolves.not.toBeNull();
  });

  test('begun again gives another key; one in use stays', async () => {
    await beginTotp(actor);
    const first = await findPendingTotp(actor);
    await beginTotp(actor);
    const second = await findPendingTotp(actor);
    expect(second?.text).not.toBe(first?.text);
    await expect(confirmTotp(actor, phoneWith(first?.text ?? '')(actor.now))).rejects.toMatchObject(
      { code: 'accounts.wrong-code' },
    );
    await confirmTotp(actor, phoneWith(second?.text ?? '')(actor.now));
    await expect(beginTotp(actor)).rejects.toMatchObject({ code: 'accounts.totp-exists' });
  });
});

describe('a code of the application', () => {
  test.each([-1, 0, 1])('of %s steps away is taken', async (steps) => {
    const phone = await withTotp(actor);
    const code = phone(after(actor, steps * STEP_MS).now);
    const later = after(actor, 0);
    await showSecondFactor(later, code);
    expect(await shownAt()).toEqual(actor.now);
  });

  test.each([-10, -2, 2, 10])('of %s steps away asks for the clock of the phone', async (steps) => {
    const phone = await withTotp(actor);
    const before = await shownAt();
    await expect(
      showSecondFactor(actor, phone(after(actor, steps * STEP_MS).now)),
    ).rejects.toMatchObject({ code: 'accounts.clock-wrong' });
    expect(await shownAt()).toEqual(before);
  });

  test.each([-11, 11])('of %s steps away is wrong', async (steps) => {
    const phone = await withTotp(actor);
    await expect(
      showSecondFactor(actor, phone(after(actor, steps * STEP_MS).now)),
    ).rejects.toMatchObject({ code: 'accounts.wrong-code' });
  });

  test('serves once, and not after a later one', async () => {
    const phone = await withTotp(actor);
    const late = phone(after(actor, STEP_MS).now);
    const early = phone(actor.now);
    await showSecondFactor(actor, late);
    for (const code of [late, early])
      await expect(showSecondFactor(actor, code)).rejects.toMatchObject({
        code: 'accounts.code-reused',
      });
  });

  test('the code that set it up does not sign in', async () => {
    const earlier = after(actor, -2 * STEP_MS);
    const phone = await withTotp(actor);
    await expect(showSecondFactor(earlier, phone(earlier.now))).rejects.toMatchObject({
      code: 'accounts.code-reused',
    });
  });

  test('sent several times at once serves once', async () => {
    const phone = await withTotp(actor);
    const code = phone(actor.now);
    const uses = await Promise.allSettled([1, 2, 3, 4].map(() => showSecondFactor(actor, code)));
    expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('of somebody else is wrong', async () => {
    await withTotp(actor);
    const other = await signedIn();
    const theirs = await withTotp(other);
    await expect(showSecondFactor(actor, theirs(actor.now))).rejects.toMatchObject({
      code: 'accounts.wrong-code',
    });
    expect(await shownAt(other)).not.toEqual(actor.now);
  });
});

describe('removing the application', () => {
  test('is open to people whose roles ask for nothing', async () => {
    await withTotp(actor);
    await removeTotp(actor);
    expect(await getKeys(actor)).toMatchObject({ totp: false, recoveryCodes: 0 });
    await expect(removeTotp(actor)).resolves.toBeUndefined();
  });

  test('is refused to staff without another second factor', async () => {
    await giveRole(actor.person.accountId, await makeOrganisation('programme'), 'auditor');
    await withTotp(actor);
    await expect(removeTotp(actor)).rejects.toMatchObject({
      code: 'accounts.second-factor-needed',
    });
    expect(await getKeys(actor)).toMatchObject({ totp: true, isStaff: true });
  });
});
