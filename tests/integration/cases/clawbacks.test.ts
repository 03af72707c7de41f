import { beforeEach, describe, expect, test } from 'vitest';
import {
  answerClawback,
  confirmClawback,
  getOfficerClawback,
  getOwnClawback,
  notifyClawback,
  recordInstalment,
  startClawback,
} from '#domain/cases/index.server.ts';
import { cents, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { at, NOON } from '../../factories/actors.ts';
import { openProgramme, type OpenProgramme } from '../../factories/cases.ts';
import { spend } from '../../factories/clawbacks.ts';
import { makeAdvisor } from '../../factories/firms.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { giveRole, makeMember } from '../../factories/people.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { balancesOf, giveAccepted, type Given } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

const INTENT = 'an-intent-minted-for-a-test';
const USED = 100_000n;
const CLAIM = {
  ...{ amount: cents(60_000n), reasons: ['not-done'] as const },
  ...{ grounds: 'La caisse n’est pas là.', evidence: 'Visite du 3 mars.' },
};

let programme: OpenProgramme;
let given: Given;
let risk: MemberActor;
let other: MemberActor;

beforeEach(async () => {
  await resetDatabase();
  programme = await openProgramme();
  given = await giveAccepted(programme, { now: NOON });
  risk = await makeMember('programme', ['risk-officer'], programme.ownerId);
  other = await makeMember('programme', ['deciding-officer'], programme.ownerId);
});

const start = (
  changes: Partial<typeof CLAIM> = {},
  actor = risk,
  intentId: string | null = INTENT,
) => startClawback(actor, given.voucher.id, { ...CLAIM, ...changes }, intentId);
const only = () => db.clawback.findFirstOrThrow();

async function notified(): Promise<string> {
  await spend(given, USED);
  await start();
  const { id, stamp } = await only();
  await notifyClawback(risk, id, { stamp, intentId: `${INTENT}-notify` });
  return id;
}

describe('asking for aid back', () => {
  test('is of what was used, once, by a risk officer with no link to the firm', async () => {
    expect(await refusalCode(start())).toBe('cases.amount-over');
    await spend(given, USED);
    expect(await refusalCode(start({ amount: cents(0n) }))).toBe('cases.amount-under');
    expect(await refusalCode(start({ amount: cents(USED + 1n) }))).toBe('cases.amount-over');
    expect(await refusalCode(start({}, risk, null))).toBe('cases.reload');
    expect(await refusalCode(start({}, other))).toBe('cases.not-found');
    const stranger = await makeMember('programme', ['risk-officer']);
    expect(await refusalCode(start({}, stranger))).toBe('cases.not-found');
    expect(await refusalCodes([start(), start()])).toEqual([null]);
    expect(await only()).toMatchObject({
      ...{ state: 'open', amount: 60_000n, evidence: 'Visite du 3 mars.' },
    });
    expect(await db.clawback.count()).toBe(1);
    const rest = { amount: cents(40_000n) };
    expect(await refusalCode(start(rest, risk, `${INTENT}-2`))).toBe('cases.clawback-live');
    expect(await notificationsTo(given.firm.person.accountId)).not.toContainEqual(
      expect.objectContaining({ kind: 'clawback-noticed' }),
    );
  });

  test.each(['active', 'revoked'] as const)(
    'is not for whoever is or was of the firm: %s',
    async (status) => {
      await spend(given, USED);
      await giveRole(risk.person.accountId, given.firmId, 'sme-viewer');
      await db.roleGrant.updateMany({
        where: { accountId: risk.person.accountId, organisationId: given.firmId },
        data: { status },
      });
      expect(await refusalCode(start())).toBe('cases.own-firm');
      expect(await getOfficerClawback(risk, given.voucher.id)).toMatchObject({
        ...{ clawbacks: [], may: { open: false, problem: 'own-firm' } },
      });
    },
  );
});

describe('the firm', () => {
  test('reads it once it is told, and answers once; then another person may decide', async () => {
    await spend(given, USED);
    await start();
    const { id } = await only();
    const page = () => getOwnClawback(given.firm, given.voucher.id);
    expect(await page()).toMatchObject({ clawbacks: [], mayAnswer: false });
    const answer = (words: string, actor: MemberActor = given.firm) =>
      refusalCode(answerClawback(actor, given.voucher.id, { answer: words }));
    expect(await answer('Elle est là.')).toBe('cases.no-hearing');
    await notifyClawback(risk, id, { stamp: 1 });
    expect(await notificationsTo(given.firm.person.accountId)).toContainEqual(
      expect.objectContaining({ kind: 'clawback-noticed' }),
    );
    const told = await page();
    expect(told).toMatchObject({ mayAnswer: true, clawbacks: [{ state: 'notified' }] });
    expect(JSON.stringify(told, (_, value: unknown) => String(value))).not.toContain('Visite');
    const words = 'Vu la réponse.';
    const stamp = 2;
    const confirm = (read: number, actor = other) =>
      refusalCode(confirmClawback(actor, id, { stamp: read, words }));
    expect(await confirm(stamp)).toBe('cases.too-early');
    const stranger = await makeAdvisor(given.firmId);
    expect(await answer('Elle est là.', stranger)).toBe('cases.not-found');
    expect(await answer('Elle est là.')).toBeNull();
    expect(await answer('Elle est là.')).toBeNull();
    expect(await answer('Autre chose.')).toBe('cases.already-answered');
    // What was read before the answer is not what is decided on.
    expect(await confirm(stamp)).toBe('cases.changed-meanwhile');
    expect(await confirm(3)).toBeNull();
    expect(await page()).toMatchObject({
      ...{ mayAnswer: false, clawbacks: [{ state: 'confirmed', decision: words }] },
    });
  });

  test('has fifteen working days, not one more', async () => {
    const id = await notified();
    const { answerUntil } = await db.clawback.findUniqueOrThrow({ where: { id } });
    const days = ((answerUntil?.getTime() ?? 0) - NOON.getTime()) / 86_400_000;
    const late = { ...given.firm, now: at((Math.ceil(days) + 1) * 86_400_000) };
    const answer = { answer: 'Trop tard.' };
    expect(await refusalCode(answerClawback(late, given.voucher.id, answer))).toBe(
      'cases.hearing-over',
    );
    expect(await getOwnClawback(late, given.voucher.id)).toMatchObject({
      ...{ mayAnswer: false, isOver: true },
    });
  });
});

describe('money that comes back', () => {
  test('is recorded by somebody other than who confirmed it, once for each form', async () => {
    const id = await notified();
    const officer = await makeMember(
      'programme',
      ['deciding-officer', 'authorising-officer'],
      programme.ownerId,
    );
    const late = { ...officer, now: at(60 * 86_400_000) };
    await confirmClawback(late, id, { stamp: 2, words: 'Rien n’est venu.' });
    expect(await balancesOf(programme.envelopeId)).toMatchObject({
      ...{ 'C:spent': 40_000n, 'X:clawback_due': 60_000n },
    });
    const pay = (actor: MemberActor) =>
      recordInstalment(actor, id, { stamp: 3, amount: cents(25_000n), intentId: INTENT });
    expect(await refusalCode(pay(late))).toBe('cases.same-person');
    const treasury = await makeMember('programme', ['authorising-officer'], programme.ownerId);
    expect(await refusalCodes([pay(treasury), pay(treasury)])).toEqual([null]);
    expect(await balancesOf(programme.envelopeId)).toMatchObject({
      ...{ 'X:clawback_due': 35_000n, 'E:recovered': 25_000n },
    });
    expect(await getOfficerClawback(treasury, given.voucher.id)).toMatchObject({
      ...{ may: { collect: true, writeOff: false, open: false }, claimable: 40_000n },
      clawbacks: [{ recovered: 25_000n, rest: 35_000n }],
    });
  });
});
