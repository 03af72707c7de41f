import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { runEngagementsClock } from '#domain/engagements/clock.server.ts';
import { getProject } from '#domain/engagements/pages/project.server.ts';
import { getReviews, listProviderReviews } from '#domain/engagements/reviews/views.server.ts';
import { replyToReview, writeReview } from '#domain/engagements/reviews/write.server.ts';
import type { CareProbe } from '#platform/care-check.ts';
import { db } from '#platform/db.ts';
import { openProgramme, type OpenProgramme } from '../../factories/cases.ts';
import { completeNow } from '../../factories/deliveries.ts';
import { engagementAt, type Engaged } from '../../factories/engagements.ts';
import { aFirmResult, atOwnBrowser } from '../../factories/firms.ts';
import { everyItem, freshDatabase } from '../../factories/drafts.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { daysAfter } from '../../factories/vouchers.ts';

let programme: OpenProgramme;
let engaged: Engaged;

const FACTS = {
  moment: 'end',
  onTime: 'yes',
  asAgreed: 'yes',
  trained: 'no',
  again: 'yes',
} as const;
const FIRM = { ...FACTS, text: 'Bon travail.' } as const;
const PROVIDER = {
  moment: 'end',
  answered: 'yes',
  prepared: 'no',
  again: 'yes',
  text: '',
} as const;

beforeEach(async () => {
  await freshDatabase();
  programme = await openProgramme();
  engaged = await engagementAt('in-delivery', { programme });
});

const later = (days: number) => ({
  firm: { ...engaged.firm, now: daysAfter(engaged.firm.now, days) },
  provider: { ...engaged.provider, now: daysAfter(engaged.provider.now, days) },
});

describe('reviews', () => {
  test('are not written before the work is complete', async () => {
    const early = writeReview(engaged.firm, engaged.engagement.id, FIRM);
    expect(await refusalCode(early)).toBe('engagements.review-closed');
  });

  test('are blind until both wrote, then shown at once with a right of reply', async () => {
    await completeNow(engaged);
    const { id } = engaged.engagement;
    const { firm, provider } = engaged;
    await writeReview(firm, id, FIRM);
    await writeReview(firm, id, FIRM);
    expect(await getReviews(provider, id)).toMatchObject({ others: [], waits: true, open: 'end' });
    expect((await listProviderReviews(engaged.providerId, firm.now)).count).toBe(0);
    const reply = { moment: 'end', reply: 'Merci.' } as const;
    expect(await refusalCode(replyToReview(provider, id, reply))).toBe('engagements.not-found');
    await writeReview(provider, id, PROVIDER);
    expect(await getReviews(provider, id)).toMatchObject({
      ...{ waits: false, open: null, others: [{ text: 'Bon travail.', facts: { trained: 'no' } }] },
    });
    expect((await getReviews(firm, id)).others).toMatchObject([{ facts: { prepared: 'no' } }]);
    await replyToReview(provider, id, reply);
    const second = replyToReview(provider, id, { moment: 'end', reply: 'Encore.' });
    expect(await refusalCode(second)).toBe('engagements.changed-meanwhile');
    const shown = await listProviderReviews(engaged.providerId, firm.now);
    expect(shown).toMatchObject({ count: 1, latest: [{ reply: 'Merci.', category: 'WEB' }] });
    expect(shown.facts).toContainEqual({ fact: 'trained', yes: 0, no: 1 });
    expect(JSON.stringify(shown.latest)).not.toContain(engaged.firmId);
  });

  test('one alone is shown after fifteen working days, and is not answered in kind', async () => {
    await completeNow(engaged);
    const { id } = engaged.engagement;
    await writeReview(engaged.firm, id, FIRM);
    const count = async (days: number) =>
      (await listProviderReviews(engaged.providerId, daysAfter(engaged.firm.now, days))).count;
    expect(await count(15)).toBe(0);
    expect(await count(40)).toBe(1);
    const answer = writeReview(later(40).provider, id, PROVIDER);
    expect(await refusalCode(answer)).toBe('engagements.review-closed');
    // Six months later the firm is asked, once, to look back.
    for (const days of [188, 190])
      await runEngagementsClock({ now: daysAfter(engaged.firm.now, days), randomBytes });
    const told = await notificationsTo(engaged.firm.person.accountId);
    expect(told.filter(({ kind }) => kind === 'project-look-back')).toHaveLength(1);
    await writeReview(later(190).firm, id, { ...FIRM, moment: 'six-months', again: 'no' });
    expect(await count(190)).toBe(2);
  });
});

describe('what time brings after the work', () => {
  test('the rise of the level is measured once the firm assessed itself again', async () => {
    const firm = atOwnBrowser(engaged.firm);
    const { id } = engaged.engagement;
    const before = await aFirmResult(firm, everyItem(1));
    await db.engagement.update({ where: { id }, data: { assessmentId: before } });
    await completeNow(engaged);
    const run = (days: number) =>
      runEngagementsClock({ now: daysAfter(engaged.firm.now, days), randomBytes });
    await run(1);
    expect(await db.matchOutcome.findFirstOrThrow()).toMatchObject({ rise: null });
    await aFirmResult(firm, everyItem(3), daysAfter(engaged.firm.now, 30));
    await run(31);
    await run(32);
    const { rise } = await db.matchOutcome.findFirstOrThrow();
    expect(rise).toBeGreaterThan(0);
    const own = await getProject(later(32).firm, id);
    expect(own.rise?.after).toBeGreaterThan(own.rise?.before ?? 100);
    expect((await getProject(later(32).provider, id)).rise).toEqual(own.rise);
    expect(await db.engagementEvent.count({ where: { event: 'measured' } })).toBe(1);
  });

  test('after-care looks at what was delivered, and tells of what is not good', async () => {
    await completeNow(engaged);
    const { id } = engaged.engagement;
    const milestones = await db.milestone.findMany({ where: { engagementId: id } });
    const day = new Date('2026-11-20T00:00:00Z');
    const asked: string[] = [];
    const probe: CareProbe = (url) => {
      asked.push(url);
      const validUntil = daysAfter(engaged.firm.now, 60);
      return Promise.resolve({
        address: { result: 'bad', detail: '500' },
        certificate: { result: 'good', detail: '2027-01-15', validUntil },
      });
    };
    const run = (days: number, look: CareProbe | null) =>
      runEngagementsClock({ now: daysAfter(engaged.firm.now, days), randomBytes }, look);
    await run(1, probe);
    // Nothing is paid yet: the after-care has not begun.
    expect(await db.engagement.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'completed',
    });
    for (const { id: milestoneId, ht, vat, subsidy, share } of milestones)
      await db.claim.create({
        data: {
          ...{ id: randomUUID(), engagementId: id, milestoneId, providerId: engaged.providerId },
          ...{ ownerId: programme.ownerId, state: 'paid', invoiceNumber: milestoneId },
          ...{ invoicedOn: day, ht, vat, subsidy, share, invoice: {}, fileHash: milestoneId },
          ...{ submittedById: 'somebody', submittedAt: day, payBy: day, remarks: [] },
          ...{ certifiedById: 'one', orderedById: 'other', orderId: milestoneId },
        },
      });
    await run(2, null);
    expect(await db.careCheck.count()).toBe(0);
    await run(2, probe);
    await run(10, probe);
    expect(asked).toEqual(['https://client.example.ma/']);
    expect(await db.careCheck.findMany({ orderBy: { kind: 'asc' } })).toMatchObject([
      { kind: 'address', result: 'bad', detail: '500' },
      { kind: 'certificate', result: 'good' },
    ]);
    const told = await notificationsTo(engaged.provider.person.accountId);
    expect(told.filter(({ kind }) => kind === 'care-bad')).toHaveLength(1);
    expect((await getProject(later(10).firm, id)).checks).toHaveLength(2);
    // Forty-eight days later the certificate ends in less than a fortnight.
    await run(50, probe);
    expect(await db.careCheck.count({ where: { kind: 'certificate', result: 'bad' } })).toBe(1);
    await run(400, null);
    expect(await db.engagement.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'closed',
    });
  });

  test('reminders go to whoever has the ball, once', async () => {
    const run = (days: number) =>
      runEngagementsClock({ now: daysAfter(engaged.firm.now, days), randomBytes });
    const started = await engagementAt('started', { programme });
    for (const day of [0, 11, 11]) await run(day);
    const told = await notificationsTo(started.provider.person.accountId);
    expect(told.filter(({ kind }) => kind === 'project-reminder')).toHaveLength(1);
  });
});
