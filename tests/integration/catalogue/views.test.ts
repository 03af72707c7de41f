import { beforeEach, expect, test } from 'vitest';
import { countViews, getViewStatistics } from '#domain/catalogue/index.server.ts';
import { civilDate } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { makeMember } from '../../factories/people.ts';
import { makeOffer, makeProvider } from '../../factories/providers.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

const day = civilDate('2026-11-16');

test('openings are added up by page and day, also when two processes write at once', async () => {
  const owner = await makeProvider({ slug: 'atlas' });
  const { organisationId } = owner.person.seat;
  const { offerId, slug } = await makeOffer(organisationId);
  const other = await makeOffer(organisationId);
  const batch = [
    { kind: 'offer', slug, day, count: 2 },
    { kind: 'provider', slug: 'atlas', day, count: 1 },
    { kind: 'offer', slug: other.slug, day: civilDate('2026-11-15'), count: 1 },
    { kind: 'offer', slug: 'nobody-has-this', day, count: 9 },
  ] as const;
  await Promise.all(
    Array.from({ length: 6 }, (_none, index) =>
      countViews(index % 2 === 0 ? batch : [...batch].reverse()),
    ),
  );
  const rows = await db.catalogueView.findMany();
  const counts = new Map(rows.map(({ subjectId, count }) => [subjectId, count]));
  expect(counts).toEqual(
    new Map([
      [offerId, 12],
      [organisationId, 6],
      [other.offerId, 6],
    ]),
  );
  expect(rows.every((row) => row.organisationId === organisationId)).toBe(true);
});

test('nothing to count writes nothing', async () => {
  await countViews([]);
  expect(await db.catalogueView.count()).toBe(0);
});

test('a provider reads its own figures, day by day and offer by offer', async () => {
  const owner = await makeProvider({ slug: 'atlas' });
  const { organisationId } = owner.person.seat;
  const popular = await makeOffer(organisationId, 'published', {
    title: { fr: 'La caisse', ar: '' },
  });
  const quiet = await makeOffer(organisationId);
  await makeOffer(organisationId, 'draft');
  const stranger = await makeProvider({ slug: 'stranger' });
  await countViews([
    { kind: 'provider', slug: 'atlas', day, count: 3 },
    { kind: 'offer', slug: popular.slug, day, count: 5 },
    { kind: 'offer', slug: popular.slug, day: civilDate('2026-11-10'), count: 1 },
    { kind: 'offer', slug: popular.slug, day: civilDate('2026-11-09'), count: 7 },
    { kind: 'provider', slug: 'stranger', day, count: 100 },
  ]);
  const week = await getViewStatistics(owner, 7, 'fr');
  expect(week).toMatchObject({ page: 3, offers: 6 });
  expect(week.days).toHaveLength(7);
  expect(week.days.at(-1)).toEqual({ day, page: 3, offers: 5 });
  expect(week.byOffer).toEqual([
    { id: popular.offerId, title: { text: 'La caisse', lang: 'fr' }, isPublished: true, views: 6 },
    expect.objectContaining({ id: quiet.offerId, views: 0 }),
  ]);
  expect((await getViewStatistics(owner, 30, 'fr')).offers).toBe(13);
  expect((await getViewStatistics(stranger, 7, 'fr')).byOffer).toEqual([]);
  const firm = await makeMember('sme', ['sme-owner']);
  expect(await refusalCode(getViewStatistics(firm, 7, 'fr'))).toBe('catalogue.not-found');
});
