import { describe, expect, test } from 'vitest';
import { expectAccessible } from '../setup/axe.ts';
import { newVisitor } from '../setup/e2e.ts';

const PAGES = ['', '/assess', '/method', '/help', '/accessibility', '/privacy', '/legal'];

describe.each(['fr', 'ar', 'zgh', 'en'])('in %s', (lang) => {
  test.each(PAGES)('%s can be used by everybody', async (page) => {
    const visitor = await newVisitor();
    const tab = await visitor.newPage();
    const answer = await tab.goto(`/${lang}${page}`);
    expect(answer?.status()).toBe(200);
    expect(await tab.locator('h1').count()).toBe(1);
    expect(await tab.locator('html').getAttribute('dir')).toBe(lang === 'ar' ? 'rtl' : 'ltr');
    await expectAccessible(tab);
  });
});

test('no page is wider than a small phone', async () => {
  const visitor = await newVisitor({ viewport: { width: 320, height: 640 } });
  const tab = await visitor.newPage();
  for (const lang of ['fr', 'ar']) {
    for (const page of PAGES) {
      await tab.goto(`/${lang}${page}`);
      const width = await tab.evaluate(() => document.documentElement.scrollWidth);
      expect(width, tab.url()).toBeLessThanOrEqual(320);
    }
  }
});

test('a page that some cannot use is refused', async () => {
  const visitor = await newVisitor();
  const tab = await visitor.newPage();
  await tab.setContent('<html lang="fr"><title>Logo</title><main><img src="data:,"></main></html>');
  await expect(expectAccessible(tab)).rejects.toThrow(/image-alt \(critical\)/);
});
