import { describe, expect, test } from 'vitest';
import { bytesOf, expectBudget, firstLoad, WORKSPACE } from './budgets.ts';
import {
  answerAll,
  becomes,
  button,
  finishExpress,
  follow,
  giveProfile,
  openTab,
  PATIENCE,
  RESULT,
  start,
  visit,
  wordsOf,
  type Tab,
} from './pages.ts';

const LITE_BYTES = 14_336;

/** Asked every question: a plant of twelve people with machines, that exports. */
const PLANT = { sector: 'IND', staff: '12', usesMachinery: 'yes', exportsOrSuppliesLarge: 'yes' };
const DIMENSIONS = ['cus', 'fin', 'ops', 'str', 'dat', 'sec', 'con', 'skl', 'aut', 'grn'];
const AFTER = ['review', 'result', 'roadmap', 'what-if', 'share', 'mail-link'];

async function expectLite(tab: Tab, path: string): Promise<void> {
  const sent = await firstLoad(tab, path);
  const html = await tab.page.content();
  expect(html, path).not.toMatch(/<script|modulepreload|prefetch/i);
  expect(
    sent.map(({ type }) => type).filter((type) => !['Document', 'Stylesheet'].includes(type)),
    path,
  ).toEqual([]);
  expect(bytesOf(sent), `${path}: ${JSON.stringify(sent)}`).toBeLessThanOrEqual(LITE_BYTES);
  expect(bytesOf(sent, 'Document')).toBeGreaterThan(1000);
}

describe('with Save-Data', () => {
  test.each([{ lang: 'fr' }, { lang: 'ar' }] as const)(
    'every page of the full path is light in $lang',
    { timeout: 240_000 },
    async ({ lang }) => {
      const saving = { extraHTTPHeaders: { 'Save-Data': 'on' } };
      const tab = await openTab({ lang, scripts: false, context: saving });
      await expectLite(tab, `/${lang}`);
      await expectLite(tab, `/${lang}/assess`);
      const here = await start(tab, 'full');
      await giveProfile(tab, PLANT);
      const asked = await answerAll(tab, () => '3');
      expect(asked).toHaveLength(42);
      await follow(tab, button(tab, wordsOf(tab).assess('review.result')), RESULT);
      const pages = ['profile', ...DIMENSIONS, ...AFTER];
      const problems: string[] = [];
      for (const page of pages)
        await expectLite(tab, `${here}/${page}`).catch((error: unknown) => {
          problems.push(error instanceof Error ? error.message : String(error));
        });
      expect(problems).toEqual([]);
      expect(tab.complaints).toEqual([]);
    },
  );
});

test('the light version is remembered until it is left', async () => {
  const tab = await openTab();
  const light = { ...tab, scripts: false };
  const { common } = wordsOf(tab);
  await visit(tab, '/fr');
  await tab.page.getByRole('link', { name: common('footer.liteOn') }).click();
  await expect.poll(() => tab.page.url(), { timeout: PATIENCE }).toContain('lite=1');
  expect(await tab.page.content()).not.toContain('<script');
  await expectLite(light, '/fr/assess');
  await expectLite(light, '/ar'.replace('ar', 'fr'));
  await tab.page.getByRole('link', { name: common('footer.liteOff') }).click();
  await expect.poll(() => tab.page.url(), { timeout: PATIENCE }).toContain('lite=0');
  await visit(tab, '/fr/assess');
  expect(await tab.page.content()).toContain('<script');
});

describe('the usual version', () => {
  test('stays within its budget on a first visit', { timeout: 180_000 }, async () => {
    const tab = await openTab();
    const here = await finishExpress(tab, () => '2');
    for (const path of [
      ...['/fr', '/fr/assess', `${here}/cus`, `${here}/result`, `${here}/roadmap`],
      ...['/fr/sign-in', '/fr/sign-up'],
    ])
      await expectBudget(tab, path);
  });

  test.each([
    ['sme-fr', '/fr/sme'],
    ['sme-fr', '/fr/account/security'],
    ['manager-1', '/fr/programme'],
    ['provider-1', '/fr/provider'],
  ])('stays within that of a workspace for %s at %s', async (persona, path) => {
    const tab = await openTab();
    await becomes(tab, persona);
    await expectBudget(tab, path, WORKSPACE);
  });
});
