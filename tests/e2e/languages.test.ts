import { describe, expect, test } from 'vitest';
import { LANGS, LANGUAGES, type Lang } from '#i18n/languages.ts';
import {
  answerPage,
  DIMENSION,
  follow,
  giveProfile,
  openTab,
  question,
  settle,
  start,
  visit,
  wordsOf,
  type Tab,
} from './pages.ts';

describe('the address without a language', () => {
  test.each([
    ['ar-MA', '/ar'],
    ['en-GB', '/en'],
    ['de-DE', '/fr'],
  ])('leads a browser in %s to %s', async (locale, home) => {
    const { page } = await openTab({ context: { locale } });
    await page.goto('/');
    expect(new URL(page.url()).pathname).toBe(home);
  });

  test.each([
    ['zgh', '/zgh'],
    ['de;q=0.9, ar;q=0.5, fr;q=0.1', '/ar'],
    ['', '/fr'],
  ])('answers "%s" with %s', async (accepted, home) => {
    const { visitor } = await openTab();
    const answer = await visitor.request.get('/', {
      headers: { 'Accept-Language': accepted },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(302);
    expect(answer.headers()['location']).toBe(home);
  });

  test('remembers the language read last', async () => {
    const tab = await openTab({ lang: 'ar' });
    await visit(tab, '/ar/help');
    await tab.page.goto('/');
    expect(new URL(tab.page.url()).pathname).toBe('/ar');
  });
});

test.each(['', '/assess', '/method'])('%s names itself in every language', async (path) => {
  const tab = await openTab();
  await visit(tab, `/fr${path}`);
  const { origin } = new URL(tab.page.url());
  const alternates = await tab.page
    .locator('link[rel=alternate][hreflang]')
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]),
    );
  expect(alternates).toEqual(
    LANGS.map((lang) => [LANGUAGES[lang].tag, `${origin}/${lang}${path}`]),
  );
  for (const [, href] of alternates)
    expect((await tab.visitor.request.get(href ?? '')).status(), href ?? '').toBe(200);
});

/** Follows the link of the language menu; the tab reads the other language from there on. */
async function switchTo(tab: Tab, lang: Lang): Promise<Tab> {
  const other = { ...tab, lang };
  const path = new URL(tab.page.url()).pathname.replace(`/${tab.lang}`, `/${lang}`);
  const link = tab.page.getByRole('link', { name: LANGUAGES[lang].name, exact: true });
  await follow(other, link, new RegExp(`${path}$`));
  return other;
}

test.each([{ scripts: true }, { scripts: false }])(
  'the language menu keeps the page and its answers, scripts: $scripts',
  { timeout: 120_000 },
  async ({ scripts }) => {
    let tab = await openTab({ scripts });
    const here = await start(tab);
    await giveProfile(tab);
    await answerPage(tab, () => '3');
    await visit(tab, `${here}/cus`);
    for (const lang of ['ar', 'en', 'zgh', 'fr'] as const) {
      tab = await switchTo(tab, lang);
      expect(tab.page.url()).toMatch(DIMENSION);
      await expect
        .poll(() => question(tab, 'CUS-01').locator('input[type=radio][value="3"]').isChecked())
        .toBe(true);
    }
    expect(tab.complaints).toEqual([]);
  },
);

test.each(['/de', '/de/assess', '/FR', '/fr/nowhere', '/fr/assess/nobody/cus'])(
  '%s is answered by a page that says so and leads on',
  async (path) => {
    const tab = await openTab();
    const answer = await tab.page.goto(path);
    expect(answer?.status()).toBe(404);
    const { common } = wordsOf(tab);
    await tab.page.getByRole('heading', { name: common('errorPage.404.title') }).waitFor();
    await tab.page.waitForLoadState('load');
    const complaints = tab.complaints.filter((text) => !text.includes('status of 404'));
    expect(complaints).toEqual([]);
    await tab.page.getByRole('link', { name: common('action.home') }).click();
    await expect.poll(() => new URL(tab.page.url()).pathname).toBe('/fr');
    await settle(tab);
  },
);

describe('Tamazight', () => {
  test('is marked as a draft and brings its letters', async () => {
    const tab = await openTab({ lang: 'zgh' });
    const fonts = fontsOf(tab);
    await visit(tab, '/zgh');
    await tab.page.getByText(wordsOf(tab).common('zghDraft')).waitFor();
    await tab.page.evaluate(() => document.fonts.ready);
    expect(fonts).toHaveLength(1);
    expect(fonts[0]).toContain('tifinagh');
    expect(new URL(fonts[0] ?? '').origin).toBe(new URL(tab.page.url()).origin);
    expect(tab.complaints).toEqual([]);
  });

  test.each(['fr', 'ar', 'en'] as const)('costs readers of %s nothing', async (lang) => {
    const tab = await openTab({ lang });
    const fonts = fontsOf(tab);
    await visit(tab, `/${lang}`);
    await tab.page.evaluate(() => document.fonts.ready);
    expect(fonts).toEqual([]);
    expect(await tab.page.locator('main .note.warn').count(), 'no draft here').toBe(0);
  });
});

function fontsOf({ page }: Tab): string[] {
  const fonts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fonts.push(request.url());
  });
  return fonts;
}
