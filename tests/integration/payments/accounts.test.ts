import { beforeEach, describe, expect, test } from 'vitest';
import { civilDate, type MemberActor } from '#domain/kernel/index.server.ts';
import {
  bankAccountSchema,
  decideAccount,
  giveAccount,
  payableAccount,
  sharesRib,
} from '#domain/payments/index.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import { sent } from '../../factories/files.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { asMember, giveRole, makeAccount, makeMember } from '../../factories/people.ts';
import { aRib } from '../../factories/payments.ts';
import { makeProvider } from '../../factories/providers.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { daysAfter } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

let provider: MemberActor;
let officer: MemberActor;
let forms = 0;

const idOf = ({ person }: MemberActor) => person.seat.organisationId;
const give = (actor: MemberActor, rib: string, file = null as ReturnType<typeof sent> | null) => {
  forms += 1;
  return giveAccount(actor, { form: { rib, holder: 'Atlas' }, file }, `an intent number ${forms}`);
};
const pendingOf = async (actor: MemberActor) =>
  (
    await db.bankAccount.findFirstOrThrow({
      where: { organisationId: idOf(actor), state: 'pending' },
    })
  ).id;
const decide = async (
  by: MemberActor,
  of: MemberActor,
  decision: 'verify' | 'refuse' = 'verify',
  reason = '',
) => decideAccount(by, { id: await pendingOf(of), decision, reason });
const payable = async (day: string) =>
  (await payableAccount(db, idOf(provider), civilDate(day)))?.rib ?? null;

beforeEach(async () => {
  await resetDatabase();
  provider = await makeProvider();
  officer = await makeMember('programme', ['authorising-officer']);
});

describe('a RIB as it is typed', () => {
  const read = (rib: string) => {
    const parsed = bankAccountSchema.safeParse({ rib, holder: 'Atlas' });
    return parsed.success ? parsed.data.rib : parsed.error.issues.map(({ message }) => message);
  };

  test('is read with spaces, as an IBAN and in Arabic digits', () => {
    const rib = '999780000000000000000105';
    expect(read('999 780 0000000000000001 05')).toBe(rib);
    expect(read(`MA64 ${rib}`)).toBe(rib);
    expect(read('٩٩٩٧٨٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠١٠٥')).toBe(rib);
  });

  test.each([
    ['99978000000000000000010', 'rib-length'],
    ['999780000000000000000106', 'rib-key'],
    ['99978000000000000000010A', 'rib-characters'],
    ['', 'rib-missing'],
  ])('%j is refused: %s', (rib, reason) => {
    expect(read(rib)).toEqual([reason]);
  });
});

describe('the account of a provider', () => {
  test('is paid on once another person verified it; the owner and the officers are told', async () => {
    const rib = aRib();
    await give(provider, rib, sent('attestation.pdf'));
    expect(await payable('2026-11-16')).toBeNull();
    expect(await notificationsTo(officer.person.accountId)).toMatchObject([
      { kind: 'bank-account-given' },
    ]);
    await decide(officer, provider);
    expect(await payable('2026-11-16')).toBe(rib);
    expect((await notificationsTo(provider.person.accountId)).map(({ kind }) => kind)).toEqual([
      ...['bank-account-given', 'bank-account-decided'],
    ]);
  });

  test('changed, cools for three days in which the old one is paid on', async () => {
    const [first, second] = [aRib(), aRib()];
    await give(provider, first);
    await decide(officer, provider);
    await give(provider, second);
    expect(await payable('2026-11-16')).toBe(first);
    await decide(officer, provider);
    expect([await payable('2026-11-16'), await payable('2026-11-18')]).toEqual([first, first]);
    expect(await payable('2026-11-19')).toBe(second);
  });

  test('changed twice, one that still cools is never paid on', async () => {
    const [first, second, third] = [aRib(), aRib(), aRib()];
    for (const [days, rib] of [first, second, third].entries()) {
      await give(provider, rib);
      await decide({ ...officer, now: daysAfter(NOON, days) }, provider);
    }
    const days = ['2026-11-17', '2026-11-18', '2026-11-20', '2026-11-21'];
    expect(await Promise.all(days.map(payable))).toEqual([first, first, first, third]);
  });

  test('is refused with a reason, and the same decision twice is one', async () => {
    await give(provider, aRib());
    const id = await pendingOf(provider);
    const refuse = { id, decision: 'refuse', reason: 'Autre titulaire' } as const;
    await decideAccount(officer, refuse);
    await decideAccount({ ...officer, now: daysAfter(NOON, 1) }, refuse);
    expect(await db.bankAccount.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ state: 'refused', reason: 'Autre titulaire', decidedAt: NOON },
    });
    expect(await refusalCode(decideAccount(officer, { ...refuse, decision: 'verify' }))).toBe(
      'payments.wrong-state',
    );
  });

  test('is not verified by an officer who works or worked for the provider', async () => {
    await give(provider, aRib());
    const id = await giveRole(officer.person.accountId, idOf(provider), 'provider-member');
    expect(await refusalCode(decide(officer, provider))).toBe('payments.provider-side');
    await db.roleGrant.update({ where: { id }, data: { status: 'revoked' } });
    expect(await refusalCode(decide(officer, provider))).toBe('payments.provider-side');
    expect(await payable('2026-11-16')).toBeNull();
  });

  test('of somebody else is refused, whoever gave it first', async () => {
    const rib = aRib();
    const other = await makeProvider();
    await give(other, rib);
    expect(await refusalCode(give(provider, rib))).toBe('payments.rib-taken');
    expect(await sharesRib(db, idOf(other), idOf(provider))).toBe(false);
    await decide(officer, other, 'refuse', 'Doublon');
    await give(provider, rib);
    expect(await db.bankAccount.count({ where: { rib } })).toBe(2);
  });

  test('is given by owners alone, one at a time', async () => {
    const memberId = await makeAccount();
    await giveRole(memberId, idOf(provider), 'provider-member');
    const member = await asMember(memberId, idOf(provider));
    expect(await refusalCode(give(member, aRib()))).toBe('payments.not-found');
    await give(provider, aRib());
    expect(await refusalCode(give(provider, aRib()))).toBe('payments.already-waiting');
    expect(await refusalCode(decide(provider, provider))).toBe('payments.not-found');
  });
});

test('the account of a programme is given by one and verified by another of its own', async () => {
  await give(officer, aRib());
  expect(await refusalCode(decide(officer, officer))).toBe('payments.same-person');
  const stranger = await makeMember('programme', ['authorising-officer']);
  expect(await refusalCode(decide(stranger, officer))).toBe('payments.not-found');
  const colleague = await makeMember('programme', ['authorising-officer'], idOf(officer));
  await decide(colleague, officer);
  expect(await payableAccount(db, idOf(officer), civilDate('2026-11-16'))).not.toBeNull();
});
