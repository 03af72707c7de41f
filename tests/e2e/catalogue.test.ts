import { describe, expect, test } from 'vitest';
import { expectAccessible } from '../setup/axe.ts';
import { follow, openTab, PATIENCE, settle, visit, wordsOf, type Tab } from './pages.ts';

const PAGES = ['/offers', '/categories', '/categories/ERP', '/providers'] as const;
/** Most bytes of a page of the catalogue: the document and, without Save-Data, three style sheets. */
const MOST_BYTES = { lite: 14_336, usual: 25_000 } as const;

const rows = ({ page }: Tab) => page.locator('.rows > li');
const search = ({ page }: Tab) => new URL(page.url()).search;

/** A tab for pages that bring no script, in a browser that would run one. */
async function openPlain(options: Parameters<typeof openTab>[0] = {}): Promise<Tab> {
  return { ...(await openTab(options)), scripts: false };
}

/** The address of the first offer in the list. */
async function firstOffer(tab: Tab): Promise<string> {
  await visit(tab, `/${tab.lang}/offers`);
  return (await rows(tab).first().locator('h3 a').getAttribute('href')) ?? '';
}

/** A tab on the list of offers: with scripts, it came there from a page that has them. */
async function onOffers(scripts: boolean): Promise<Tab> {
  const tab = await openTab({ scripts });
  await visit(tab, scripts ? '/fr' : '/fr/offers');
  const link = tab.page.getByRole('link', { name: wordsOf(tab).common('nav.offers'), exact: true });
  if (scripts) await follow(tab, link, /\/fr\/offers$/);
  return tab;
}

describe.each(['fr', 'ar'] as const)('in %s', (lang) => {
  test('every page can be used by everybody and fits a phone', async () => {
    const tab = await openPlain({ lang });
    const offer = await firstOffer(tab);
    const provider = (await rows(tab).first().locator('p a').first().getAttribute('href')) ?? '';
    const compared = `/${lang}/offers/compare?offer=${offer.split('/').at(-1) ?? ''}`;
    const paths = [...PAGES.map((page) => `/${lang}${page}`), offer, provider, compared];
    for (const path of paths) {
      await visit(tab, path);
      await expectAccessible(tab.page);
    }
    expect(tab.complaints).toEqual([]);
  });
});

describe.each([{ scripts: true }, { scripts: false }])('with scripts: $scripts', ({ scripts }) => {
  test('a list is narrowed, widened again and compared', async () => {
    const tab = await onOffers(scripts);
    const { page } = tab;
    await page.locator('#q').fill('odoo');
    await page.getByText('Filtrer', { exact: true }).click();
    await page.locator('summary', { hasText: 'Région' }).click();
    await page.locator('input[name=region][value="MA-06"]').check();
    await page.locator('.filters button[type=submit]').click();
    await expect.poll(() => search(tab), { timeout: PATIENCE }).toBe('?q=odoo&region=MA-06');
    await settle(tab);
    await expect.poll(() => page.locator('.rows mark').count()).toBeGreaterThan(0);
    const narrow = await rows(tab).count();
    await page.locator('.chips a').first().click();
    await expect.poll(() => search(tab)).toBe('?region=MA-06');
    await expect.poll(() => rows(tab).count()).toBeGreaterThan(narrow);
    for (const index of [0, 1]) await page.locator('input[name=offer]').nth(index).check();
    await page.locator('#compare button').click();
    await expect.poll(() => page.url(), { timeout: PATIENCE }).toContain('/offers/compare?offer=');
    await settle(tab);
    expect(await page.locator('.compared > li').count()).toBe(2);
    await page.locator('.compared a', { hasText: 'Retirer' }).first().click();
    await expect.poll(() => page.locator('.compared > li').count()).toBe(1);
    expect(tab.complaints).toEqual([]);
  });
});

test('the map leads to the providers of a region by keyboard', async () => {
  const tab = await openPlain();
  const { page } = tab;
  await visit(tab, '/fr/providers');
  const tile = page.locator('.tiles a', { hasText: 'Casablanca-Settat' });
  const figure = Number(await tile.locator('b').innerText());
  expect(figure).toBeGreaterThan(0);
  await tile.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => search(tab)).toBe('?region=MA-06');
  await expect.poll(() => page.locator('.listing h2').innerText()).toContain(String(figure));
});

test('the language menu keeps what the list is narrowed by', async () => {
  const tab = await openPlain();
  await visit(tab, '/fr/offers?category=ERP&region=MA-06');
  await tab.page.locator('.langs a[lang=ar-MA]').click();
  await expect
    .poll(() => tab.page.url(), { timeout: PATIENCE })
    .toContain('/ar/offers?category=ERP&region=MA-06');
  await settle({ ...tab, lang: 'ar' });
});

/** Everything a first visit loads, with its bytes as they cross the wire. */
async function loaded(tab: Tab, path: string) {
  const session = await tab.visitor.newCDPSession(tab.page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const types: string[] = [];
  let bytes = 0;
  session.on('Network.requestWillBeSent', ({ type, request }) => {
    if (!request.url.startsWith('data:')) types.push(type ?? 'Other');
  });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await visit(tab, path);
  await tab.page.waitForLoadState('networkidle');
  await session.detach();
  return { types, bytes };
}

test.each(['lite', 'usual'] as const)(
  'the %s version is light and brings no script',
  async (version) => {
    const saving = version === 'lite' ? { 'Save-Data': 'on' } : {};
    const tab = await openPlain({ context: { extraHTTPHeaders: saving } });
    const offer = await firstOffer(tab);
    for (const path of [...PAGES.map((page) => `/fr${page}`), offer]) {
      const { types, bytes } = await loaded(tab, path);
      expect(types, path).toContain('Stylesheet');
      expect(types, path).not.toContain('Script');
      expect(bytes, path).toBeLessThan(MOST_BYTES[version]);
      expect(bytes, path).toBeGreaterThan(3_000);
      if (version === 'lite') expect(await tab.page.content(), path).not.toContain('<script');
    }
  },
);

test('an offer tells search engines what it is', async () => {
  const tab = await openPlain();
  await visit(tab, await firstOffer(tab));
  const text = await tab.page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(text ?? '{}')).toMatchObject({
    '@type': 'Service',
    offers: { '@type': 'Offer', priceCurrency: 'MAD' },
  });
  expect(tab.complaints).toEqual([]);
});
