import { describe, expect, test } from 'vitest';
import { expectAccessible } from '../setup/axe.ts';
import { newVisitor } from '../setup/e2e.ts';
import { openTab, visit, wordsOf } from './pages.ts';

const PAGES = [
  '/programmes',
  '/programmes/cheque-numerique-demonstration',
  '/programmes/dispositif-tpme',
];
const LANGS = ['fr', 'ar'] as const;

describe.each(LANGS)('in %s', (lang) => {
  test.each(PAGES)('%s can be used by everybody, on a small phone too', async (page) => {
    const visitor = await newVisitor({ viewport: { width: 320, height: 640 } });
    const tab = await visitor.newPage();
    expect((await tab.goto(`/${lang}${page}`))?.status()).toBe(200);
    expect(await tab.locator('h1').count()).toBe(1);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await tab.locator('main').innerText()).not.toMatch(/\{\{|undefined|\[object|NaN/);
    expect(await tab.locator('main').innerText()).not.toMatch(
      /\b(?:programmes|eligibility|aid|why)\.[a-z]+\.?[a-zA-Z]*\b/,
    );
    await expectAccessible(tab);
  });
});

test('the pages are whole without scripts, and lite ones send none', async () => {
  const visitor = await newVisitor({
    ...{ javaScriptEnabled: false, extraHTTPHeaders: { 'Save-Data': 'on' } },
  });
  const tab = await visitor.newPage();
  for (const page of PAGES) {
    await tab.goto(`/fr${page}`);
    expect(await tab.content(), page).not.toMatch(/<script|modulepreload|prefetch/i);
    expect(await tab.locator('h2').count(), page).toBeGreaterThan(2);
  }
});

test('a visitor narrows the list, opens a programme and finds where to check', async () => {
  const tab = await openTab({ lang: 'fr' });
  const { page } = tab;
  await visit(tab, '/fr');
  const name = wordsOf(tab).common('nav.programmes');
  await page.getByRole('link', { name, exact: true }).click();
  await page.locator('summary', { hasText: 'Filtrer' }).click();
  await page.locator('summary', { hasText: 'Type d’aide' }).click();
  await page.getByLabel(/^Chèque/).check();
  await page.getByRole('button', { name: 'Afficher les résultats' }).click();
  await expect.poll(() => page.url()).toContain('kind=voucher');
  await page.getByRole('link', { name: /^Chèque numérique/ }).click();
  await expect.poll(() => page.url()).toContain('/programmes/cheque-numerique-demonstration');
  expect(await page.getByRole('link', { name: 'Trouver mes aides' }).getAttribute('href')).toBe(
    '/fr/eligibility',
  );
  expect(tab.complaints).toEqual([]);
});
