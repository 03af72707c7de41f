import { beforeEach, describe, expect, test } from 'vitest';
import * as sitemap from '../../app/endpoints/sitemap-catalogue[.]xml.ts';
import * as categoryPage from '../../app/routes/_public.categories.$code/route.tsx';
import * as categories from '../../app/routes/_public.categories._index.tsx';
import { selling } from '../factories/selling.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

beforeEach(resetDatabase);

const fr = { lang: 'fr' };

describe('categories', () => {
  test('are all there, with how many offers each has', async () => {
    await selling([{}, {}, { category: 'WEB' }]);
    const { data } = await call(categories.loader, { params: fr });
    const { groups } = data as { groups: { categories: { code: string; count: string }[] }[] };
    const all = groups.flatMap((group) => group.categories);
    expect(all).toHaveLength(31);
    expect(all.find(({ code }) => code === 'ERP')?.count).toBe('2 offres');
    expect(all.find(({ code }) => code === 'AI')?.count).toBe('0 offre');
  });

  test('one of them shows its offers and where its providers are', async () => {
    const { slugs } = await selling([{}]);
    const answer = await call(categoryPage.loader, { params: { ...fr, code: 'ERP' } });
    const { rows, tiles, bands } = answer.data as {
      rows: { slug: string }[];
      tiles: { code: string; count: number }[];
      bands: unknown[];
    };
    expect(rows.map(({ slug }) => slug)).toEqual(slugs);
    expect(tiles.filter(({ count }) => count > 0).map(({ code }) => code)).toEqual(['MA-06']);
    expect(bands).toEqual([]);
    for (const code of ['erp', 'NOPE', 'constructor'])
      expect((await call(categoryPage.loader, { params: { ...fr, code } })).status).toBe(404);
  });
});

describe('the site map', () => {
  const open = (query = '') => call(sitemap.loader, { path: `/sitemap-catalogue.xml${query}` });

  test('names every offer and every provider in every language', async () => {
    const { slugs } = await selling([{}, {}], { slug: 'atlas' });
    expect((await open()).data).toContain('/sitemap-catalogue.xml?kind=offers</loc>');
    const offersXml = String((await open('?kind=offers')).data);
    expect(offersXml.match(/<loc>/g)).toHaveLength(2 * 4);
    expect(offersXml).toContain(`/ar/offers/${slugs[0] ?? ''}</loc>`);
    const after = [...slugs].sort()[0] ?? '';
    expect(String((await open(`?kind=offers&after=${after}`)).data).match(/<loc>/g)).toHaveLength(
      4,
    );
    expect(String((await open('?kind=providers')).data)).toContain('/fr/providers/atlas</loc>');
    expect(String((await open('?kind=offers&after=%00')).data)).toContain('<urlset');
  });
});
