import { beforeEach, describe, expect, test } from 'vitest';
import { certifyClaim, returnClaim } from '#domain/engagements/claims/certify.server.ts';
import {
  holdClaim,
  releaseClaim,
  releaseOverdueClaims,
} from '#domain/engagements/claims/hold.server.ts';
import { noteLateClaims } from '#domain/engagements/claims/note-late.server.ts';
import { makeClaim, withdrawClaim } from '#domain/engagements/claims/submit.server.ts';
import { cents } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { anActor, NOON } from '../../factories/actors.ts';
import {
  claimed,
  claimOf,
  nextMilestone,
  readyToClaim,
  targetOf,
  typedInvoice,
  type Claiming,
} from '../../factories/claims.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { makeMember } from '../../factories/people.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { daysAfter } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

let claiming: Claiming;

const clockAt = (now: Date) => ({ ...anActor(), now, person: null });

beforeEach(async () => {
  await resetDatabase();
  claiming = await readyToClaim();
});

describe('invoices', () => {
  test('a number serves once, whatever its case, until its claim is withdrawn', async () => {
    const { provider, milestone } = claiming;
    const claim = await claimed(claiming, { number: 'fa-2026/1' });
    const second = await nextMilestone(claiming);
    const again = () => claimed(claiming, { number: 'FA-2026/1' }, second);
    expect(await refusalCode(again())).toBe('engagements.number-used');
    await withdrawClaim(provider, targetOf(milestone), { stamp: claim.stamp });
    expect(await again()).toMatchObject({ state: 'submitted' });
  });

  test('what lacks a mention, is dated too early or comes from nothing accepted is refused', async () => {
    const { provider, milestone, engaged } = claiming;
    const target = targetOf(milestone);
    const send = (changes: Parameters<typeof typedInvoice>[0], about = target) =>
      refusalCode(makeClaim(provider, about, typedInvoice(changes)));
    expect(await send({ sellerAddress: ' ' })).toBe('engagements.mentions-missing');
    expect(await send({ date: '2020-01-01' })).toBe('engagements.invoice-day');
    expect(await send({ discount: cents(500_000n) })).toBe('engagements.discount');
    const planned = engaged.milestones[1];
    if (!planned) throw new Error('no second milestone');
    expect(await send({}, targetOf(planned))).toBe('engagements.not-accepted');
    expect(await db.claim.count()).toBe(0);
  });

  test('a claim given back is sent again, and its remarks go', async () => {
    const { officers, milestone, provider } = claiming;
    const claim = await claimed(claiming);
    await returnClaim(officers.certifies, claim.id, {
      ...{ stamp: claim.stamp, codes: ['other'], words: 'Le capital manque.' },
    });
    const returned = await claimOf(milestone);
    expect(returned).toMatchObject({
      ...{ state: 'returned', remarks: [{ code: 'other', text: 'Le capital manque.' }] },
    });
    await makeClaim(provider, targetOf(milestone), typedInvoice({ stamp: returned.stamp }));
    expect(await claimOf(milestone)).toMatchObject({
      ...{ id: claim.id, state: 'submitted', remarks: [], isLowRisk: false },
    });
  });

  test('a claim that is held goes nowhere until it is let go', async () => {
    const { officers, milestone } = claiming;
    const claim = await claimed(claiming);
    const form = { stamp: claim.stamp, reason: 'Le compte est contesté.' };
    await holdClaim(officers.risk, claim.id, form);
    const held = await claimOf(milestone);
    expect(held).toMatchObject({ state: 'held', heldReason: form.reason });
    const act = certifyClaim(officers.certifies, claim.id, { stamp: held.stamp });
    expect(await refusalCode(act)).toBe('engagements.wrong-state');
    await releaseClaim(officers.risk, claim.id, { stamp: held.stamp });
    expect(await claimOf(milestone)).toMatchObject({ state: 'submitted', heldReason: null });
  });

  test('nobody holds a claim for more than twenty working days', async () => {
    const { officers, milestone } = claiming;
    const claim = await claimed(claiming);
    await holdClaim(officers.risk, claim.id, { stamp: claim.stamp, reason: 'À vérifier.' });
    const actor = { ...anActor(), person: null };
    await releaseOverdueClaims(actor);
    expect((await claimOf(milestone)).state).toBe('held');
    await releaseOverdueClaims({ ...actor, now: daysAfter(NOON, 45) });
    expect((await claimOf(milestone)).state).toBe('submitted');
  });

  test('a claim nobody looks at is late from the day after its last one', async () => {
    const { milestone } = claiming;
    const { dueOn } = await claimed(claiming);
    await noteLateClaims(clockAt(NOON));
    expect((await claimOf(milestone)).lateSince).toBeNull();
    const late = dueOn && daysAfter(dueOn, 1);
    await noteLateClaims(clockAt(daysAfter(dueOn ?? NOON, 3)));
    expect((await claimOf(milestone)).lateSince).toEqual(late);
  });

  test('managers hear once of a claim that waits for the programme, not of one for the provider', async () => {
    const { engaged, officers, milestone } = claiming;
    const manager = await makeMember('programme', ['programme-manager'], engaged.programme.ownerId);
    const { id, stamp, dueOn } = await claimed(claiming);
    const toldOf = async () =>
      (await notificationsTo(manager.person.accountId)).filter(
        ({ kind }) => kind === 'project-late',
      );
    for (const days of [3, 4]) await noteLateClaims(clockAt(daysAfter(dueOn ?? NOON, days)));
    expect(await toldOf()).toMatchObject([{ path: `/programme/claims/${id}` }]);
    await returnClaim(officers.certifies, id, { stamp, codes: ['other'], words: 'À corriger' });
    const returned = await claimOf(milestone);
    await noteLateClaims(clockAt(daysAfter(returned.dueOn ?? NOON, 3)));
    expect((await claimOf(milestone)).lateSince).not.toBeNull();
    expect(await toldOf()).toHaveLength(1);
  });
});
