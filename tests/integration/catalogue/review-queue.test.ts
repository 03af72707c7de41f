import { beforeEach, describe, expect, test } from 'vitest';
import {
  getOfferReview,
  listReviewQueue,
  readReviewQuery,
  writeReviewQuery,
} from '#domain/catalogue/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { at } from '../../factories/actors.ts';
import { makeMember } from '../../factories/people.ts';
import {
  anOfferContent,
  makeCertifiedProvider,
  makeExaminer,
  makeOffer,
} from '../../factories/providers.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

const orgOf = (actor: MemberActor) => actor.person.seat.organisationId;

/** Submitted so many minutes after noon. */
async function submitted(
  organisationId: string,
  minutes: number,
  ...changes: [Parameters<typeof anOfferContent>[0]?]
) {
  const made = await makeOffer(organisationId, 'submitted', ...changes);
  const submittedAt = at(minutes * 60_000);
  await db.offerVersion.update({ where: { id: made.versionId }, data: { submittedAt } });
  return made;
}

/** A later submitted version of an offer. */
async function next(organisationId: string, offerId: string, number: number): Promise<string> {
  const id = `${offerId}-${number}`;
  await db.offerVersion.create({
    data: {
      ...{ id, offerId, organisationId, number, state: 'submitted', contentHash: id },
      content: anOfferContent({ durationDays: number }),
      ...{ createdById: 'a member', createdAt: at(0), updatedAt: at(0) },
      ...{ submittedAt: at(number), submittedById: 'a member' },
    },
  });
  return id;
}

async function queue(examiner: MemberActor, asked = '') {
  const query = readReviewQuery(new URLSearchParams(asked));
  return listReviewQueue(examiner, query, 'fr');
}

describe('the queue', () => {
  test('shows what was submitted, what waits the longest first', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    const late = await submitted(orgOf(owner), 2);
    const early = await submitted(orgOf(owner), 1);
    for (const state of ['draft', 'published', 'changes-requested'] as const)
      await makeOffer(orgOf(owner), state);
    const { offers, total } = await queue(examiner);
    expect(offers.map(({ versionId }) => versionId)).toEqual([early.versionId, late.versionId]);
    expect(total).toBe(2);
    expect(offers[0]).toMatchObject({
      providerName: 'Atlas Logiciels',
      category: 'ERP',
      revision: false,
    });
  });

  test('is filtered by category, region, text and kind', async () => {
    const examiner = await makeExaminer();
    const atlas = orgOf(await makeCertifiedProvider({ name: 'Société Médina' }));
    const web = await submitted(atlas, 1, { category: 'WEB', regions: ['MA-02', 'MA-03'] });
    const titled = await submitted(atlas, 2, { title: { fr: 'Élan 100%', ar: 'محاسبة' } });
    const published = await makeOffer(orgOf(await makeCertifiedProvider()), 'published');
    const { organisationId } = await db.offer.findUniqueOrThrow({
      where: { id: published.offerId },
    });
    const revision = await next(organisationId, published.offerId, 2);
    const found = async (asked: string) =>
      (await queue(examiner, asked)).offers.map(({ versionId }) => versionId).toSorted();
    expect(await found('category=WEB')).toEqual([web.versionId]);
    expect(await found('region=MA-03')).toEqual([web.versionId]);
    expect(await found('q=societe+MEDINA')).toEqual([web.versionId, titled.versionId].toSorted());
    expect(await found('q=elan+100%25')).toEqual([titled.versionId]);
    expect(await found('q=%25')).toEqual([titled.versionId]);
    expect(await found('q=محاسبة')).toEqual([titled.versionId]);
    expect(await found('kind=revision')).toEqual([revision]);
    expect(await found('kind=new')).toEqual([web.versionId, titled.versionId].toSorted());
    expect(await found('category=NONE&kind=x&region=FR')).toHaveLength(3);
  });

  test('has pages, and the last one for a page that is too far', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    for (let minute = 0; minute < 27; minute += 1) await submitted(orgOf(owner), minute);
    expect(await queue(examiner)).toMatchObject({ total: 27, page: 1, pages: 2 });
    const last = await queue(examiner, 'page=99');
    expect([last.page, last.offers.length]).toEqual([2, 2]);
  });

  test('marks what comes back after requested changes', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    const { offerId, versionId } = await makeOffer(orgOf(owner), 'changes-requested');
    await db.offerChangeRequest.create({
      data: { id: 'r', versionId, field: 'price', text: 'Précisez.', byId: 'x', at: at(0) },
    });
    await db.offerVersion.update({ where: { id: versionId }, data: { state: 'superseded' } });
    const again = await next(orgOf(owner), offerId, 2);
    expect((await queue(examiner)).offers).toMatchObject([{ versionId: again, again: true }]);
    const review = await getOfferReview(examiner, again, 'fr');
    expect(review.asked).toMatchObject([{ field: 'price', text: 'Précisez.' }]);
    expect(review.changes).toMatchObject({
      since: { number: 1, published: false },
      list: [{ field: 'durationDays', before: 7, after: 2 }],
    });
  });

  test('is an examiner’s alone', async () => {
    const manager = await makeMember('programme', ['programme-manager']);
    expect(await refusalCode(queue(manager))).toBe('catalogue.not-found');
  });
});

test('the address of the queue is read as it is written', () => {
  const asked = 'q=caisse&category=WEB&region=MA-03&kind=new&page=3';
  expect(writeReviewQuery(readReviewQuery(new URLSearchParams(asked)))).toBe(asked);
  expect(writeReviewQuery(readReviewQuery(new URLSearchParams('page=0&q=+&kind=')))).toBe('');
});

describe('the review of a version', () => {
  test('compares with the published version and tells about its provider', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    const { offerId } = await makeOffer(orgOf(owner), 'published');
    const id = await next(orgOf(owner), offerId, 2);
    const review = await getOfferReview(examiner, id, 'fr');
    expect(review).toMatchObject({
      ...{ state: 'submitted', conflict: false, obstacles: [], band: null, place: null },
      changes: { since: { number: 1, published: true } },
      provider: { name: 'Atlas Logiciels', certificate: { state: 'certified' } },
      duplicates: [],
    });
    expect(review.hints.map(({ kind }) => kind)).toEqual(['short', 'short']);
  });

  test('says what keeps it from being published', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    const { versionId } = await makeOffer(orgOf(owner), 'submitted', {
      ...{ reliesOn: ['passi'], regions: ['MA-06', 'MA-09'] },
    });
    const { obstacles } = await getOfferReview(examiner, versionId, 'fr');
    expect(obstacles).toEqual([
      { key: 'regions-not-served', codes: ['MA-09'] },
      { key: 'papers-not-held', codes: ['passi'] },
    ]);
  });

  test('places its price in the band', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    const { versionId } = await makeOffer(orgOf(owner), 'submitted');
    await db.priceBand.create({
      data: {
        ...{ category: 'ERP', region: '', priceKind: 'fixed', count: 12, computedAt: at(0) },
        ...{ p10: 100_000n, p25: 200_000n, p50: 250_000n, p75: 300_000n, p90: 390_000n },
      },
    });
    const review = await getOfferReview(examiner, versionId, 'fr');
    expect(review).toMatchObject({ place: 'above-3-p90', band: { count: 12, region: null } });
    expect(review.hints.map(({ kind }) => kind)).toContain('price-far');
  });

  test('does not open drafts', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    const { versionId } = await makeOffer(orgOf(owner), 'draft');
    expect(await refusalCode(getOfferReview(examiner, versionId, 'fr'))).toBe(
      'catalogue.not-found',
    );
  });
});
