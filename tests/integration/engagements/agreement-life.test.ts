import { beforeEach, describe, expect, test } from 'vitest';
import { dropChange, proposeChange } from '#domain/engagements/agreements/amend.server.ts';
import { expireAgreements } from '#domain/engagements/agreements/expire.server.ts';
import {
  refuseValidation,
  validateAsOfficer,
} from '#domain/engagements/agreements/officer.server.ts';
import { signAsProvider } from '#domain/engagements/agreements/sign.server.ts';
import {
  endForDefault,
  endTogether,
  takeEndBack,
} from '#domain/engagements/agreements/terminate.server.ts';
import { shownOf } from '#domain/engagements/deliveries/records.server.ts';
import { reasonsToLook } from '#domain/engagements/agreements/validate.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import {
  begin,
  changesOf,
  draftedAt,
  signBoth,
  signedAt,
  signWithCode,
} from '../../factories/agreements.ts';
import { acceptMilestone, type Engaged } from '../../factories/engagements.ts';
import { giveRole } from '../../factories/people.ts';
import { verifiedAccount } from '../../factories/payments.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { balancesOf } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

const now = ({ engagement: { id } }: Engaged) => db.engagement.findUniqueOrThrow({ where: { id } });
const stampOf = async (engaged: Engaged) => (await now(engaged)).stamp;
const usedOf = async ({ voucher: { id } }: Engaged) =>
  (await db.voucher.findUniqueOrThrow({ where: { id } })).used;
const probation = ({ providerId: organisationId }: { providerId: string }) =>
  db.accreditation.updateMany({ where: { organisationId }, data: { state: 'probation' } });

describe('validation by the programme', () => {
  test('waits for the officer of the case when it is not of low risk', async () => {
    const drafted = await draftedAt();
    await probation(drafted);
    await signBoth(drafted, drafted.paper);
    expect(await now(drafted)).toMatchObject({ state: 'signed' });
    expect(await usedOf(drafted)).toBe(0n);
    const { id } = drafted.engagement;
    const form = { stamp: await stampOf(drafted), words: '' };
    const { proposes, decides } = drafted.officers;
    await expect(validateAsOfficer(decides, id, form)).rejects.toThrow('engagements.not-yours');
    await validateAsOfficer(proposes, id, form);
    await validateAsOfficer(proposes, id, form);
    expect(await now(drafted)).toMatchObject({ state: 'copay-pending' });
    expect(await usedOf(drafted)).toBe(400_000n);
    expect(await balancesOf(drafted.programme.envelopeId)).toMatchObject({ 'G:engaged': 400_000n });
  });

  test('is not for an officer who once worked for the provider', async () => {
    const drafted = await draftedAt();
    await probation(drafted);
    await signBoth(drafted, drafted.paper);
    const { proposes } = drafted.officers;
    const id = await giveRole(proposes.person.accountId, drafted.providerId, 'provider-member');
    await db.roleGrant.update({ where: { id }, data: { status: 'revoked' } });
    const form = { stamp: await stampOf(drafted), words: 'Non' };
    await expect(refuseValidation(proposes, drafted.engagement.id, form)).rejects.toThrow(
      'engagements.own-side',
    );
  });

  test('waits while the firm could pay its share nowhere', async () => {
    const drafted = await draftedAt();
    await probation(drafted);
    await signBoth(drafted, drafted.paper);
    const { id, ownerId } = drafted.engagement;
    const reasons = async () => reasonsToLook(db, await now(drafted), NOON, null);
    const answer = async () => {
      const form = { stamp: await stampOf(drafted), words: '' };
      return refusalCode(validateAsOfficer(drafted.officers.proposes, id, form, null));
    };
    expect(await reasons()).toEqual(['probation', 'no-account']);
    expect(await answer()).toBe('engagements.no-account');
    await verifiedAccount(ownerId);
    expect(await reasons()).toEqual(['probation']);
    expect(await answer()).toBeNull();
    expect(await now(drafted)).toMatchObject({ state: 'copay-pending' });
  });

  test('a refusal brings the quotes back, and the agreement falls', async () => {
    const drafted = await draftedAt();
    await probation(drafted);
    await signBoth(drafted, drafted.paper);
    const form = { stamp: await stampOf(drafted), words: 'Prix sans rapport' };
    await refuseValidation(drafted.officers.proposes, drafted.engagement.id, form);
    expect(await now(drafted)).toMatchObject({ state: 'quoted', providerId: null, subsidy: null });
    expect(await db.agreement.findFirst()).toMatchObject({ state: 'dropped' });
    expect(await db.milestone.count()).toBe(0);
    expect(await db.quote.findFirst()).toMatchObject({ state: 'answered' });
  });
});

describe('amendments', () => {
  test.each(['firm', 'provider'] as const)(
    'signed by the %s first, money goes back',
    async (first) => {
      const engaged = await signedAt();
      await begin(engaged);
      const { id } = engaged.engagement;
      const changes = await changesOf(engaged);
      const prices = changes.prices.map((price, place) => (place === 0 ? price - 100_001n : price));
      await proposeChange(engaged.provider, 'provider', id, { ...changes, prices });
      const open = await db.agreement.findFirstOrThrow({
        where: { engagementId: id, state: 'draft' },
      });
      const steps = [
        () => signWithCode(engaged.firm, id, open.pdfHash),
        () => signAsProvider(engaged.provider, id, { paper: open.pdfHash }),
      ];
      for (const sign of first === 'firm' ? steps : steps.toReversed()) await sign();
      const after = await now(engaged);
      // 3 999,99 of 5 000 before tax: aid 2 500 × 0,799998, rounded down.
      expect(after).toMatchObject({ state: 'in-delivery', ht: 699_999n, vat: 140_000n });
      expect(after).toMatchObject({ subsidy: 349_999n, share: 490_000n, before: null });
      expect(await usedOf(engaged)).toBe(349_999n);
      expect(await balancesOf(engaged.programme.envelopeId)).toMatchObject({
        ...{ 'G:engaged': 349_999n, 'V:committed': 50_001n },
      });
      expect(await db.shareRefund.findFirst()).toMatchObject({ amount: 70_000n });
      const states = await db.agreement.findMany({ orderBy: { number: 'asc' } });
      expect(states.map(({ state }) => state)).toEqual(['superseded', 'signed']);
    },
  );

  test('never cost more, change nothing delivered, and may be dropped', async () => {
    const engaged = await signedAt();
    await begin(engaged);
    const { id } = engaged.engagement;
    const changes = await changesOf(engaged);
    const propose = (more: Partial<typeof changes>) =>
      proposeChange(engaged.firm, 'firm', id, { ...changes, ...more });
    await expect(propose({})).rejects.toThrow('engagements.no-change');
    await expect(propose({ prices: changes.prices.map((price) => price + 1n) })).rejects.toThrow(
      'engagements.price-up',
    );
    await expect(
      propose({
        milestones: changes.milestones.map((one) => ({ ...one, deliverBy: '2026-01-01' })),
      }),
    ).rejects.toThrow('engagements.date-past');
    await propose({
      milestones: changes.milestones.map((one) => ({ ...one, deliverBy: '2027-03-01' })),
    });
    expect(await now(engaged)).toMatchObject({ state: 'change-pending' });
    await dropChange(engaged.provider, 'provider', id, { stamp: await stampOf(engaged) });
    expect(await now(engaged)).toMatchObject({ state: 'in-delivery', before: null });
    await acceptMilestone(engaged, 1);
    const later = { ...(await changesOf(engaged)), reason: 'x' };
    const milestones = later.milestones.map((one) => ({ ...one, title: `${one.title} bis` }));
    await expect(proposeChange(engaged.firm, 'firm', id, { ...later, milestones })).rejects.toThrow(
      'engagements.milestone-closed',
    );
  });
});

describe('time', () => {
  test('undoes a choice that both did not sign, and drops an amendment', async () => {
    const drafted = await draftedAt();
    const late = (days: number) => ({
      ...{ ...drafted.firm, person: null },
      now: new Date(drafted.firm.now.getTime() + days * 86_400_000),
    });
    expect(await expireAgreements(late(1))).toBe(0);
    expect(await expireAgreements(late(30))).toBe(1);
    expect(await now(drafted)).toMatchObject({ providerId: null });
    expect(await db.agreement.findFirst()).toMatchObject({ state: 'dropped' });
    const engaged = await signedAt();
    await begin(engaged);
    const changes = await changesOf(engaged);
    const milestones = changes.milestones.map((one) => ({ ...one, deliverBy: '2027-03-01' }));
    await proposeChange(engaged.firm, 'firm', engaged.engagement.id, { ...changes, milestones });
    expect(await expireAgreements(late(30))).toBe(1);
    expect(await now(engaged)).toMatchObject({ state: 'in-delivery' });
  });
});

describe('an early end', () => {
  test('before anything is delivered the firm ends it alone: all of it goes back', async () => {
    const engaged = await signedAt();
    const { id } = engaged.engagement;
    const form = { stamp: await stampOf(engaged), words: 'Nous arrêtons' };
    expect(await endTogether(engaged.firm, 'firm', id, form)).toBe('ended');
    expect(await endTogether(engaged.firm, 'firm', id, form)).toBe('ended');
    expect(await now(engaged)).toMatchObject({ state: 'terminated', givenBack: 400_000n });
    expect(await usedOf(engaged)).toBe(0n);
    expect(await balancesOf(engaged.programme.envelopeId)).toMatchObject({
      'V:committed': 400_000n,
    });
    expect(await db.shareRequest.findFirst()).toMatchObject({ state: 'cancelled' });
    expect(await db.accreditation.findFirst()).toMatchObject({ running: 0 });
  });

  test('after an acceptance both want it, and exactly the rest goes back', async () => {
    const engaged = await signedAt();
    await begin(engaged);
    await acceptMilestone(engaged, 1);
    const { id } = engaged.engagement;
    const form = async () => ({ stamp: await stampOf(engaged), words: 'Fin' });
    expect(await endTogether(engaged.firm, 'firm', id, await form())).toBe('asked');
    await takeEndBack(engaged.firm, 'firm', id);
    expect(await endTogether(engaged.provider, 'provider', id, await form())).toBe('asked');
    expect(await endTogether(engaged.firm, 'firm', id, await form())).toBe('ended');
    expect(await now(engaged)).toMatchObject({ state: 'terminated', givenBack: 150_000n });
    expect(await usedOf(engaged)).toBe(250_000n);
    expect(await balancesOf(engaged.programme.envelopeId)).toMatchObject({
      ...{ 'G:engaged': 250_000n, 'V:committed': 150_000n },
    });
    expect(await db.shareRefund.findFirst()).toMatchObject({ amount: 210_000n });
    const milestones = await db.milestone.findMany({ orderBy: { sequence: 'asc' } });
    expect(milestones.map(({ state }) => state)).toEqual(['accepted', 'cancelled']);
    // What was accepted in the middle owes nothing of what comes at the end.
    const first = milestones[0];
    expect(first && (await shownOf(db, first)).isLast).toBe(false);
  });

  test('for default of the provider the officer of the case ends it', async () => {
    const engaged = await signedAt();
    await begin(engaged);
    const { id } = engaged.engagement;
    const form = { stamp: await stampOf(engaged), words: 'Le prestataire ne répond plus' };
    await expect(endForDefault(engaged.officers.decides, id, form)).rejects.toThrow('not-yours');
    await endForDefault(engaged.officers.proposes, id, form);
    expect(await now(engaged)).toMatchObject({ state: 'terminated', givenBack: 400_000n });
    expect(await db.shareRefund.findFirst()).toMatchObject({ amount: 560_000n });
  });
});
