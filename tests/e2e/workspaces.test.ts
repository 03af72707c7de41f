import { describe, expect, test } from 'vitest';
import { expectAccessible } from '../setup/axe.ts';
import { becomes, openTab, settle, visit, type Tab } from './pages.ts';

/** The home of each persona's workspace, and the pages it finds there. */
const WORKSPACES = [
  ['sme-fr', '/sme'],
  ['sme-ar', '/sme'],
  ['provider-1', '/provider'],
  ['provider-2', '/provider'],
  ['provider-3', '/provider'],
  ['examiner-1', '/programme'],
  ['examiner-2', '/programme'],
  ['proposing-1', '/programme'],
  ['proposing-2', '/programme'],
  ['deciding-1', '/programme'],
  ['deciding-2', '/programme'],
  ['certifier', '/programme'],
  ['authorising', '/programme'],
  ['risk', '/programme'],
  ['mediator', '/programme'],
  ['manager-1', '/programme'],
  ['manager-2', '/programme'],
  ['auditor', '/programme'],
  ['regional-examiner', '/programme'],
  ['advisor', '/advisor'],
  ['admin', '/admin'],
] as const;

test.each(WORKSPACES)('%s enters %s by one click', async (persona, home) => {
  const tab = await openTab({ lang: persona === 'sme-ar' ? 'ar' : 'fr', scripts: false });
  await becomes(tab, persona);
  expect(new URL(tab.page.url()).pathname).toBe(`/${tab.lang}${home}`);
});

/** One persona of each kind, whose pages are looked at one by one. */
describe.each([
  ['sme-fr', 'fr', 1280],
  ['sme-ar', 'ar', 360],
  ['provider-1', 'fr', 360],
  ['manager-1', 'fr', 1280],
  ['advisor', 'ar', 360],
  ['admin', 'fr', 1280],
  ['admin', 'ar', 360],
] as const)('%s in %s at %i px', (persona, lang, width) => {
  test('finds every page of the workspace and of the account', { timeout: 240_000 }, async () => {
    const tab = await openTab({ lang, width });
    await becomes(tab, persona);
    const pages = [
      ...(await pagesListed(tab)),
      ...(await (async () => {
        await visit(tab, `/${lang}/account`);
        return pagesListed(tab);
      })()),
    ];
    expect(pages.length).toBeGreaterThan(9);
    for (const path of new Set(pages)) {
      const answer = await tab.page.goto(path);
      expect(answer?.status(), path).toBe(200);
      await settle(tab);
      await expectAccessible(tab.page);
    }
    expect(tab.complaints).toEqual([]);
  });
});

/** The addresses of the navigation on the side. */
function pagesListed({ page }: Tab): Promise<string[]> {
  return page
    .locator('.space-nav-wide a')
    .evaluateAll((links) =>
      links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
    );
}
