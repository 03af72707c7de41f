import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { decideRevocation } from '#domain/cases/decisions/decide-revocation.server.ts';
import { noticeRevocation } from '#domain/cases/decisions/notice-revocation.server.ts';
import { CASE_REFUSALS } from '#domain/cases/index.server.ts';
import { certifyClaim, returnClaim } from '#domain/engagements/claims/certify.server.ts';
import { holdClaim } from '#domain/engagements/claims/hold.server.ts';
import { orderClaims } from '#domain/engagements/claims/order.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import {
  certified,
  claimed,
  nextMilestone,
  readyToClaim,
  type Claiming,
} from '../../factories/claims.ts';
import { giveRole } from '../../factories/people.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { balancesOf, daysAfter } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

let claiming: Claiming;

beforeEach(async () => {
  await resetDatabase();
  claiming = await readyToClaim();
});

/** Somebody who worked for an organisation and left it. */
async function workedFor(organisationId: string, { person: { accountId } }: MemberActor) {
  const id = await giveRole(accountId, organisationId, 'provider-member');
  const left = { status: 'revoked', endedAt: NOON, endedById: 'who ended' };
  await db.roleGrant.update({ where: { id }, data: left });
}

describe('whoever decides what is paid', () => {
  test('neither works nor worked for the provider', async () => {
    const { officers, engaged } = claiming;
    const { certifies, authorises, risk } = officers;
    for (const one of [certifies, authorises, risk]) await workedFor(engaged.providerId, one);
    const { id, stamp } = await claimed(claiming);
    const side = 'engagements.provider-side';
    expect(await refusalCode(certifyClaim(certifies, id, { stamp }))).toBe(side);
    expect(await refusalCode(holdClaim(risk, id, { stamp, reason: 'Doute' }))).toBe(side);
    expect(await orderClaims(authorises, [id])).toMatchObject([{ refusal: 'provider-side' }]);
    // The database says the same of who comes past the use-cases.
    for (const part of ['certifies', 'authorises'])
      expect(
        await refusalCode(
          refusing(CASE_REFUSALS, () =>
            db.casePerson.create({
              data: {
                ...{ applicationId: engaged.applicationId, part, round: 1, since: NOON },
                accountId: certifies.person.accountId,
              },
            }),
          ),
        ),
      ).toBe('cases.provider-side');
  });

  test('settled no dispute of the same engagement', async () => {
    const { officers, engaged, milestone } = claiming;
    const { id, stamp } = await claimed(claiming);
    await db.engagementDispute.create({
      data: {
        ...{ id: randomUUID(), engagementId: engaged.engagement.id, milestoneId: milestone.id },
        ...{ side: 'firm', openedById: randomUUID(), openedAt: NOON, grounds: 'Une heure' },
        ...{ state: 'settled', outcome: 'accept', decision: 'Fait', decidedAt: NOON },
        mediatorId: officers.certifies.person.accountId,
      },
    });
    const form = { stamp };
    const { certifies } = officers;
    expect(await refusalCode(certifyClaim(certifies, id, form))).toBe('engagements.same-person');
    const returned = returnClaim(certifies, id, { ...form, codes: ['other'], words: 'Non' });
    expect(await refusalCode(returned)).toBe('engagements.same-person');
  });

  test('certifies and orders nothing once the aid was revoked', async () => {
    const { officers, engaged } = claiming;
    const first = await certified(claiming);
    const second = await claimed(claiming, { number: '2026-0002' }, await nextMilestone(claiming));
    const { applicationId } = engaged;
    const { stamp } = await db.aidApplication.findUniqueOrThrow({ where: { id: applicationId } });
    await noticeRevocation(officers.risk, applicationId, { stamp, grounds: 'Faux' });
    const { id: revocation } = await db.aidRevocation.findFirstOrThrow();
    const decider = { ...engaged.officers.decides, now: daysAfter(NOON, 30) };
    const decision = { revocation, decision: 'revoke', note: 'Vu' } as const;
    await decideRevocation(decider, applicationId, decision);
    const certify = certifyClaim(officers.certifies, second.id, { stamp: second.stamp });
    expect(await refusalCode(certify)).toBe('engagements.voucher-cancelled');
    expect(await orderClaims(officers.authorises, [first.id])).toMatchObject([
      { refusal: 'voucher-cancelled' },
    ]);
    expect(await balancesOf(engaged.programme.envelopeId)).toMatchObject({
      'G:engaged': 150_000n,
      'C:certified': 250_000n,
    });
  });
});
