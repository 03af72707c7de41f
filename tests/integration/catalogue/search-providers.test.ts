import { beforeAll, expect, test } from 'vitest';
import { readProviderQuery, searchProviders } from '#domain/catalogue/index.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import { resetDatabase } from '../../setup/database.ts';

const COUNT = 50;
const search = (address: string) =>
  searchProviders(readProviderQuery(new URLSearchParams(address)).query, NOON);

beforeAll(async () => {
  await resetDatabase();
  await db.providerListing.createMany({
    data: Array.from({ length: COUNT }, (_, n) => ({
      organisationId: `firm-${n}`,
      slug: `firm-${n}`,
      name: n === 7 ? 'Écluse Caisses' : `Atelier ${String.fromCharCode(65 + (n % 26))}${n}`,
      nameArabic: n === 7 ? 'صناديق السد' : `ورشة ${n}`,
      summaryFr: n % 5 === 0 ? 'Gestion de stock pour grossistes.' : 'Sites internet.',
      summaryAr: 'خدمات رقمية.',
      province: 'MA-CAS',
      region: 'MA-06',
      regions: n % 2 === 0 ? ['MA-06', 'MA-04'] : ['MA-07'],
      languages: ['fr', ...(n % 3 === 0 ? ['zgh'] : [])],
      sectors: ['COM'],
      categories: n % 5 === 0 ? ['STOCK'] : ['WEB'],
      offers: 1,
      badges: n % 4 === 0 ? ['passi'] : [],
      hostsInMorocco: n % 2 === 0,
      startUp: n % 10 === 0,
      standing: n % 5 === 1 ? 'probation' : 'certified',
      certificateCode: `RQ-${n}`,
      certifiedAt: NOON,
      isDemo: true,
    })),
  });
});

test.each(['', 'sort=name', 'q=site', 'q=site&sort=name'])(
  '%s shows every supplier once, there and back',
  async (address) => {
    const there: string[] = [];
    const back: string[] = [];
    let page = await search(address);
    const { total } = page;
    for (;;) {
      there.push(...page.rows.map(({ slug }) => slug));
      if (page.after === null) break;
      page = await search(`${address}&after=${page.after}`);
    }
    while (page.before !== null) {
      page = await search(`${address}&before=${page.before}`);
      back.unshift(...page.rows.map(({ slug }) => slug));
    }
    expect(new Set(there).size).toBe(total);
    expect(there).toHaveLength(Number(total));
    expect(back).toEqual(there.slice(0, back.length));
  },
);

test('names come in order, whatever their accents', async () => {
  const { rows } = await search('sort=name');
  expect(rows.slice(0, 2).every(({ name }) => name.startsWith('Atelier'))).toBe(true);
  const last = await search('sort=name&q=Ecluse');
  expect(last.rows.map(({ name }) => name)).toEqual(['Écluse Caisses']);
});

test.each(['Écluse', 'ecluse', 'السد', 'eclusse'])('%s finds the supplier', async (text) => {
  const { rows } = await search(`q=${encodeURIComponent(text)}`);
  expect(rows[0]?.name).toBe('Écluse Caisses');
});

test('words of a category find those who sell it', async () => {
  const { rows, total } = await search(`q=${encodeURIComponent('المخزون')}`);
  expect(total).toBe(COUNT / 5);
  expect(rows.every(({ categories }) => categories.includes('STOCK'))).toBe(true);
});

test('each filter is counted without itself', async () => {
  const { total, facets } = await search('region=MA-04&startUp=yes');
  expect(total).toBe(5);
  const count = (facet: keyof typeof facets, value: string) =>
    facets[facet].values.find((one) => one.value === value)?.count ?? 0;
  expect(count('startUp', 'yes')).toBe(5);
  expect(count('startUp', 'no')).toBe(20);
  expect(count('region', 'MA-04')).toBe(5);
  expect(count('region', 'MA-07')).toBe(0);
  expect(count('badge', 'passi')).toBe(3);
});

test('hostile texts and cursors are answered', async () => {
  for (const text of ["'; DROP TABLE x --", '🧾', ':* & |', 'é'.repeat(5_000), '\u202e'])
    expect(
      (await searchProviders(readProviderQuery(new URLSearchParams([['q', text]])).query, NOON))
        .total,
    ).toBeTypeOf('number');
  for (const cursor of ['n-1-5-gggg', 'n-1-99999999999999999999-aa', 'x', 'r-1-5-'])
    expect((await search(`sort=name&after=${cursor}`)).total).toBe(COUNT);
});
