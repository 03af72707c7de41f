import { beforeEach, describe, expect, test } from 'vitest';
import { refreshListingsOf } from '#domain/catalogue/index.server.ts';
import { db } from '#platform/db.ts';
import * as offerPage from '../../app/routes/_public.offers.$slug/route.tsx';
import * as offers from '../../app/routes/_public.offers._index/route.tsx';
import * as compare from '../../app/routes/_public.offers.compare.tsx';
import * as providerPage from '../../app/routes/_public.providers.$slug.tsx';
import * as providers from '../../app/routes/_public.providers._index/route.tsx';
import { NOON } from '../factories/actors.ts';
import { makeCertifiedProvider, makeOffer, makeProvider } from '../factories/providers.ts';
import { selling } from '../factories/selling.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

beforeEach(resetDatabase);

const fr = { lang: 'fr' };
const list = (query = '') => call(offers.loader, { params: fr, path: `/fr/offers${query}` });

interface ListData {
  readonly rows: readonly { readonly slug: string }[];
  readonly count: string;
  readonly chips: readonly { readonly label: string; readonly href: string }[];
  readonly before: string | null;
  readonly after: string | null;
  readonly canonical: string;
  readonly ignored: boolean;
  readonly cut: number | null;
  readonly nearest: readonly { readonly code: string }[];
  readonly few: { readonly words: string; readonly wider: string | null } | null;
}
const dataOf = async (query = '') => (await list(query)).data as ListData;
const slugsOf = async (query = '') => (await dataOf(query)).rows.map(({ slug }) => slug);

describe('the list of offers', () => {
  test('shows what can be bought, and nothing else', async () => {
    const { slugs, organisationId } = await selling([{}, { category: 'WEB' }]);
    await makeOffer(organisationId, 'draft');
    await makeOffer((await makeProvider()).person.seat.organisationId, 'published');
    await refreshListingsOf(organisationId, NOON);
    const { data } = await list();
    expect((data as ListData).rows.map(({ slug }) => slug).sort()).toEqual([...slugs].sort());
    expect((data as ListData).count).toBe('2 offres');
    expect(await slugsOf('?category=WEB')).toEqual(slugs.slice(1));
  });

  test.each([
    ['?q=&sort=relevance&category=', '/fr/offers'],
    ['?sort=price&q=caisse', '/fr/offers?q=caisse&sort=price'],
    ['?q=++caisse+', '/fr/offers?q=caisse'],
    ['?region=MA-02&region=MA-01&region=MA-01', '/fr/offers?region=MA-01&region=MA-02'],
    ['?utm_source=x&lite=1', '/fr/offers?lite=1'],
  ])('a messy address %s leads to the clean one', async (messy, clean) => {
    const answer = await list(messy);
    expect(answer).toMatchObject({ status: 302, location: clean });
    const again = await list(clean.replace('/fr/offers', ''));
    expect(again.status).toBe(200);
  });

  test('says what it could not follow, and keeps no such page', async () => {
    const { slugs } = await selling([{}]);
    const answer = await list('?region=MA-99');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.data).toMatchObject({ ignored: true, cut: null });
    expect((answer.data as ListData).rows.map(({ slug }) => slug)).toEqual(slugs);
    expect(await dataOf(`?q=${'a'.repeat(201)}`)).toMatchObject({ cut: 200, ignored: false });
    expect((await list()).headers.get('Cache-Control')).toBeNull();
  });

  test.each(['?after=nonsense', '?before=%F0%9F%92%A5', `?after=${'9'.repeat(150)}`])(
    'a cursor that is none, %s, shows the first page',
    async (query) => {
      const { slugs } = await selling([{}]);
      expect(await slugsOf(query)).toEqual(slugs);
    },
  );

  test('goes forth and back without losing or repeating an offer', async () => {
    const { slugs } = await selling(Array.from({ length: 23 }, () => ({})));
    const first = await dataOf('?sort=price');
    const second = await dataOf((first.after ?? '').replace('/fr/offers', ''));
    const seen = [...first.rows, ...second.rows].map(({ slug }) => slug);
    expect([...seen].sort()).toEqual([...slugs].sort());
    expect(first.before).toBeNull();
    expect(second.after).toBeNull();
    const back = await dataOf((second.before ?? '').replace('/fr/offers', ''));
    expect(back.rows).toEqual(first.rows);
    expect(second.canonical).toBe('/fr/offers?sort=price');
  });

  test('each filter can be taken away', async () => {
    await selling([{}]);
    const page = await dataOf('?q=caisse&category=ERP&region=MA-06&hosting=yes');
    expect(page.chips.map(({ href }) => href)).toEqual([
      '/fr/offers?category=ERP&region=MA-06&hosting=yes',
      '/fr/offers?q=caisse&region=MA-06&hosting=yes',
      '/fr/offers?q=caisse&category=ERP&hosting=yes',
      '/fr/offers?q=caisse&category=ERP&region=MA-06',
    ]);
  });

  test('an empty list leads on, and few suppliers are said to be few', async () => {
    await selling([{}]);
    const page = await dataOf('?category=ERP&region=MA-12');
    expect(page.rows).toEqual([]);
    expect(page.count).toBe('0 offre');
    expect(page.few?.wider).toBe('/fr/offers?category=ERP');
  });
});

describe('the page of an offer', () => {
  const open = (slug: string, options: { lite?: boolean } = {}) =>
    call(offerPage.loader, { params: { ...fr, slug }, path: `/fr/offers/${slug}`, ...options });

  test('shows it in full, with its provider and similar ones', async () => {
    const { slugs } = await selling([{}, { category: 'ERP' }, { category: 'WEB' }]);
    const [slug = '', similar = ''] = slugs;
    const { status, data } = await open(slug);
    expect(status).toBe(200);
    expect(data).toMatchObject({
      kind: 'offer',
      view: { title: { text: 'Caisse et stock pour une boutique', lang: 'fr' } },
      provider: { name: 'Atlas Logiciels' },
      place: null,
      similar: [{ slug: similar }],
      structured: { '@type': 'Service', offers: { price: '12000.00', priceCurrency: 'MAD' } },
    });
  });

  test('places its price among ten comparable ones', async () => {
    const prices = Array.from({ length: 10 }, (_, index) => 1_000_000 + index * 100_000);
    const { slugs } = await selling(
      prices.map((min) => ({ price: { kind: 'fixed', min, max: min, setup: 0 } as const })),
    );
    const { computePriceBands } = await import('#domain/catalogue/index.server.ts');
    await computePriceBands(NOON);
    const places = [];
    for (const slug of [slugs[0] ?? '', slugs[9] ?? ''])
      places.push(((await open(slug)).data as { place: { place: string } }).place.place);
    expect(places).toEqual(['below-p10', 'above-p90']);
  });

  test('is gone when it was withdrawn, with offers in its place', async () => {
    const { slugs, organisationId } = await selling([{}, {}]);
    const [slug = '', other = ''] = slugs;
    await db.offerVersion.updateMany({ where: { offer: { slug } }, data: { state: 'withdrawn' } });
    await refreshListingsOf(organisationId, NOON);
    const answer = await open(slug);
    expect(answer.status).toBe(410);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.data).toMatchObject({ kind: 'former', fate: 'gone', similar: [{ slug: other }] });
  });

  test('waits while its provider may not sell', async () => {
    const { slugs, organisationId } = await selling([{}]);
    await db.credential.deleteMany({ where: { organisationId } });
    await refreshListingsOf(organisationId, NOON);
    const answer = await open(slugs[0] ?? '');
    expect(answer.status).toBe(404);
    expect(answer.data).toMatchObject({ kind: 'former', fate: 'paused' });
  });

  test.each(['draft', 'submitted', 'changes-requested'] as const)(
    'is nobody’s to see while it is %s',
    async (state) => {
      const owner = await makeCertifiedProvider();
      const { slug } = await makeOffer(owner.person.seat.organisationId, state);
      const answer = await open(slug);
      expect(answer).toMatchObject({ status: 404, data: '' });
    },
  );

  test('an address that never was answers 404', async () => {
    expect((await open('nothing')).status).toBe(404);
    expect((await open("'; --")).status).toBe(404);
  });
});

describe('the comparison', () => {
  const open = (query: string) =>
    call(compare.loader, { params: fr, path: `/fr/offers/compare${query}` });

  test('sets offers side by side and marks what differs', async () => {
    const { slugs } = await selling([{}, { durationDays: 30 }]);
    const { data } = await open(`?offer=${slugs.join('&offer=')}`);
    const { columns, rows } = data as {
      columns: { slug: string }[];
      rows: { key: string; same: boolean; cells: { text: string }[][] }[];
    };
    expect(columns.map(({ slug }) => slug)).toEqual(slugs);
    expect(rows.filter(({ same }) => !same).map(({ key }) => key)).toEqual(['duration']);
    expect(
      rows
        .find(({ key }) => key === 'duration')
        ?.cells.flat()
        .map(({ text }) => text),
    ).toEqual(['7 jours ouvrés', '30 jours ouvrés']);
  });

  test('takes four at most, each once, and says what is missing', async () => {
    const { slugs } = await selling([{}, {}, {}, {}, {}]);
    const all = `?offer=${[slugs[0], ...slugs].join('&offer=')}`;
    expect((await open(all)).data).toMatchObject({ tooMany: true, missing: false });
    expect(((await open(all)).data as { columns: unknown[] }).columns).toHaveLength(4);
    const odd = await open(`?offer=${slugs[0] ?? ''}&offer=gone&offer=%00`);
    expect(odd.data).toMatchObject({
      tooMany: false,
      missing: true,
      columns: [{ slug: slugs[0] }],
    });
    expect((await open('')).data).toMatchObject({ columns: [], missing: false });
  });
});

describe('providers', () => {
  const open = (slug: string) => call(providerPage.loader, { params: { ...fr, slug } });
  const listed = (query = '') =>
    call(providers.loader, { params: fr, path: `/fr/providers${query}` });

  test('are listed and counted on the map by the regions they serve', async () => {
    await selling([{}], { slug: 'atlas', regions: ['MA-06', 'MA-04'] });
    await makeProvider({ slug: 'not-yet' });
    const { data } = await listed();
    const { rows, tiles } = data as {
      rows: { slug: string }[];
      tiles: { code: string; count: number; href: string }[];
    };
    expect(rows.map(({ slug }) => slug)).toEqual(['atlas']);
    expect(tiles).toHaveLength(12);
    expect(tiles.filter(({ count }) => count === 1).map(({ code }) => code)).toEqual([
      'MA-04',
      'MA-06',
    ]);
    expect(tiles[0]?.href).toBe('/fr/providers?region=MA-01');
    expect((await listed('?region=&q=')).location).toBe('/fr/providers');
  });

  test('have a page from their first certificate on', async () => {
    const { organisationId } = await selling([{}], { slug: 'atlas' });
    await makeProvider({ slug: 'not-yet' });
    expect((await open('atlas')).data).toMatchObject({ view: { isListed: true, slug: 'atlas' } });
    expect((await open('not-yet')).status).toBe(404);
    expect((await open('nobody')).status).toBe(404);
    await db.credential.deleteMany({ where: { organisationId } });
    await refreshListingsOf(organisationId, NOON);
    expect((await open('atlas')).data).toMatchObject({ view: { isListed: false } });
  });
});
