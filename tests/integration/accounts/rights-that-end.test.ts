import { beforeEach, describe, expect, test } from 'vitest';
import {
  acceptInvitation,
  confirmContactChange,
  eraseOwnAccount,
  finishSignUp,
  giveConsents,
  giveRole as giveRoleTo,
  hashPassword,
  invitePerson,
  isResetTokenLive,
  makeRecoveryCodes,
  parseAddress,
  requestContactChange,
  requestReset,
  signIn,
  startSignUp,
  withdrawConsent,
} from '#domain/accounts/index.server.ts';
import type { MemberActor, PersonActor, Role } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { anActor, aPerson } from '../../factories/actors.ts';
import { holding } from '../../factories/interleaving.ts';
import { messagesTo } from '../../factories/jobs.ts';
import { makeSession } from '../../factories/keys.ts';
import { makeAccount, makeMember, makePerson } from '../../factories/people.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

const PASSWORD = 'quatre tasses de thé';
const EMAIL = 'fatima@atlas.example';
const linkOf = (token: string) => `https://raqmana.example/fr/invitation/${token}`;

beforeEach(resetDatabase);

let intents = 0;
function invite(actor: MemberActor, email: string, role: Role) {
  const how = { intentId: `intent ${(intents += 1)}`, linkOf };
  const { organisationId } = actor.person.seat;
  return invitePerson(actor, organisationId, { email, role, regions: [] }, how);
}

async function paramSentTo(address: string, name: string): Promise<string> {
  return String((await messagesTo(address)).at(-1)?.payload.params?.[name]);
}

const signInNow = () => {
  const address = parseAddress(EMAIL);
  return signIn({ ...anActor(), now: new Date() }, { address, password: PASSWORD, userAgent: '' });
};

describe('a password that is being checked', () => {
  test.each([
    [
      'was changed meanwhile',
      `password_hash = '$argon2id$v=19$m=19456,t=2,p=1$BXFc16I/RiTiiBzy8uwdRQ$Igr3h9Ei0wM9gBfXmBN40c2hCBn4mLIrjiXnsaNQ4w4'`,
    ],
    ['belongs to an account that was closed meanwhile', `status = 'suspended'`],
  ])('opens nothing when it %s', async (_what, change) => {
    await makeAccount({ email: EMAIL, passwordHash: await hashPassword(PASSWORD) });
    const tried = await holding(async ({ query, somebodyWaits }) => {
      await query(`UPDATE account SET ${change} WHERE email = $1`, [EMAIL]);
      const refusal = refusalCode(signInNow());
      await somebodyWaits();
      return { refusal };
    });
    expect(await tried.refusal).toBe('accounts.sign-in-refused');
    expect(await db.session.count()).toBe(0);
  });
});

test('a reset link sent to an address dies with it', async () => {
  const accountId = await makeAccount({ email: EMAIL });
  const actor: PersonActor = { ...anActor(), person: aPerson({ accountId }) };
  const [old, fresh] = [parseAddress(EMAIL), parseAddress('new@atlas.example')];
  if (!old || !fresh) throw new Error('no address');
  await requestReset(actor, old, (token) => token);
  const token = await paramSentTo(EMAIL, 'link');
  expect(await isResetTokenLive(token, actor)).toBe(true);
  await requestContactChange(actor, fresh);
  const code = await paramSentTo(fresh.value, 'code');
  await confirmContactChange(actor, { channel: 'email', code, helpLink: '/help' });
  expect(await isResetTokenLive(token, actor)).toBe(false);
});

test('signing up while signed in ends the session this browser had', async () => {
  const before = await makePerson();
  const sessionHash = await makeSession(before.person.accountId);
  const actor = { ...before, person: { ...before.person, sessionHash } };
  const address = parseAddress(EMAIL);
  if (!address) throw new Error('no address');
  const form = { name: 'Fatima', address, password: PASSWORD, consents: ['account'] };
  const token = await startSignUp(actor, { ...form, intentId: null, signInLink: '/' });
  const code = await paramSentTo(EMAIL, 'code');
  await finishSignUp(actor, { token, code, userAgent: null });
  expect(await db.session.count({ where: { idHash: sessionHash } })).toBe(0);
});

test('recovery codes made twice at once: only the last ones serve', async () => {
  const person = await makePerson();
  const { accountId } = person.person;
  await db.totpFactor.create({
    data: { accountId, secret: Buffer.from('sealed'), confirmedAt: person.now },
  });
  await Promise.all([1, 2, 3, 4].map(() => makeRecoveryCodes(person)));
  expect(await db.recoveryCode.count({ where: { accountId } })).toBe(10);
});

describe('who owned a firm', () => {
  test('takes back what they agreed to, not what its owner agrees to now', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { organisationId } = owner.person.seat;
    const gone = await makePerson();
    for (const actor of [owner, gone])
      await inTransaction('test', (tx) =>
        giveConsents(tx, actor, {
          accountId: actor.person.accountId,
          organisationId,
          purposes: ['statistics'],
        }),
      );
    const own = await db.consent.findFirstOrThrow({
      where: { accountId: gone.person.accountId },
    });
    await withdrawConsent(gone, own.id);
    const standing = await db.consent.findMany({ where: { withdrawnAt: null } });
    expect(standing.map(({ accountId }) => accountId)).toEqual([owner.person.accountId]);
  });

  test('and became a member invites nobody any more', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { organisationId } = owner.person.seat;
    const second = await makeMember('sme', ['sme-owner'], organisationId);
    await invite(second, 'friend@example.ma', 'sme-owner');
    const { accountId } = second.person;
    await giveRoleTo(owner, organisationId, { accountId, role: 'sme-member', regions: [] });
    expect(await db.invitation.count({ where: { revokedAt: null } })).toBe(0);
  });

  test('and erased their account invites nobody any more', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { organisationId } = owner.person.seat;
    const second = await makeMember('sme', ['sme-owner'], organisationId);
    await invite(second, 'friend@example.ma', 'sme-owner');
    await eraseOwnAccount(second);
    expect(await db.invitation.count({ where: { revokedAt: null } })).toBe(0);
  });
});

test('an erased account leaves no sign-up with its number', async () => {
  const phone = '+212612345678';
  const accountId = await makeAccount({ email: null, phone });
  const address = parseAddress(phone);
  if (!address) throw new Error('no number');
  const form = { name: 'Fatima', address, password: PASSWORD, consents: ['account'] };
  await startSignUp(anActor(), { ...form, intentId: null, signInLink: '/' });
  await eraseOwnAccount({ ...anActor(), person: aPerson({ accountId }) });
  expect(await db.signUp.count()).toBe(0);
});

test('the last administrator cannot erase their account', async () => {
  const admin = await makeMember('platform', ['platform-admin']);
  expect(await refusalCode(eraseOwnAccount(admin))).toBe('accounts.last-administrator');
  await makeMember('platform', ['platform-admin'], admin.person.seat.organisationId);
  await eraseOwnAccount(admin);
});

describe('nobody gives themselves a staff role', () => {
  test('by an invitation to their own address', async () => {
    const manager = await makeMember('programme', ['programme-manager']);
    const { accountId } = manager.person;
    const { email } = await db.account.findUniqueOrThrow({ where: { id: accountId } });
    for (const role of ['auditor', 'deciding-officer'] as const)
      expect(await refusalCode(invite(manager, email ?? '', role))).toBe('accounts.two-persons');
  });

  test('nor by one to an address they take afterwards', async () => {
    const manager = await makeMember('programme', ['programme-manager']);
    const { accountId } = manager.person;
    await invite(manager, EMAIL, 'auditor');
    const token = (await paramSentTo(EMAIL, 'link')).replace(linkOf(''), '');
    await db.account.update({ where: { id: accountId }, data: { email: EMAIL } });
    expect(await refusalCode(acceptInvitation(manager, { token }))).toBe('accounts.two-persons');
    expect(await db.roleGrant.count({ where: { accountId, role: 'auditor' } })).toBe(0);
  });

  test('an owner may still be invited by a colleague', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    await invite(owner, EMAIL, 'sme-member');
    const token = (await paramSentTo(EMAIL, 'link')).replace(linkOf(''), '');
    const accountId = await makeAccount({ email: EMAIL });
    const guest: PersonActor = { ...anActor(), person: aPerson({ accountId }) };
    expect((await acceptInvitation(guest, { token })).status).toBe('active');
  });
});
